import Access
import Civics
import Foundation
import Storage
import Testing

extension SealedField {
    static let nationalID = SealedField(name: "person.nationalID", dataClass: .identity)
    static let bankAccount = SealedField(name: "person.bankAccount", dataClass: .identity)
    static let illness = SealedField(name: "person.illness", dataClass: .health)
}

func identifier(_ number: UInt16 = 42) -> UUIDv7 {
    UUIDv7(bytes: [1, 0x98, 0xf0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, UInt8(number >> 8), UInt8(number & 255)])
        ?? UUIDv7.generate(at: Instant(milliseconds: 0))
}

let day = CivilDate(year: 2026, month: 11, day: 22) ?? Instant(milliseconds: 0).thaiDate

@Suite("The vault of encrypted fields")
struct FieldVaultTests {
    let vault = FieldVault(FieldKeys.random(madeOn: day))

    static let texts =
        ["", "9", "9310100000018", "ผู้สูงอายุติดเตียง", "a\u{0}b", String(repeating: "ก", count: 5_000)]
        + [30, 31, 32, 33, 63, 64, 65].map { String(repeating: "x", count: $0) }

    @Test("what was sealed opens as it was, whatever its length", arguments: texts)
    func roundTrip(text: String) throws {
        let sealed = try vault.seal(text, field: .illness, subject: identifier())
        #expect(try vault.open(sealed, field: .illness, subject: identifier()) == text)
        #expect(Sealed(bytes: sealed.bytes) == sealed)
    }

    @Test("the length tells only steps of 32 bytes, and an empty text looks like a short one")
    func padding() throws {
        let lengths = try (0..<64).map { count in
            try vault.seal(String(repeating: "9", count: count), field: .nationalID, subject: identifier()).bytes.count
        }
        #expect(Set(lengths[0..<32]) == [77])
        #expect(Set(lengths[32..<64]) == [109])
    }

    @Test("the same text is another envelope each time")
    func fresh() throws {
        let all = try (0..<200).map { _ in try vault.seal("1", field: .nationalID, subject: identifier()) }
        #expect(Set(all).count == 200)
    }

    @Test("an envelope with any one byte changed, cut or added does not open")
    func tampering() throws {
        let sealed = try vault.seal("9310100000018", field: .nationalID, subject: identifier())
        func opens(_ bytes: [UInt8]) -> Bool {
            guard let sealed = Sealed(bytes: bytes) else { return false }
            return (try? vault.open(sealed, field: .nationalID, subject: identifier())) != nil
        }
        #expect(opens(sealed.bytes))
        for place in sealed.bytes.indices {
            for bit in 0..<8 {
                var bytes = sealed.bytes
                bytes[place] ^= 1 << bit
                #expect(!opens(bytes), "byte \(place) bit \(bit)")
            }
            #expect(!opens(Array(sealed.bytes[..<place])), "cut at \(place)")
        }
        #expect(!opens(sealed.bytes + [0]))
        #expect(!opens(sealed.bytes + [UInt8](repeating: 0, count: 32)))
    }

