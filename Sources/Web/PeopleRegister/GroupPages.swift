import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// Vulnerable groups: how many by village, and the lists that open with a purpose and a reason.
struct GroupHandlers: Sendable {
    var services: WebServices

    func counts(_ context: ShellContext) async throws -> Response {
        try await page(nil, context).response()
    }

    func ask(_ area: FactArea, _ context: ShellContext) async throws -> Response {
        try await page(area, context).response()
    }

    func list(_ area: FactArea, _ context: ShellContext) async throws -> Response {
        var page = try await page(area, context)
        let form = context.form
        let group = form.text("group").flatMap { VulnerabilityFact.Group(rawValue: $0) }
        guard let group, area.groups.contains(group) else {
            page.errors.add("group", Words(th: "เลือกกลุ่ม", en: "Choose the group"))
            return page.response(.unprocessableContent)
        }
        let village = form.text("village").flatMap { VillageEntry($0).number }
        let desk = FactDesk(services.world, policy: services.policy, vault: services.vault)
        var lines: [FactListLine]?
        let refusal = try await FormRefusal.of {
            lines = try await desk.list(
                group, village: village, purpose: form.text("purpose") ?? "", reason: form.text("reason") ?? "",
                by: context.actor)
        }
        page.errors = refusal?.errors ?? FormErrors()
        page.opened = lines.map { GroupsPage.Opened(group: group, village: village, lines: $0) }
        return page.response(refusal?.status ?? .ok)
    }

    private func page(_ area: FactArea?, _ context: ShellContext) async throws -> GroupsPage {
        let (services, actor) = (self.services, context.actor)
        return try await services.world.store.read { db in
            let room = try PeopleRoom(services, context, db)
            var cells: [FactCounts.Cell]?
            if services.vault.isOpen {
                do {
                    cells = try FactCounts.cells(
                        on: room.today, by: actor, policy: services.policy, vault: services.vault, db)
                } catch let problem as Problem where problem.status == 403 {
                    // Whoever opens lists of assigned people only may count nobody.
                    cells = nil
                }
            }
            return GroupsPage(room: room, area: area, cells: cells, typed: context.form)
        }
    }
}

/// Counts by village and group, and the form that opens the list of one area.
struct GroupsPage: Page {
    struct Opened {
        var group: VulnerabilityFact.Group
        var village: Int?
        var lines: [FactListLine]
    }

    var room: PeopleRoom
    /// Whose lists the form opens; `nil`: the counts alone.
    var area: FactArea?
    /// `nil` where the reader may not count, or the program runs without its key.
    var cells: [FactCounts.Cell]?
    var typed = FormFields()
    var errors = FormErrors()
    var opened: Opened?

    var title: Words {
        area.map { Words(th: "กลุ่มเปราะบาง: \($0.name.th)", en: "Vulnerable groups: \($0.name.en)") }
            ?? Words(th: "กลุ่มเปราะบาง", en: "Vulnerable groups")
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] {
        [PeopleCrumbs.register] + (area == nil ? [] : [Crumb(Words(th: "กลุ่มเปราะบาง", en: "Vulnerable groups"), whole)])
    }

