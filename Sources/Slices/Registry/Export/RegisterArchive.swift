/// The register's own format.
public enum RegisterArchive {
    static let manifestName = "songhong-register.json"
}
