import Evidence
import Testing

@Suite("Ratio")
struct RatioTests {
    @Test(
        "text in and out",
        arguments: [
            ("80", 0, "80"), ("-12.5", 1, "-12.5"), ("1234567.891", 2, "1,234,567.89"), ("0.005", 2, "0.01"),
            ("-0.004", 2, "0.00"), ("999.995", 2, "1,000.00"), ("0", 0, "0"), ("-1000", 0, "-1,000"),
        ])
    func text(decimal: String, decimals: Int, shown: String) throws {
        #expect(try #require(Ratio(decimal: decimal)).text(decimals: decimals) == shown)
    }

    @Test(
        "what is no number is refused",
        arguments: [
            "", "-", ".", "1.", ".5", "1.2.3", "1,000", "๑", "1e5", "+1", " 1", "NaN", "99999999999999999999", "0x1",
        ])
    func refused(text: String) {
        #expect(Ratio(decimal: text) == nil)
    }

    @Test("lowest terms, one sign, exact order, and nil where 64 bits do not hold it")
    func arithmetic() throws {
        let third = try #require(Ratio(2, over: -6))
        #expect(third.numerator == -1 && third.denominator == 3)
        #expect(Ratio(1, over: 0) == nil)
        #expect(Ratio.one.over(.zero) == nil)
        #expect(third.plus(try #require(Ratio(1, over: 3))) == .zero)
        #expect(third.times(Ratio(3)) == Ratio(-1))
        #expect(third.minus(third) == .zero)
        #expect(try #require(Ratio(1, over: 3)) < (try #require(Ratio(334, over: 1000))))
        let large = Ratio(Int64.max)
        #expect(large.plus(.one) == nil)
        #expect(large.times(Ratio(2)) == nil)
        #expect(large > Ratio(Int64.max - 1))
        #expect(Ratio(Int64.min, over: -1) == nil)
        #expect(Ratio(Int64.min).text(decimals: 0) == "-9,223,372,036,854,775,808")
        #expect(Ratio(Int64.min, over: Int64.min) == .one)
    }
}