    private var whole: Link { room.may(.list, .welfare) ? PeopleLinks.facts : PeopleLinks.factCounts }
    private var areas: [FactArea] { FactArea.allCases.filter { room.may(.list, $0.dataClass) } }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(if: area == nil, PeopleCrumbs.tabs(room, chosen: whole))
        \(if: !room.hasKey, NoKeyNotice().html)
        \(if: area == nil && room.hasKey, links)
        \(opened.map(list) ?? (area.map { room.hasKey ? form($0) : .empty } ?? .empty))
        \(if: opened == nil, counts)
        """
    }

    private var links: HTML {
        if areas.isEmpty { return .empty }
        return """
            <p>\(Words(th: "รายชื่อเปิดดูได้เมื่อระบุเหตุผล", en: "Lists open with a reason:"))</p>
            \(ButtonRow("\(each: areas, { ButtonLink($0.name, to: PeopleLinks.facts($0), .plain).html })"))
            """
    }

    private func form(_ area: FactArea) -> HTML {
        Form(to: PeopleLinks.facts(area)) {
            """
            \(RadioGroup("group", Words(th: "กลุ่ม", en: "Group"), choices: area.groups.map { Choice($0.rawValue, $0.name) }, chosen: typed.text("group"), error: errors["group"]))
            \(Select("village", Words(th: "หมู่บ้าน", en: "Village"), choices: room.villageChoices(), chosen: typed.text("village"), hint: Words(th: "เว้นว่างหมายถึงทุกหมู่ แสดงได้ครั้งละ 500 คน", en: "empty means all; at most 500 people at a time"), isRequired: false))
            \(ReasonFields(room: room, typed: typed, errors: errors))
            \(Button(Words(th: "เปิดรายชื่อ", en: "Open the list")))
            """
        }.html
    }

    private func list(_ opened: Opened) -> HTML {
        let name = opened.group.name
        let place = room.name(ofVillage: opened.village) ?? Words(th: "ทุกหมู่", en: "all villages")
        return """
            <h2>\(name) — \(place)</h2>
            \(opened.lines.isEmpty ? EmptyState(Words(th: "ไม่มีใครในกลุ่มนี้ที่ท่านดูได้", en: "Nobody of this group whom you may see")).html : table(opened))
            \(Notice(.news, "<p>\(Words(th: "แสดงครั้งเดียว ระบบจดการเปิดดูของทุกคนในรายชื่อแล้ว", en: "Shown this once. The view of each person listed is kept."))</p>"))
            """
    }

    private func table(_ opened: Opened) -> HTML {
        DataTable(
            opened.group.name, opened.lines,
            columns: [
                TableColumn(Words(th: "ชื่อ", en: "Name"), .heading) { line in
                    "<a href=\"\(link: PeopleLinks.person(line.person.id))\">\("\(line.person.name)")</a>" as HTML
                },
                TableColumn(Words(th: "หมู่ที่", en: "Village")) { $0.person.village.map { "\($0)" } ?? Missing().html },
                TableColumn(Words(th: "รายละเอียด", en: "Details")) { "\($0.note ?? "-")" as HTML },
                TableColumn(Words(th: "ที่มา", en: "Source")) { line in
                    "\(room.sources[line.source] ?? Words(line.source)) · \(DayText(line.on))" as HTML
                },
            ], isCaptionShown: false
        ).html
    }

    // MARK: - Counts

    private var counts: HTML {
        guard let cells else { return .empty }
        let heading = Words(th: "จำนวนคนตามหมู่บ้าน", en: "People by village")
        let groups = VulnerabilityFact.Group.allCases.filter { group in cells.contains { $0.group == group } }
        if groups.isEmpty {
            return EmptyState(Words(th: "ยังไม่มีข้อมูลที่ท่านนับได้", en: "There is nothing yet that you may count")).html
        }
        var villages = room.villages.map { Optional($0.moo) }
        for cell in cells where !villages.contains(cell.village) { villages.append(cell.village) }
        let texts = Dictionary(
            cells.map { ("\($0.village ?? 0)/\($0.group.rawValue)", $0.text) }, uniquingKeysWith: { first, _ in first })
        let columns: [TableColumn<Int?>] =
            [
                TableColumn(Words(th: "หมู่บ้าน", en: "Village"), .heading) { village in
                    "\(room.name(ofVillage: village) ?? Words(th: "ไม่ระบุหมู่", en: "No village given"))" as HTML
                }
            ]
            + groups.map { group in
                TableColumn(group.name, .number) { village in
                    "\(texts["\(village ?? 0)/\(group.rawValue)"] ?? Words("0"))" as HTML
                }
            }
        return """
            <h2>\(heading)</h2>
            <p class="quiet">\(Words(th: "จำนวนที่น้อยจนอาจรู้ว่าเป็นใครแสดงว่า “น้อยกว่า”", en: "Counts so small that somebody could be recognised read “fewer than”."))</p>
            \(DataTable(heading, villages, columns: columns, onPhone: .scroll, isCaptionShown: false))
            """
    }
}
