public import Civics
public import Html

/// How far something has come, with its numbers; past the whole it is drawn past the whole.
public struct ProgressBar: Component {
    private let label: Words
    private let part: Int64
    private let whole: Int64

    public init(_ label: Words, _ part: Int64, of whole: Int64) {
        self.label = label
        self.part = part
        self.whole = whole
    }

    public var html: HTML {
        let share = whole > 0 ? Double(part) / Double(whole) : 0
        let plot = Plot(holding: [share, 1], margin: 1, width: 240)
        let percent = Numerals.percent(part, of: whole) ?? "—"
        return """
            <div class="progress"><p class="progress-label">\(label) <span class="number"><strong>\(percent)</strong> \
            <span class="quiet">(\(Numerals.text(part)) / \(Numerals.text(whole)))</span></span></p>\
            <svg viewBox="0 0 240 12" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="bar-track" width="\(Plot.text(plot.place(1)))" height="12"/>\
            <rect class="bar-fill" width="\(Plot.text(max(0, plot.place(share))))" height="12"/>\
            \(if: share > 1, "<path class=\"bar-whole\" d=\"M\(Plot.text(plot.place(1))) 0V12\"/>")</svg></div>
            """
    }
}

/// Plan, approved, contracted, paid: four bars on one scale, each with its amount.
public struct BudgetStrip: Component {
    private let rows: [(name: Words, money: Satang?, style: String)]

    public init(planned: Satang?, approved: Satang?, contracted: Satang?, paid: Satang?) {
        rows = [
            (Words(th: "ตามแผน", en: "Planned"), planned, "planned"),
            (Words(th: "อนุมัติ", en: "Approved"), approved, "approved"),
            (Words(th: "ทำสัญญา", en: "Contracted"), contracted, "contracted"),
            (Words(th: "จ่ายแล้ว", en: "Paid"), paid, "paid"),
        ]
    }

    public var html: HTML {
        let most = rows.compactMap { $0.money?.amount }.max() ?? 0
        return """
            <div class="budget-strip"><p class="quiet">\(Words(th: "หน่วย: บาท", en: "Unit: baht"))</p>
            <dl>\(each: rows, { "<div><dt>\($0.name)</dt><dd>\(bar($0.money, $0.style, most)) \(MoneyText($0.money))</dd></div>" })</dl></div>
            """
    }

    private func bar(_ money: Satang?, _ style: String, _ most: Int64) -> HTML {
        guard let money, most > 0 else { return "<span class=\"budget-bar\"></span>" }
        let width = max(0, Double(money.amount) / Double(most) * 240)
        return """
            <svg class="budget-bar" viewBox="0 0 240 12" preserveAspectRatio="none" aria-hidden="true">\
            <rect class="money-\(style)" width="\(Plot.text(width))" height="12"/></svg>
            """
    }
}

/// How many children stand how, worst first, in one bar and as a list with words.
public struct DistributionBar: Component {
    private let title: Words
    private let counts: [(status: Status, count: Int)]

    public init(_ title: Words, _ counts: [Status: Int]) {
        self.title = title
        self.counts = Status.worstFirst.compactMap { status in
            counts[status].flatMap { $0 > 0 ? (status, $0) : nil }
        }
    }

    public var html: HTML {
        let total = counts.reduce(0) { $0 + $1.count }
        if total == 0 { return "<p class=\"missing\">\(Label.noValue)</p>" }
        return """
            <div class="distribution"><p class="distribution-title">\(title) <span class="quiet">(\(total))</span></p>\
            <svg viewBox="0 0 240 14" preserveAspectRatio="none" aria-hidden="true">\(segments(total))</svg>\
            <ul>\(each: counts, { "<li>\(StatusMark($0.status)) <strong class=\"number\">\($0.count)</strong></li>" })</ul></div>
            """
    }

    private func segments(_ total: Int) -> HTML {
        var html = HTML.empty
        var before = 0
        for (status, count) in counts {
            let left = Double(before) / Double(total) * 240
            let right = Double(before + count) / Double(total) * 240
            html += """
                <rect class="\(status.styleName)" x="\(Plot.text(left))" width="\(Plot.text(max(right - left - 1, 0.5)))" height="14"/>
                """
            before += count
        }
        return html
    }
}

/// The four quarters of a fiscal year: closed, reported, open or still to come.
public struct QuarterStrip: Component {
    public enum State: String, Sendable {
        case closed, reported, open, late, coming

        var words: Words {
            switch self {
            case .closed: Words(th: "ปิดแล้ว", en: "Closed")
            case .reported: Words(th: "รายงานแล้ว", en: "Reported")
            case .open: Words(th: "กำลังรายงาน", en: "Open")
            case .late: Words(th: "ยังไม่รายงาน", en: "Not reported")
            case .coming: Words(th: "ยังไม่ถึง", en: "To come")
            }
        }
    }

    private let year: FiscalYear
    private let states: [(state: State, link: Link?)]

    /// - Parameter states: of quarters 1 to 4, each with the address of its report.
    public init(_ year: FiscalYear, _ states: [(State, Link?)]) {
        self.year = year
        self.states = states.map { (state: $0.0, link: $0.1) }
    }

    private static let months = [
        Words(th: "ต.ค.–ธ.ค.", en: "Oct–Dec"), Words(th: "ม.ค.–มี.ค.", en: "Jan–Mar"),
        Words(th: "เม.ย.–มิ.ย.", en: "Apr–Jun"), Words(th: "ก.ค.–ก.ย.", en: "Jul–Sep"),
    ]

    public var html: HTML {
        """
        <ol class="quarters" aria-label="\(Words(th: "ไตรมาสของปีงบประมาณ \(year.buddhist)", en: "Quarters of fiscal year \(year.buddhist)"))">\
        \(each: states.prefix(4).enumerated(), quarter)</ol>
        """
    }

    private func quarter(_ index: Int, _ quarter: (state: State, link: Link?)) -> HTML {
        let name = Words(th: "ไตรมาส \(index + 1)", en: "Quarter \(index + 1)")
        let heading: HTML = quarter.link.map { "<a href=\"\(link: $0)\">\(name)</a>" } ?? "\(name)"
        return """
            <li class="quarter-\(quarter.state.rawValue)"><strong>\(heading)</strong> <span>\(Self.months[index])</span> \
            <span class="quarter-word">\(quarter.state.words)</span></li>
            """
    }
}
