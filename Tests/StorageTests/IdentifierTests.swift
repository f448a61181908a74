import Civics
import Foundation
import Storage
import Testing

@Suite struct IdentifierTests {
    /// SplitMix64, so that a seed gives the same identifiers.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var word = state
            word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
            word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
            return word ^ (word >> 31)
        }
    }

    @Test("identifiers grow, also within a millisecond and when the clock goes back")
    func monotonic() {
        var random = Seeded(state: 7)
        // Far ahead of every clock, because the other tests of this process make identifiers too.
        let moment = Instant(milliseconds: 1 << 45)
        var last = UUIDv7.make(at: moment, random: &random)
        for step in 0..<20_000 {
            let next = UUIDv7.make(at: moment.adding(milliseconds: step % 3 == 0 ? -5_000 : 0), random: &random)
            #expect(last < next)
            last = next
        }
    }

    @Test("version and variant are those of RFC 9562")
    func form() throws {
        for _ in 0..<200 {
            let bytes = UUIDv7.generate(at: Instant(milliseconds: 1_795_335_136_123)).bytes
            #expect(bytes.count == 16)
            #expect(bytes[6] >> 4 == 7)
            #expect(bytes[8] >> 6 == 0b10)
        }
    }

    @Test("identifiers made in many tasks are all different")
    func unique() async {
        let moment = Instant(milliseconds: 1_795_335_136_123)
        let all = await withTaskGroup(of: [UUIDv7].self) { group in
            for _ in 0..<8 { group.addTask { (0..<2_000).map { _ in UUIDv7.generate(at: moment) } } }
            return await group.reduce(into: Set<UUIDv7>()) { $0.formUnion($1) }
        }
        #expect(all.count == 16_000)
    }

    @Test("the text form is read back, in JSON as well")
    func text() throws {
        let id = ThingID(.generate(at: Instant(milliseconds: 1_795_335_136_123)))
        #expect(ThingID(text: id.description) == id)
        #expect(ThingID(text: id.description.uppercased()) == id)
        #expect(id.description == id.description.lowercased())
        let json = try JSONEncoder().encode([id])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(id)\"]")
        #expect(try JSONDecoder().decode([ThingID].self, from: json) == [id])
    }

    @Test(
        "what is no UUID is refused",
        arguments: [
            "", "x", "01890a5d-ac96-774b-bcce-b302099a805", "01890a5d-ac96-774b-bcce-b302099a80577",
            "01890a5dac96774bbcceb302099a8057", "01890a5d-ac96-774b-bcce-b302099a805g",
            "01890a5d_ac96-774b-bcce-b302099a8057", "0189-0a5dac96-774b-bcce-b302099a8057",
            "๐1890a5d-ac96-774b-bcce-b302099a8", "{01890a5d-ac96-774b-bcce-b302099a8057}",
        ])
    func refused(_ text: String) {
        #expect(UUIDv7(text: text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([ThingID].self, from: Data("[\"\(text)\"]".utf8))
        }
    }

    @Test("another length than 16 bytes is refused", arguments: [0, 15, 17])
    func lengths(_ count: Int) {
        #expect(UUIDv7(bytes: Array(repeating: 1, count: count)) == nil)
    }
}