    @Test("an envelope moved to another person, another field or another class does not open")
    func moving() throws {
        let sealed = try vault.seal("9310100000018", field: .nationalID, subject: identifier(1))
        #expect(throws: Problem.sealedFieldDamaged) {
            try vault.open(sealed, field: .nationalID, subject: identifier(2))
        }
        #expect(throws: Problem.sealedFieldDamaged) {
            try vault.open(sealed, field: .bankAccount, subject: identifier(1))
        }
        let renamed = SealedField(name: SealedField.nationalID.name, dataClass: .welfare)
        #expect(throws: Problem.sealedFieldDamaged) { try vault.open(sealed, field: renamed, subject: identifier(1)) }
    }

    @Test("another organisation's keys do not open it, and say that the key is missing")
    func otherKeys() throws {
        let sealed = try vault.seal("x", field: .nationalID, subject: identifier())
        let other = FieldVault(FieldKeys.random(madeOn: day))
        #expect(throws: Problem.fieldKeyUnknown) { try other.open(sealed, field: .nationalID, subject: identifier()) }
    }

    @Test("without a key the vault is closed: it neither opens, seals nor searches, and says what to do in Thai")
    func closed() throws {
        let sealed = try vault.seal("x", field: .nationalID, subject: identifier())
        let closed = FieldVault(closed: .missing("/etc/songhong/field.key"))
        #expect(!closed.isOpen && vault.isOpen)
        #expect(closed.reason == .missing("/etc/songhong/field.key"))
        let refused = #expect(throws: Problem.self) {
            try closed.open(sealed, field: .nationalID, subject: identifier())
        }
        #expect(refused?.number == "503.1" && refused?.status == 503)
        #expect(refused?.wayForward.th.contains("--key") == true)
        #expect(throws: Problem.fieldKeyMissing) {
            try closed.seal("x", field: .nationalID, subject: identifier())
        }
        #expect(throws: Problem.fieldKeyMissing) { try closed.blindIndex("x", field: .nationalID) }
        #expect(throws: Problem.fieldKeyMissing) { try closed.blindIndexes("x", field: .nationalID) }
    }

    @Test("a blind index is the same each time, another for every field and key, and no plain hash")
    func blindIndex() throws {
        let index = try vault.blindIndex("9310100000018", field: .nationalID)
        #expect(index.bytes.count == 32)
        #expect(try vault.blindIndex("9310100000018", field: .nationalID) == index)
        #expect(try vault.blindIndex("9310100000019", field: .nationalID) != index)
        #expect(try vault.blindIndex("9310100000018", field: .bankAccount) != index)
        let other = FieldVault(FieldKeys.random(madeOn: day))
        #expect(try other.blindIndex("9310100000018", field: .nationalID) != index)
        #expect(index.bytes != Sha256.digest(of: Array("9310100000018".utf8)))
    }

    @Test("after a change of keys old values open, new ones use the new key, and a search asks for both")
    func rotation() throws {
        var keys = FieldKeys.random(madeOn: day)
        let before = FieldVault(keys)
        let old = try before.seal("ก", field: .illness, subject: identifier())
        let oldIndex = try before.blindIndex("ก", field: .illness)
        keys.add(madeOn: day)
        let after = FieldVault(keys)
        #expect(try after.open(old, field: .illness, subject: identifier()) == "ก")
        let new = try after.seal("ก", field: .illness, subject: identifier())
        #expect(new.key == keys.current && old.key != new.key)
        let asked = try after.blindIndexes("ก", field: .illness)
        #expect(asked == [try after.blindIndex("ก", field: .illness), oldIndex])
        #expect(throws: Problem.fieldKeyUnknown) { try before.open(new, field: .illness, subject: identifier()) }
    }

    @Test("in JSON both are Base64, and what is no envelope is refused")
    func json() throws {
        struct Record: Codable, Equatable {
            var value: Sealed
            var index: BlindIndex
        }
        let record = Record(
            value: try vault.seal("ก", field: .illness, subject: identifier()),
            index: try vault.blindIndex("ก", field: .illness))
        let data = try JSONEncoder().encode(record)
        #expect(try JSONDecoder().decode(Record.self, from: data) == record)
        let text = String(decoding: data, as: UTF8.self).replacing("\\/", with: "/")
        #expect(text.contains(Data(record.value.bytes).base64EncodedString()))
        for wrong in ["\"\"", "\"AQID\"", "\"not base64!\"", "7", "null", "[1,2]"] {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(Sealed.self, from: Data(wrong.utf8)) }
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(BlindIndex.self, from: Data(wrong.utf8)) }
        }
    }

    @Test("printing, debugging and dumping show nothing of a value, an index or a key")
    func silent() throws {
        var keys = FieldKeys.random(madeOn: day)
        keys.add(madeOn: day)
        let sealed = try vault.seal("9310100000018", field: .nationalID, subject: identifier())
        let index = try vault.blindIndex("9310100000018", field: .nationalID)
        var dumped = ""
        dump(sealed, to: &dumped)
        dump(index, to: &dumped)
        dump(keys, to: &dumped)
        let texts = [
            "\(sealed)", String(reflecting: sealed), "\(index)", String(reflecting: index), "\(keys)",
            "\(Optional(sealed) as Any)", dumped, String(reflecting: keys), "\(keys.keys)",
        ]
        for text in texts {
            #expect(!text.contains(Data(sealed.bytes).base64EncodedString().prefix(8)))
            #expect(text.count < 120, "\(text)")
        }
        #expect("\(sealed)" == "sealed" && "\(index)" == "blind index")
    }

    /// Made by another implementation (HMAC of Python's standard library; XChaCha20-Poly1305 written out after
    /// draft-irtf-cfrg-xchacha and checked with its own vector A.3.1), so that values stay readable for years.
    @Test("a value and an index that another program made are read and found")
    func knownAnswer() throws {
        let place = try KeyPlace()
        defer { place.remove() }
        let master = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
        try place.write("songhong field keys 1\n1ab37785 \(master) 2026-11-22\n")
        let vault = try FieldVault(file: place.file)
        let bytes = try #require(
            Hexadecimal.bytes(
                "011ab377856465666768696a6b6c6d6e6f707172737475767778797a7bf3990f34df91edb26837335fdf6f354c657b1ca10e1486"
                    + "2678ab7c27da6bde1f26a7dae747141f19d55906a3004ef460"))
        let sealed = try #require(Sealed(bytes: bytes))
        #expect(sealed.key.description == "1ab37785")
        #expect(try vault.open(sealed, field: .nationalID, subject: identifier()) == "9310100000018")
        #expect(
            Hexadecimal.text(try vault.blindIndex("9310100000018", field: .nationalID).bytes)
                == "62db03ae07b25c49b0697c84f4ada433ca46d163165a18b3470487f759b8d179")
    }
}
