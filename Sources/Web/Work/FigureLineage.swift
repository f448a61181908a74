import Access
import Civics
import Evidence
import Html
import Planning
import Shell
import Storage
import Tables

/// An indicator's figure opened: frozen or computed anew, with the records of its measure.
struct FigureLineage {
    static let pageSize = 100

    let services: WebServices
    let room: WorkRoom
    let code: LineageCode
    let page: Int

    init(_ services: WebServices, _ room: WorkRoom, _ code: LineageCode, page: Int) {
        self.services = services
        self.room = room
        self.code = code
        self.page = page
    }

    func model(_ db: Transaction) throws -> LineagePage.Model {
        let desk = IndicatorDesk(services.world, policy: services.policy, catalogue: services.catalogue)
        switch code {
        case .indicator(let key, let quarter):
            guard room.years.contains(quarter.year.buddhist),
                let line = try desk.lines(quarter, today: room.today, db).first(where: { $0.indicator.key == key })
            else { throw Problem.recordLineageUnknown }
            let binding = line.binding?.evidence(key) ?? KPIBinding(kpi: key, measure: nil)
            return try model(line, binding, MeasurePeriod(yearThrough: quarter), db)
        case .frozen(let text):
            guard let frozen = try FrozenFigureRows.all(db).first(where: { $0.lineageCode == text }) else {
                throw Problem.recordLineageUnknown
            }
            let line = try desk.lines(frozen.quarter, today: room.today, db).first {
                $0.indicator.key == frozen.binding.kpi
            }
            guard let line else { throw Problem.recordLineageUnknown }
            var model = try model(line, frozen.binding, frozen.period, db)
            let now = try Freezer(services.world, catalogue: services.catalogue)
                .figure(frozen.binding, through: frozen.quarter, db)
            model.facts += [
                (Words(th: "ตรึงเมื่อ", en: "Frozen"), "\(frozen.frozenAt.words)"),
                (
                    Words(th: "ลายนิ้วมือของรายการ", en: "Hash of the records"),
                    "<code>\(String(frozen.figure.recordHash.prefix(16)))</code>"
                ),
                (Words(th: "คำนวณใหม่วันนี้", en: "Computed again today"), recomputed(frozen.figure, now, line)),
            ]
            return model
        default: throw Problem.recordLineageUnknown
        }
    }

    private func recomputed(_ frozen: Figure, _ now: Figure, _ line: IndicatorLine) -> HTML {
        if now.value == frozen.value, now.recordHash == frozen.recordHash {
            return "\(Words(th: "เหมือนเดิม", en: "the same"))"
        }
        let value = now.value?.text(decimals: line.decimals) ?? "—"
        return Tag(
            now.value == frozen.value
                ? Words(th: "ค่าเดิม แต่รายการเปลี่ยน", en: "same value, other records")
                : Words(th: "ได้ \(value) ไม่เท่าที่ตรึงไว้", en: "now \(value), which differs"), .warning
        ).html
    }

    private func model(
        _ line: IndicatorLine, _ binding: KPIBinding, _ period: MeasurePeriod, _ db: Transaction
    ) throws -> LineagePage.Model {
        let measure = binding.measure.flatMap { services.catalogue[$0] }
        let figure = line.figure
        let value: HTML =
            figure.value.map { "<strong class=\"number\">\($0.text(decimals: line.decimals))</strong> \(line.unit)" }
            ?? "<span class=\"missing\">\(figure.reason ?? Words(th: "ไม่มีข้อมูล", en: "No data"))</span>"
        var model = LineagePage.Model(
            room: room, code: code, name: Words(line.indicator.title), value: value, period: period,
            formula: measure?.formula
                ?? Words(
                    th: "กรอกโดย\(room.name(binding.measure == nil ? line.binding?.ownerDivision : nil).th)",
                    en: "Entered by hand"))
        model.facts = [
            (Words(th: "สถานะ", en: "Status"), "\(IndicatorStatus(line: line)) \(line.status.rule)"),
            (
                Words(th: "จำนวนรายการ", en: "Records"),
                "\(Words(th: "นับ \(figure.counted) ไม่นับ \(figure.excluded)", en: "\(figure.counted) counted, \(figure.excluded) left out"))"
            ),
        ]
        if let measure {
            let offset = (page - 1) * Self.pageSize
            let found = try measure.records(
                MeasureContext(period: period, parameters: binding.parameters),
                RecordPage(offset: offset, limit: Self.pageSize + 1), db)
            model.hasMore = found.count > Self.pageSize
            model.page = page
            let shown = found.prefix(Self.pageSize).filter(maySee)
            let withheld = min(found.count, Self.pageSize) - shown.count
            model.records = shown.map { record($0, line.quarter) }
            if withheld > 0 {
                model.facts.append(
                    (
                        Words(th: "ไม่แสดง", en: "Withheld"),
                        "\(Words(th: "\(withheld) รายการ เป็นจำนวนบุคลากรรายกองที่อาจรู้ว่าเป็นใคร", en: "\(withheld): numbers of one division's staff, by which a person could be recognised"))"
                    ))
            }
        } else {
            model.records = try KPIEntryRows.history(of: binding.kpi, db).filter { $0.quarter == line.quarter }.map {
                LineagePage.Record(
                    title: Words($0.sourceNote),
                    detail:
                        "\($0.value?.text(decimals: line.decimals) ?? "—") · \($0.enteredName), \($0.enteredAt.words)")
            }
        }
        return model
    }

