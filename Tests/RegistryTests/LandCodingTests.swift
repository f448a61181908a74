import Access
import Registry
import Testing

@Suite("Codes of parcels")
struct LandCodingTests {
    private func codes(_ texts: [String]) -> [ParcelCode] { texts.map { .land($0) } }

    @Test(
        "The next lot follows the highest of its block, whatever the gaps",
        arguments: [
            (["02B118", "02B120"], "02B121"), ([], "02B001"), (["02B007/002/01"], "02B008"),
            (["02B118", "02B118", "02B118/001"], "02B119"), (["02A500", "01B900", "02B001"], "02B002"),
        ])
    func nextLot(taken: [String], next: String) throws {
        #expect(try ParcelCoding.next(zone: "02", block: "B", taken: codes(taken)).description == next)
    }

    @Test("A block of 999 lots is full")
    func fullBlock() {
        #expect(throws: Problem.self) { try ParcelCoding.next(zone: "02", block: "B", taken: codes(["02B999"])) }
        #expect(throws: Problem.self) { try ParcelCoding.next(zone: "02", block: "B", taken: codes(["02B1000/001"])) }
    }

    @Test(
        "Parts split off get the next suffixes one level down",
        arguments: [
            ("01A001", 2, [String](), ["01A001/001", "01A001/002"]),
            ("01A001/002", 1, ["01A001/001", "01A001/002"], ["01A001/002/01"]),
            ("07K002/004", 1, ["07K002/004/01"], ["07K002/004/02"]),
            ("07K002/004/01", 2, [], ["07K002/004/01/1", "07K002/004/01/2"]),
            ("01A001", 1, ["01A001/003/01", "01A002/009"], ["01A001/004"]),
            ("01A001", 1, ["01A001/001", "01A001/005"], ["01A001/006"]),
        ])
    func splitOff(code: String, count: Int, taken: [String], parts: [String]) throws {
        #expect(
            try ParcelCoding.splitOff(count, from: .land(code), taken: codes(taken)).map(\.description) == parts)
    }

    @Test(
        "Where a level is full or there is none left, nothing is proposed",
        arguments: [
            ("01A001/001/01/1", 1, [String]()), ("01A001/001/01", 1, ["01A001/001/01/9"]),
            ("01A001/001/01", 10, []), ("01A001/001", 1, ["01A001/001/99"]), ("01A001/001", 100, []),
            ("01A001", 1, ["01A001/999/99/9"]), ("01A001", 2, ["01A001/998"]),
        ])
    func exhausted(code: String, count: Int, taken: [String]) {
        let error = #expect(throws: Problem.self) {
            try ParcelCoding.splitOff(count, from: .land(code), taken: codes(taken))
        }
        #expect(error?.number == "422.311")
    }

    @Test("The last free codes of a level are still given")
    func lastOfALevel() throws {
        #expect(
            try ParcelCoding.splitOff(1, from: .land("01A001"), taken: codes(["01A001/998"])).map(\.description)
                == ["01A001/999"])
        #expect(
            try ParcelCoding.splitOff(9, from: .land("01A001/001/01"), taken: []).last?.description
                == "01A001/001/01/9")
    }

    @Test(
        "A merged parcel keeps the lowest code",
        arguments: [
            (["02B120", "02B118", "02B119"], "02B118"), (["01A001/001", "01A001"], "01A001"),
            (["01A010", "01A009/009"], "01A009/009"), (["01B001", "01A999"], "01A999"),
            (["01A001/010", "01A001/002"], "01A001/002"),
        ])
    func merged(all: [String], kept: String) {
        #expect(ParcelCoding.merged(codes(all))?.description == kept)
    }

    @Test("Merging parcels without codes keeps none")
    func mergedNone() {
        #expect(ParcelCoding.merged([]) == nil)
    }

    @Test(
        "The part of the lowest land number keeps the code; where numbers do not say, nobody guesses",
        arguments: [
            (["12", "9", "103"], 1), (["๑๒", "9"], 1), ([" 7 ", "8"], 0), (["5", "5"], nil), ([nil, "4"], nil),
            (["12/1", "9"], nil), ([], nil), (["0", "1"], nil),
        ] as [([String?], Int?)])
    func kept(numbers: [String?], part: Int?) {
        #expect(ParcelCoding.kept(landNumbers: numbers) == part)
    }
}
