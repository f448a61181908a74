import Registry
import Testing

@Suite("IDs in free texts")
struct FreeTextTests {
    /// A number of the specimen kind (first digit 9) whose check digit is right.
    private let id = nationalID("900000000001")

    @Test("an ID is seen however its digits are grouped")
    func seen() {
        let digits = Array(id).map(String.init)
        let grouped = [digits[0...0], digits[1...4], digits[5...9], digits[10...11], digits[12...12]]
        for separator in ["", "-", " ", " - ", "\u{2013}"] {
            let text = grouped.map { $0.joined() }.joined(separator: separator)
            #expect(PersonIdentifier.stands(in: "บัตร \(text) ค่ะ"), "\(separator)")
        }
        #expect(!PersonIdentifier.stands(in: "โทร 081 234 5678 บ้าน 12/3"))
    }

    @Test("a record's own identifier is nobody's ID, whatever its digits, and hides none beside it")
    func identifiers() {
        // The ID's digits in the last two groups of a UUID: they would check.
        let record = "019196a3-c195-7bcd-\(id.prefix(4))-a\(id.dropFirst(4))ab"
        #expect(record.count == 36)
        let straight = "019196a3-c195-7abc-a\(id.prefix(3))-\(id.dropFirst(3))12"
        #expect(straight.count == 36)
        for text in [
            record, straight, "ปิดผนึก · sealed \(straight)",
            "abcdef01-\(id.prefix(4))-\(id.dropFirst(4).prefix(4))-\(id.dropFirst(8).prefix(4))-\(id.suffix(1))abcdefabcde",
        ] {
            #expect(!PersonIdentifier.stands(in: text), "\(text)")
            #expect(PersonIdentifier.stands(in: "\(text) \(id)"))
        }
    }
}
