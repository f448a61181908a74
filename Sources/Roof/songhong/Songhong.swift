@main
struct Songhong {
    static func main() {}
}
