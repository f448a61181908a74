import Civics
import Testing

@Suite("Thai order")
struct ThaiSortingTests {
    static let inOrder = ["กก", "ก่อน", "กา", "เกาะ", "แก", "ไก่", "ขา", "เข"]

    @Test("words stand in the order of the dictionary, by key and by comparison")
    func dictionary() {
        let mixed = ["เข", "ไก่", "กก", "ขา", "แก", "กา", "เกาะ", "ก่อน"]
        #expect(mixed.sorted { thaiSortKey($0).lexicographicallyPrecedes(thaiSortKey($1)) } == Self.inOrder)
        #expect(mixed.sorted(by: thaiPrecedes) == Self.inOrder)
        #expect(mixed.sorted() != Self.inOrder)
    }

    @Test("keys compare as ICU compares the texts")
    func keysAgree() {
        var random = SplitMix64(seed: 5)
        let alphabet =
            (0x0E01...0x0E3A).compactMap(Unicode.Scalar.init) + ["เ", "แ", "ไ", "ใ", "่", "้", "์", "a", "Z", "1", " "]
        for _ in 0..<20_000 {
            let left = random.text(of: alphabet, upTo: 6)
            let right = random.text(of: alphabet, upTo: 6)
            let leftKey = thaiSortKey(left)
            let rightKey = thaiSortKey(right)
            let byKey = leftKey == rightKey ? 0 : leftKey.lexicographicallyPrecedes(rightKey) ? -1 : 1
            guard byKey == thaiComparison(left, right), byKey == -thaiComparison(right, left) else {
                Issue.record("“\(left)” and “\(right)”: key \(byKey), ICU \(thaiComparison(left, right))")
                return
            }
        }
    }

    @Test("a long text and an empty one have keys")
    func lengths() {
        let long = String(repeating: "โครงการส่งเสริมอาชีพ🙂", count: 2000)
        #expect(thaiSortKey(long).count > 2000)
        #expect(thaiSortKey(long) == thaiSortKey(long))
        #expect(thaiSortKey("").lexicographicallyPrecedes(thaiSortKey("ก")))
        #expect(!thaiSortKey("กา").contains(0))
    }

    @Test("many tasks may ask for keys at once")
    func concurrent() async {
        let expected = Self.inOrder.map(thaiSortKey)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask { (0..<200).allSatisfy { _ in Self.inOrder.map(thaiSortKey) == expected } }
            }
            for await same in group {
                #expect(same)
            }
        }
    }

    @Test("texts that sort alike still have one order")
    func ties() {
        #expect(thaiComparison("กา", "กา ") == 0)
        #expect(thaiPrecedes("กา", "กา "))
        #expect(!thaiPrecedes("กา ", "กา"))
        #expect(!thaiPrecedes("กา", "กา"))
    }
}
