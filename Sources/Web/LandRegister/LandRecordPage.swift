import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// The page of one land record: what holds, since when it is known, on the map, where it came from, what happened.
struct LandRecordPage: Page {
    /// What held on another day.
    struct AsOf {
        var day: String
        var believed: String
        var errors = FormErrors()
        /// `nil` before anything was asked; inside, `nil` where the record did not exist.
        var answer: (day: CivilDate, fields: [RecordField])??
    }

    /// Facts that are confirmed together.
    struct Section {
        var group: FactGroup?
        var fields: [RecordField]
        var confirmedOn: CivilDate?
    }

    struct Model {
        var record: RecordReference
        var name: Words
        var text: LandText
        /// `nil` for a record that has ended.
        var version: Int?
        var validFrom: CivilDate
        var sections: [Section]
        var confirmedOn: CivilDate?
        /// What stands on it, beneath a heading.
        var related: [(title: Words, items: [(label: Words, link: Link)])]
        var history: [HistoryEntry]
        var facets: [ToldFacet]
        var asOf: AsOf
        var gap: Words?
        var proposal: ParcelCode?
        var map: MapCanvas?
        var mayWrite: Bool
        var done: String?
    }

    var model: Model

    var title: Words { model.name }
    var audience: PageAudience { .staff }
    var scripts: [String] { model.map == nil ? ["confirm.js"] : ["map.js", "confirm.js"] }
    var styles: [String] { model.map == nil ? [] : ["leaflet.css", "map.css"] }
    var trail: [Crumb] {
        [RegisterCrumbs.home, Crumb(model.record.kind.name, RegisterLinks.list(model.record.kind))]
    }

    private var kind: RecordKind { model.record.kind }
    private var isOpen: Bool { model.version != nil }

    var main: HTML {
        """
        <p class="eyebrow">\(kind.name)</p>
        <h1>\(title)</h1>
        \(DoneNotice(model.done, RegisterCrumbs.done))
        \(if: !isOpen, Notice(.warning, "<p>\(Words(th: "รายการนี้สิ้นสุดแล้ว ยังดูประวัติได้", en: "This record has ended; its history stays."))</p>").html)
        \(model.proposal.map { proposal($0) })
        \(if: model.gap != nil, Notice(.warning, "<p>\(model.gap ?? Words(""))</p>").html)
        \(if: isOpen && model.mayWrite, acts)
        \(CardGrid("\(each: model.sections, section)"))
        \(each: model.related, related)
        \(if: model.map != nil, "<h2>\(Words(th: "บนแผนที่", en: "On the map"))</h2>\(model.map?.html ?? .empty)")
        \(each: model.facets, facet)
        \(RecordHistoryPart(text: model.text, entries: model.history))
        \(RecordAsOfPart(record: model.record, text: model.text, asOf: model.asOf, today: model.text.room.today))
        """
    }

    private func proposal(_ code: ParcelCode) -> HTML {
        Notice(
            .news,
            """
            <p>\(Words(th: "แปลงนี้ยังไม่มีรหัส ระบบเสนอ \(code)", en: "This parcel has no code yet; \(code) is proposed."))</p>
            \(if: model.mayWrite, ButtonLink(Words(th: "ตรวจและยืนยันรหัส", en: "Check and confirm the code"), to: LandRegisterLinks.act(.code, model.record), .plain).html)
            """
        ).html
    }

    private var acts: HTML {
        func act(_ act: LandRegisterLinks.Act, _ label: Words, _ style: ButtonStyle = .plain) -> HTML {
            ButtonLink(label, to: LandRegisterLinks.act(act, model.record), style).html
        }
        return ButtonRow(
            """
            \(act(.edit, Words(th: "แก้ไขข้อมูล", en: "Edit"), .main))
            \(act(.shape, Words(th: "แก้ไขรูปและที่ตั้ง", en: "Edit the shape")))
            \(if: kind == .parcel, "\(act(.transfer, Words(th: "โอนหรือแก้เจ้าของ", en: "Transfer")))\(act(.split, Words(th: "แบ่งแยก", en: "Split")))\(act(.merge, Words(th: "รวมแปลง", en: "Merge")))\(act(.code, Words(th: "รหัสแปลง", en: "Code")))")
            \(act(.correct, Words(th: "แก้ไขย้อนหลัง", en: "Correct the past"), .quiet))
            \(act(.retire, Words(th: "ยกเลิกรายการ", en: "Retire"), .quiet))
            """
        ).html
    }

