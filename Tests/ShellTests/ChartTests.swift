import Civics
import Html
import HtmlSupport
import Shell
import Testing

@Suite("Charts")
struct ChartTests {
    private func drawing(_ part: some Component) throws -> PageElement {
        #expect(PageRules.faults(inPiece: part.html.source) == [])
        return try #require(try PageElement.read(part.html.source).all("svg").first)
    }

    private func number(_ element: PageElement?, _ attribute: String) throws -> Double {
        try #require(element?[attribute].flatMap { Double($0) })
    }

    /// The place of an upright mark: `M120.5 2V22`.
    private func place(_ svg: PageElement, _ style: String) throws -> Double {
        let path = try #require(svg.all("path").first { $0["class"] == style }?["d"])
        return try #require(Double(path.dropFirst().prefix { $0 != " " }))
    }

    private func bullet(
        _ actual: Double?, target: Double? = 100, expected: Double? = nil, title: String = "ก"
    ) -> BulletChart {
        BulletChart(Words(title), actual: actual, target: target, expected: expected, unit: Words("%"))
    }

    @Test("140 % is drawn past the target and written as 140")
    func pastTarget() throws {
        let chart = bullet(140)
        let svg = try drawing(chart)
        let bar = svg.all("rect").first { $0["class"] == "bullet-bar" }
        #expect(try number(bar, "x") + number(bar, "width") > place(svg, "bullet-target"))
        #expect(try number(bar, "x") + number(bar, "width") <= 240)
        #expect(try PageElement.read(chart.html.source).text.contains("140 / 100 %"))
    }

    @Test("a value below zero is drawn left of zero")
    func belowZero() throws {
        let svg = try drawing(bullet(-6, target: 20, expected: 10))
        let bar = svg.all("rect").first { $0["class"] == "bullet-bar" }
        let zero = try place(svg, "bullet-zero")
        #expect(zero > 0)
        #expect(try number(bar, "x") >= 0)
        #expect(abs(try number(bar, "x") + number(bar, "width") - zero) < 0.11)
    }

    @Test("no data is said in words and has no bar, zero is a bar of no length")
    func missing() throws {
        let none = bullet(nil)
        #expect(try drawing(none).all("rect").allSatisfy { $0["class"] != "bullet-bar" })
        #expect(try PageElement.read(none.html.source).text.contains("ยังไม่มีข้อมูล / 100"))
        let zero = try drawing(bullet(0))
        #expect(try number(zero.all("rect").first { $0["class"] == "bullet-bar" }, "width") == 0)
        #expect(try PageElement.read(bullet(5, target: nil).html.source).text.contains("5 / ไม่ได้ระบุ"))
    }

    @Test("the chart says its numbers to who cannot see it")
    func spoken() throws {
        let label = try #require(try drawing(bullet(42, target: 60, expected: 45, title: "ครัวเรือน"))["aria-label"])
        #expect(label == "ครัวเรือน, ทำได้ 42, เป้าหมาย 60, ควรได้ถึงตอนนี้ 45 %")
    }

    @Test(
        "values that are no numbers do not break the drawing",
        arguments: [Double.nan, .infinity, -.infinity, 1e300, 1e-300])
    func noNumbers(value: Double) throws {
        for chart in [bullet(value), bullet(1, target: value), bullet(1, expected: value)] {
            let source = chart.html.source
            #expect(PageRules.faults(inPiece: source) == [])
            #expect(!source.contains("nan") && !source.contains("inf\""))
        }
        #expect(PageRules.faults(inPiece: Sparkline(Words("ก"), [1, value, 2]).html.source) == [])
    }

    @Test("a gap in a sparkline stays a gap")
    func gaps() throws {
        let line = try drawing(Sparkline(Words("ก"), [1, 2, nil, 4, 5])).all("path").first {
            $0["class"] == "spark-line"
        }
        #expect(line?["d"]?.filter { $0 == "M" }.count == 2)
        let lonely = try drawing(Sparkline(Words("ก"), [nil, 3, nil])).all("path").first { $0["class"] == "spark-line" }
        #expect(lonely?["d"]?.hasSuffix("h0") == true)
        #expect(Sparkline(Words("ก"), [nil, nil]).html.source.contains("ยังไม่มีข้อมูล"))
    }

    @Test("a distribution writes each count with its word, worst first, and leaves out what is not there")
    func distribution() throws {
        let bar = DistributionBar(Words("ก"), [.onTrack: 3, .worse: 1, .watch: 0])
        let items = try PageElement.read(bar.html.source).all("li").map(\.text)
        #expect(items == ["ถดถอย 1", "ทันเวลา 3"])
    }

    @Test("each of the eight statuses has its own word and its own shape")
    func statuses() {
        #expect(Status.allCases.count == 8 && Status.worstFirst.count == 8)
        #expect(Set(Status.allCases.map(\.words.th)).count == 8)
        let shapes = Status.allCases.map { status in
            StatusMark(status).html.source.split(separator: "</svg>").first.map {
                $0.split(separator: "aria-hidden").last
            }
        }
        #expect(Set(shapes).count == 8)
    }

    @Test("a paid sum that is not stated is not drawn as zero")
    func budget() throws {
        let strip = BudgetStrip(planned: Satang(baht: 100), approved: .zero, contracted: nil, paid: Satang(baht: 50))
        let rows = try PageElement.read(strip.html.source).all("dd").map(\.text)
        #expect(rows == ["100", "0", "ไม่ได้ระบุ", "50"])
    }

    @Test(
        "numbers are grouped, rounded half away from zero and never bent",
        arguments: [
            (1_234_567.0, 0, "1,234,567"), (-1234.5, 1, "−1,234.5"), (0.005, 2, "0.01"), (999.95, 1, "1,000.0"),
            (0, 2, "0.00"), (-0.4, 0, "0"), (12, 0, "12"), (0.05, 2, "0.05"),
        ] as [(Double, Int, String)])
    func numerals(number: Double, decimals: Int, text: String) {
        #expect(Numerals.text(number, decimals: decimals) == text)
    }

    @Test(
        "money shows satang only where there are any",
        arguments: [
            (0, "0"), (100, "1"), (125_050_50, "125,050.50"), (5, "0.05"), (-12_345, "−123.45"),
            (Int64.min, "−92,233,720,368,547,758.08"),
        ] as [(Int64, String)])
    func money(amount: Int64, text: String) {
        #expect(Numerals.text(Satang(amount)) == text)
    }

    @Test("a share of nothing is no share, and 140 % stays 140 %")
    func percent() {
        #expect(Numerals.percent(1, of: 0) == nil)
        #expect(Numerals.percent(140, of: 100) == "140 %")
    }
}