    /// The staff of one division may be so few that a count names them: only who may see staff counts sees those.
    private func maySee(_ record: RecordLink) -> Bool {
        guard record.subject.kind == "division" else { return true }
        return room.policy.scope(of: room.actor, .aggregate, .staff)
            .covers(division: DivisionCode(rawValue: record.subject.id))
    }

    private func record(_ record: RecordLink, _ quarter: FiscalQuarter) -> LineagePage.Record {
        let detail: HTML =
            switch record.standing {
            case .counted: "\(Words(th: "นับ", en: "counted"))"
            case .excluded(let why): "\(Words(th: "ไม่นับ", en: "left out")): \(why)"
            }
        let link = record.subject.kind == "activity" ? PlanItemID(text: record.subject.id) : nil
        return LineagePage.Record(
            title: record.title, detail: detail, link: link.map { WorkLinks.activity($0, quarter) })
    }
}

/// Counts of activities and sums of money opened to the activities that make them.
struct RecordLineage {
    var room: WorkRoom
    var code: LineageCode
    var quarter: FiscalQuarter
    var division: DivisionCode?

    private func states(_ db: Transaction) throws -> [ActivityState] {
        guard room.years.contains(quarter.year.buddhist),
            division == nil || room.divisions.contains(where: { $0.code == division })
        else { throw Problem.recordLineageUnknown }
        return try ActivityStateRows.all(quarter, today: room.today, db).filter {
            division == nil || $0.lead.division == division
        }
    }

    private func record(_ state: ActivityState, _ detail: HTML) -> LineagePage.Record {
        LineagePage.Record(
            title: Words("\(state.activity.place) \(state.activity.title)"), detail: detail,
            link: WorkLinks.activity(state.id, quarter))
    }

    func activities(_ db: Transaction) throws -> LineagePage.Model {
        let planned = try states(db).filter(\.isPlanned)
        return LineagePage.Model(
            room: room, code: code,
            name: Words(
                th: "กิจกรรมในแผนปฏิบัติการ \(room.name(division).th)",
                en: "Activities of the action plan, \(room.name(division).en)"),
            value: "<strong class=\"number\">\(planned.count)</strong>", period: MeasurePeriod(yearThrough: quarter),
            formula: Words(
                th: "นับกิจกรรมที่บรรจุในแผนปฏิบัติการของปี ตามสถานะที่รายงานล่าสุดถึงไตรมาส",
                en: "activities in the year's action plan, by the newest status reported up to the quarter"),
            records: planned.map { record($0, "\($0.standing.words)") })
    }

    func money(_ money: LineageCode.Money, _ db: Transaction) throws -> LineagePage.Model {
        let states = try states(db)
        func amount(_ state: ActivityState) -> Satang? {
            switch money {
            case .planned:
                if case .amount(let satang) = state.money.planned { return satang }
                return nil
            case .budget: return state.money.budget
            case .approved: return state.money.approved
            case .contracted: return state.money.contracted
            case .paid: return state.money.paid
            }
        }
        let total = states.reduce(Satang.zero) { $0 + (amount($1) ?? .zero) }
        return LineagePage.Model(
            room: room, code: code,
            name: Words(
                th: "\(money.words.th) \(room.name(division).th)", en: "\(money.words.en), \(room.name(division).en)"),
            value: MoneyText(total, hasUnit: true).html, period: MeasurePeriod(yearThrough: quarter),
            formula: Words(
                th: "รวมของทุกกิจกรรม นับถึงสิ้นไตรมาสหรือวันนี้ แล้วแต่วันใดถึงก่อน",
                en: "the sum over all activities, up to the quarter's end or today, whichever is earlier"),
            records: states.filter { (amount($0) ?? .zero) != .zero }.map {
                record($0, MoneyText(amount($0), hasUnit: true).html)
            })
    }
}

extension LineageCode.Money {
    var words: Words {
        switch self {
        case .planned: Words(th: "งบตามแผน", en: "Planned")
        case .budget: Words(th: "งบหลังโอน", en: "Budget after transfers")
        case .approved: Words(th: "อนุมัติแล้ว", en: "Approved")
        case .contracted: Words(th: "ทำสัญญาแล้ว", en: "Contracted")
        case .paid: Words(th: "จ่ายแล้ว", en: "Paid")
        }
    }
}