    private func section(_ section: Section) -> HTML {
        """
        <section class="card">
        <h2>\(section.group?.name ?? Words(th: "ข้อมูลทั่วไป", en: "General"))</h2>
        \(FactList(section.fields.map { ($0.title, model.text.html($0.value, key: $0.key)) }))
        \(if: isOpen, freshness(section))
        </section>
        """
    }

    /// When the facts were last found right, and the button that says they are.
    private func freshness(_ section: Section) -> HTML {
        let newest = [section.confirmedOn, model.confirmedOn].compactMap { $0 }.max()
        let isOld = newest.map { $0 < model.text.room.today.adding(days: -365) } ?? true
        let day: HTML =
            newest.map { "\(Words(th: "ยืนยันล่าสุด", en: "Last confirmed")) \(DayText($0))" }
            ?? "\(Words(th: "ยังไม่เคยยืนยัน", en: "Never confirmed"))"
        return """
            <p class="quiet">\(day)\(if: isOld, " · \(Words(th: "เกิน 12 เดือน ควรตรวจ", en: "over 12 months ago: look again"))")</p>
            \(if: model.mayWrite, confirmation(section.group))
            """
    }

    private func confirmation(_ group: FactGroup?) -> HTML {
        let name = group?.name ?? Words(th: "ทั้งรายการ", en: "the whole record")
        return Form(to: LandRegisterLinks.act(.confirm, model.record), style: .inline) {
            """
            \(HiddenField("group", group?.rawValue ?? ""))
            \(Button(Words(th: "ยืนยันวันนี้: \(name.th)", en: "Confirm today: \(name.en)"), .quiet))
            """
        }.html
    }

    private func related(_ title: Words, _ items: [(label: Words, link: Link)]) -> HTML {
        """
        <h2>\(title)</h2>
        \(items.isEmpty ? EmptyState(Words(th: "ไม่มี", en: "None")).html : list(items))
        """
    }

    private func list(_ items: [(label: Words, link: Link)]) -> HTML {
        "<ul>\(each: items, { "<li><a href=\"\(link: $0.link)\">\($0.label)</a></li>" })</ul>"
    }

    private func facet(_ facet: ToldFacet) -> HTML {
        """
        <h2>\(facet.title)</h2>
        <ul>\(each: facet.lines, { line in
            "<li>\(facetLine(line))\(line.on.map { " <span class=\"quiet\">\(DayText($0))</span>" as HTML })</li>"
        })</ul>
        """
    }

    private func facetLine(_ line: Facet.Line) -> HTML {
        guard let subject = line.subject, let kind = RecordKind(rawValue: subject.kind),
            let id = UUIDv7(text: subject.id)
        else { return "\(line.text)" }
        return "<a href=\"\(link: RegisterLinks.record(RecordReference(kind, id)))\">\(line.text)</a>"
    }
}

/// The way to the register's pages, and what its short notices mean.
enum RegisterCrumbs {
    static let home = Crumb(Words(th: "ทะเบียน", en: "Register"), RegisterLinks.home)

    static let done: [String: Words] = [
        "entered": Words(th: "เพิ่มรายการแล้ว", en: "Entered"),
        "saved": Words(th: "บันทึกแล้ว", en: "Saved"),
        "shaped": Words(th: "บันทึกรูปแล้ว", en: "The shape is saved"),
        "corrected": Words(
            th: "แก้ไขย้อนหลังแล้ว ของเดิมยังดูได้ในประวัติ", en: "Corrected; what was believed before stays in the history"),
        "confirmed": Words(th: "ยืนยันข้อมูลแล้ว ขอบคุณ", en: "Confirmed, thank you"),
        "transferred": Words(th: "โอนกรรมสิทธิ์แล้ว", en: "Transferred"),
        "split": Words(
            th: "แบ่งแยกแล้ว ตรวจรหัสที่เสนอของแปลงใหม่ได้ในรายการรหัสที่รอยืนยัน",
            en: "Split; the proposed codes wait in their list"),
        "merged": Words(th: "รวมแปลงแล้ว", en: "Merged"),
        "coded": Words(th: "ยืนยันรหัสแปลงแล้ว", en: "The code is confirmed"),
        "retired": Words(th: "ยกเลิกรายการแล้ว", en: "Retired"),
        "checked": Words(th: "ตรวจแผนที่แล้ว", en: "The map was checked"),
        "accepted": Words(th: "บันทึกเหตุผลแล้ว", en: "The reason is kept"),
    ]
}
