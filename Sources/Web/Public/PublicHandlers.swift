public import Access
import Civics
import Evidence
import Html
import Hummingbird
import Planning
import PlanText
import Shell
import Storage
import Tables

/// Handlers that need more than a number out of the address.
struct PublicHandlers: Sendable {
    let desk: PublicDesk
    let press = PlanPress()

    func search(_ context: ShellContext) async throws -> Response {
        let words = try context.searchQuestion()
        let day = desk.today
        let places = try await desk.view().plan.map { PlanPlaces($0.snapshot) }
        var hits: [PlanSearchHit] = []
        if let words, words.count <= SearchPage.longest, places != nil {
            let plans = PlanDesk(desk.services.world, policy: desk.services.policy)
            hits = try await plans.search(words, asOf: day, limit: SearchPage.limit)
        }
        return SearchPage(words: words, places: places, hits: hits).response()
    }

    func figure(_ key: String, _ code: String, _ context: ShellContext) async throws -> Response {
        guard let quarter = FiscalQuarter(code: code) else { throw Problem.pageNotFound }
        let (indicators, catalogue, today) = (desk.indicators, desk.services.catalogue, desk.today)
        let page = context.pageNumber
        let showsStaff = desk.services.policy.scope(of: context.actor, .aggregate, .staff).everything
        let record = try await desk.services.world.store.read { db in
            try FigureRecord.read(
                key, quarter, page: page, indicators, catalogue, today: today, showsStaff: showsStaff, db)
        }
        return FigurePage(record: record).response()
    }

    /// The code that stands beside a figure on paper leads to the figure.
    func figure(code: String) async throws -> Response {
        let found = try await desk.services.world.store.read { db in
            try FrozenFigureRows.all(db).last { $0.lineageCode == code.lowercased() }
        }
        guard let found else { throw Problem.lineageUnknown }
        return .redirect(PublicLinks.figure(found.binding.kpi, found.quarter))
    }

    func asOf(_ context: ShellContext) async throws -> Response {
        let today = desk.today
        let typed = context.query("day") ?? context.query("date")
        let reading = DayReading(typed)
        let day = reading.day ?? today
        let (snapshot, layers) = try await desk.services.world.store.read { db in
            (try PlanRows.plan(asOf: day, db), try PlanLayerRows.all(db))
        }
        let page = AsOfPage(
            typed: reading.error == nil ? nil : typed, error: reading.error, today: today, day: day, snapshot: snapshot,
            layers: layers)
        return page.response(reading.error == nil ? .ok : .unprocessableContent)
    }

    func changes(_ context: ShellContext) async throws -> Response {
        let today = desk.today
        let (from, to) = (DayReading(context.query("from")), DayReading(context.query("to")))
        let isWrong = from.error != nil || to.error != nil
        let layers = try await PlanDesk(desk.services.world, policy: desk.services.policy).layers()
        let ends = (from.day ?? layers.first?.effectiveOn ?? today, to.day ?? today)
        let days = isWrong ? nil : (from: min(ends.0, ends.1), to: max(ends.0, ends.1))
        var changes: [PlanChange]?
        if let days {
            changes = try await desk.services.world.store.read { db -> [PlanChange]? in
                guard try PlanRows.plan(asOf: days.from, db) != nil else { return nil }
                return try PlanRows.difference(from: days.from, to: days.to, db).changes
            }
        }
        func shown(_ reading: DayReading, _ day: CivilDate) -> String {
            reading.error == nil ? day.text(in: Reader.language, style: .numeric) : reading.typed ?? ""
        }
        let page = ChangesPage(
            typed: (shown(from, days?.from ?? ends.0), shown(to, days?.to ?? ends.1)), errors: (from.error, to.error),
            days: days, changes: changes)
        return page.response(isWrong ? .unprocessableContent : .ok)
    }

    func download(_ name: String) async throws -> Response {
        guard let download = PlanDownload(rawValue: name) else { throw Problem.pageNotFound }
        let model = try await desk.view()
        let view = try model.requirePlan()
        let bytes: [UInt8]
        switch download {
        case .json: bytes = Array(try PlanDocument(view.plan).json().utf8)
        case .yaml: bytes = Array(try PlanDocument(view.plan).yaml().utf8)
        case .activities: bytes = PlanSheets.activities(view)
        case .indicators: bytes = PlanSheets.indicators(view)
        case .summary:
            bytes = try await press.pdf(
                PlanPaper(view: view, organisation: model.organisation.name.th, isSample: model.isSample))
        }
        return .file(bytes, name: name, type: download.mediaType)
    }
}

/// A day as it was typed in a form or stands in an address.
struct DayReading: Sendable {
    var typed: String?
    var day: CivilDate?
    var error: Words?

    init(_ text: String?) {
        typed = text
        guard let text else { return }
        if let day = CivilDate(iso: text) {
            self.day = day
            return
        }
        do {
            day = try CivilDate.parse(text)
        } catch {
            self.error = error.words
        }
    }
}

extension Problem {
    /// Every refusal of the public pages, for the test that numbers are unique.
    public static let ofPublicPages: [Problem] = [.lineageUnknown]

    static let lineageUnknown = Problem(
        "404.240", Words(th: "ไม่มีตัวเลขที่มีรหัสที่มานี้", en: "No figure has this lineage code."),
        wayForward: Words(
            th: "ตรวจรหัสแปดตัวบนเอกสารอีกครั้ง หรือเปิดหน้าตัวชี้วัด",
            en: "Check the eight characters on the paper again, or open the indicators."))
}
