import Access
import Civics
import Geo
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// The places where parcels do not tile the land.
struct FaultsHandlers: Sendable {
    var services: WebServices

    static let size = 50

    private var desk: TopologyDesk { TopologyDesk(services.world, policy: services.policy) }

    func show(_ context: ShellContext) async throws -> Response {
        try await page(context, FormErrors(), nil, nil).response()
    }

    func check(_ context: ShellContext) async throws -> Response {
        let village = context.form.text("village").flatMap { VillageEntry($0).number }
        try await desk.check(village.map { .village($0) } ?? .everything, by: context.actor)
        return .redirect(LandRegisterLinks.faults.with("done", "checked"))
    }

    /// Leaves a fault as it is, with the reason; an empty one puts it back.
    func accept(_ context: ShellContext) async throws -> Response {
        guard let id = LandFaultID(text: try context.parameter("fault")) else { throw Problem.noSuchRecord }
        let reason = context.form.text("because-\(id)") ?? ""
        let reopens = context.form.text("act") == "reopen"
        var errors = FormErrors()
        if !reopens, reason.isEmpty {
            errors.add("because-\(id)", Words(th: "กรอกเหตุผล", en: "Give the reason"))
        } else if reason.count > 500 {
            errors.add("because-\(id)", Words(th: "ยาวเกิน 500 ตัวอักษร", en: "Longer than 500 characters"))
        }
        guard errors.isEmpty else {
            return try await page(context, errors, id, String(reason.prefix(2000))).response(.unprocessableContent)
        }
        try await desk.accept(id, because: reopens ? "" : reason, by: context.actor)
        return .redirect(LandRegisterLinks.faults.with("done", "accepted"))
    }

    private func page(
        _ context: ShellContext, _ errors: FormErrors, _ at: LandFaultID?, _ typed: String?
    ) async throws -> FaultsPage {
        let (services, actor) = (self.services, context.actor)
        let kind = context.query("kind").flatMap { LandFault.Kind(rawValue: $0) }
        let accepted = context.query("accepted") != nil
        let number = min(context.pageNumber, 20_000)
        let faults = try await desk.faults(
            kind, accepted: accepted, offset: (number - 1) * Self.size, limit: Self.size + 1, by: actor)
        let (counts, last) = (try await desk.counts(by: actor), try await desk.lastRun(by: actor))
        return try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            let titles = try RecordTitles.read(
                faults.flatMap(\.parcels).map { RecordReference(.parcel, $0.value) }, db)
            return FaultsPage(
                model: .init(
                    kind: kind, isAccepted: accepted, page: number, faults: faults, counts: counts, last: last,
                    titles: titles, room: room, mayWrite: room.scope(.write, .parcel).everything, errors: errors,
                    wrong: at, typed: typed, done: context.query("done")))
        }
    }
}

/// Overlaps, gaps, slivers and broken shapes, the largest first.
struct FaultsPage: Page {
    struct Model {
        var kind: LandFault.Kind?
        var isAccepted: Bool
        var page: Int
        /// Up to one more than a page holds.
        var faults: [LandFault]
        var counts: [LandFaultCount]
        var last: TopologyRun?
        var titles: [RecordReference: Words]
        var room: LandRoom
        /// Whether the person may run the check and accept.
        var mayWrite: Bool
        var errors: FormErrors
        /// The fault whose form came back, with what was typed.
        var wrong: LandFaultID?
        var typed: String?
        var done: String?
    }

    var model: Model

    var title: Words { Words(th: "แปลงทับ ช่องว่าง และรูปเสีย", en: "Overlaps, gaps and broken shapes") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [RegisterCrumbs.home] }

    private var link: Link {
        LandRegisterLinks.faults.with("kind", model.kind?.rawValue).with("accepted", model.isAccepted ? "yes" : nil)
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(DoneNotice(model.done, RegisterCrumbs.done))
        \(ErrorSummary(model.errors))
        <p class="lead">\(lastRun)</p>
        \(Tabs(Words(th: "ชนิด", en: "Kind"), tabs, chosen: link))
        \(model.faults.isEmpty ? EmptyState(Words(th: "ไม่มีรายการ", en: "Nothing here")).html : "\(each: model.faults.prefix(FaultsHandlers.size), fault)")
        \(Pager(page: model.page, of: model.faults.count > FaultsHandlers.size ? model.page + 1 : model.page, link: link))
        \(if: model.mayWrite, check)
        """
    }

    private var lastRun: HTML {
        guard let run = model.last else { return "\(Words(th: "ยังไม่เคยตรวจ", en: "Never checked yet"))" }
        return """
            \(Words(th: "ตรวจล่าสุด", en: "Last checked")) \(DayText(run.at.thaiDate)) \(run.at.thaiTime) · \(run.actorName) · \
            \(Words(th: "\(run.parcels) แปลง พบ \(run.faults) จุด", en: "\(run.parcels) parcels, \(run.faults) found"))
            """
    }

    private var tabs: [NavigationItem] {
        let all = model.counts.reduce(0) { $0 + $1.faults }
        return [NavigationItem(Words(th: "ทั้งหมด (\(all))", en: "All (\(all))"), LandRegisterLinks.faults)]
            + model.counts.map { count in
                NavigationItem(
                    Words(th: "\(count.kind.name.th) (\(count.faults))", en: "\(count.kind.name.en) (\(count.faults))"),
                    LandRegisterLinks.faults.with("kind", count.kind.rawValue))
            }
            + [
                NavigationItem(
                    Words(th: "ที่ยอมรับแล้ว", en: "Accepted"), LandRegisterLinks.faults.with("accepted", "yes"))
            ]
    }

    private func fault(_ fault: LandFault) -> HTML {
        """
        <section class="card"><h2 class="card-title">\(fault.kind.name) · \(Words(th: "\(LandText.metres(fault.size)) ตร.ม.", en: "\(LandText.metres(fault.size)) m²"))</h2>
        <p>\(each: fault.parcels.enumerated(), { index, parcel in
            "\(if: index > 0, ", ")\(self.parcel(parcel))"
        })</p>
        \(place(fault))
        \(fault.acceptance.map { "<p>\(Words(th: "ยอมรับ", en: "Accepted")): \($0.because) · \($0.by) \(DayText($0.on))</p>" as HTML })
        \(if: model.mayWrite, acceptance(fault))
        </section>
        """
    }

    private func parcel(_ id: ParcelID) -> HTML {
        let record = RecordReference(.parcel, id.value)
        return "<a href=\"\(link: RegisterLinks.record(record))\">\(model.titles[record] ?? record.kind.name)</a>"
    }

    private func place(_ fault: LandFault) -> HTML {
        guard let bounds = fault.shape.flatMap({ try? $0.geometry() })?.bounds else { return .empty }
        let middle = Position(x: (bounds.west + bounds.east) / 2, y: (bounds.south + bounds.north) / 2)
        let finding = MapFinding(title: fault.kind.name, link: nil, place: middle)
        return "<p><a href=\"\(link: finding.mapLink)\">\(Words(th: "ดูบนแผนที่", en: "On the map"))</a></p>"
    }

    private func acceptance(_ fault: LandFault) -> HTML {
        let field = "because-\(fault.id)"
        return Form(to: LandRegisterLinks.fault(fault.id)) {
            """
            \(if: fault.acceptance == nil, TextField(field, Words(th: "ยอมรับโดยให้เหตุผล", en: "Leave it, because"), value: model.wrong == fault.id ? model.typed : nil, error: model.errors[field], maximum: 500).html)
            \(fault.acceptance == nil ? Button(Words(th: "ยอมรับ", en: "Accept"), .quiet) : Button(Words(th: "นำกลับเข้ารายการ", en: "Put it back"), .quiet, name: "act", value: "reopen"))
            """
        }.html
    }

    private var check: HTML {
        """
        <h2>\(Words(th: "ตรวจใหม่", en: "Check again"))</h2>
        \(Form(to: LandRegisterLinks.faultCheck) {
            """
            \(Select("village", Words(th: "หมู่ที่ (เว้นว่างถ้าตรวจทั้งตำบล)", en: "Village (empty: the whole subdistrict)"), choices: model.room.villageChoices(), isRequired: false))
            \(Button(Words(th: "ตรวจแผนที่", en: "Check the map")))
            """
        })
        """
    }
}
