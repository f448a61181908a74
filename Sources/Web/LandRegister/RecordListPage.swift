import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// Which records of a kind a list shows.
struct RecordListFilter: Sendable {
    static let size = 50

    var village: Int?
    /// Use of a parcel, kind of a place.
    var category: String?
    var deedType: String?
    var zone: String?
    var block: String?
    var withoutCode: Bool
    var page: Int

    init(_ context: ShellContext) {
        func short(_ name: String) -> String? { context.query(name).map { String($0.prefix(40)) } }
        village = context.query("village").flatMap { VillageEntry($0).number }
        category = short("category")
        deedType = short("deedType")
        zone = short("zone")
        block = short("block")?.uppercased()
        withoutCode = context.query("withoutCode") != nil
        page = min(context.pageNumber, 20_000)
    }

    var offset: Int { (page - 1) * Self.size }

    /// The list's address with the filter, without the page.
    func link(_ kind: RecordKind) -> Link {
        RegisterLinks.list(kind).with("village", village.map(String.init)).with("category", category)
            .with("deedType", deedType).with("zone", zone).with("block", block)
            .with("withoutCode", withoutCode ? "yes" : nil)
    }
}

/// One line of a list, whatever the kind.
struct RecordLine: Sendable {
    var record: RecordReference
    var name: Words
    var detail: Words
    var village: Int?
}

/// Reads the lines of a list, one more than a page holds.
enum RecordListing {
    static func lines(
        _ kind: RecordKind, _ filter: RecordListFilter, _ room: LandRoom, _ db: Transaction
    ) throws -> [RecordLine] {
        let (limit, offset) = (RecordListFilter.size + 1, filter.offset)
        let scope = room.scope(.read, kind)
        switch kind {
        case .parcel:
            let wanted = ParcelFilter(
                zone: filter.zone, block: filter.block, village: filter.village, use: filter.category,
                deedType: filter.deedType, withoutCode: filter.withoutCode)
            return try ParcelRows.list(wanted, scope: scope, offset: offset, limit: limit, db).map(parcel)
        case .building:
            return try BuildingRows.list(village: filter.village, scope: scope, offset: offset, limit: limit, db)
                .map(building)
        case .sign:
            return try SignRows.list(village: filter.village, scope: scope, offset: offset, limit: limit, db).map(sign)
        case .place:
            return try PlaceRows.list(
                category: filter.category, village: filter.village, offset: offset, limit: limit, db
            ).map { line in
                RecordLine(
                    record: RecordReference(.place, line.id.value), name: Words(line.name),
                    detail: LandWords.name(line.category, in: LandWords.placeKind), village: line.village)
            }
        case .village:
            return room.villages.dropFirst(offset).prefix(limit).map { line in
                RecordLine(
                    record: RecordReference(.village, line.id.value), name: Words(line.name), detail: Words(""),
                    village: line.moo)
            }
        case .person, .organisation, .household, .fact, .survey: return []
        }
    }

    static func parcel(_ line: ParcelLine) -> RecordLine {
        let code = line.code.map { Words($0) } ?? Words(th: "ไม่มีรหัส", en: "no code")
        let type = line.deedType.map { LandWords.name($0, in: LandWords.deedType) }
        let parts = [
            type.map {
                Words(
                    th: $0.th + (line.deedNumber.map { " \($0)" } ?? ""),
                    en: $0.en + (line.deedNumber.map { " \($0)" } ?? ""))
            },
            line.landNumber.map { Words(th: "เลขที่ดิน \($0)", en: "land number \($0)") },
            line.registeredArea.map { Words(th: "\($0.compact) ไร่", en: "\($0.compact) rai") },
            line.mainUse.map { LandWords.name($0, in: LandWords.landUse) },
        ]
        return RecordLine(
            record: RecordReference(.parcel, line.id.value), name: code, detail: joined(parts), village: line.village)
    }

    private static func building(_ line: BuildingLine) -> RecordLine {
        let name =
            line.houseNumber.map { Words(th: "บ้านเลขที่ \($0)", en: "House \($0)") }
            ?? Words(th: "ไม่มีเลขที่", en: "no house number")
        let parts = [
            line.structure.map { LandWords.name($0, in: LandWords.structure) },
            line.floors.map { Words(th: "\($0) ชั้น", en: "\($0) floors") },
            line.floorArea.map { Words(th: "\(LandText.metres($0)) ตร.ม.", en: "\(LandText.metres($0)) m²") },
            line.mainUse.map { LandWords.name($0, in: LandWords.landUse) },
        ]
        return RecordLine(
            record: RecordReference(.building, line.id.value), name: name, detail: joined(parts), village: line.village)
    }

    private static func sign(_ line: SignLine) -> RecordLine {
        let size = line.width.flatMap { width in
            line.height.map { Words(th: "\(width) × \($0) ซม.", en: "\(width) × \($0) cm") }
        }
        let parts = [line.category.map { LandWords.name($0, in: LandWords.signKind) }, size]
        return RecordLine(
            record: RecordReference(.sign, line.id.value), name: Words(String(line.wording.prefix(100))),
            detail: joined(parts), village: line.village)
    }

    private static func joined(_ parts: [Words?]) -> Words {
        let known = parts.compactMap { $0 }
        return Words(th: known.map(\.th).joined(separator: " · "), en: known.map(\.en).joined(separator: " · "))
    }
}

/// Records of one kind, fifty to a page.
struct RecordListPage: Page {
    struct Model {
        var kind: RecordKind
        var room: LandRoom
        var filter: RecordListFilter
        /// Up to one more than a page holds.
        var lines: [RecordLine]
        /// All records of the kind.
        var records: Int
        var mayEnter: Bool
        var done: String?
    }

    var model: Model

    var title: Words { model.kind.name }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [RegisterCrumbs.home] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(DoneNotice(model.done, RegisterCrumbs.done))
        <p class="lead">\(Words(th: "ในทะเบียนมี \(Numerals.text(Int64(model.records))) รายการ", en: "\(Numerals.text(Int64(model.records))) in the register"))</p>
        \(if: model.mayEnter, ButtonRow(ButtonLink(Words(th: "เพิ่มรายการใหม่", en: "Enter a new one"), to: LandRegisterLinks.new(model.kind)).html).html)
        \(if: model.kind != .village, filters)
        \(model.lines.isEmpty ? empty : table)
        \(pager)
        """
    }

    private var filters: HTML {
        let filter = model.filter
        let chosen = filter.village.map(String.init)
        return """
            <form method="get" action="\(link: RegisterLinks.list(model.kind))" class="form-stacked">
            \(Select("village", Words(th: "หมู่ที่", en: "Village"), choices: model.room.villageChoices(besides: chosen), chosen: chosen, isRequired: false))
            \(if: model.kind == .parcel, parcelFilters)
            \(if: model.kind == .place, Select("category", Words(th: "ประเภท", en: "Kind"), choices: LandWords.choices(LandWords.placeKind, besides: filter.category), chosen: filter.category, isRequired: false).html)
            \(Button(Words(th: "แสดง", en: "Show"), .plain))
            </form>
            """
    }

    private var parcelFilters: HTML {
        let filter = model.filter
        return """
            \(TextField("zone", Words(th: "เขต", en: "Zone"), value: filter.zone, isRequired: false, width: 5, maximum: 2))
            \(TextField("block", Words(th: "บล็อก", en: "Block"), value: filter.block, isRequired: false, width: 5, maximum: 1))
            \(Select("category", Words(th: "การใช้ประโยชน์หลัก", en: "Main use"), choices: LandWords.choices(LandWords.landUse, besides: filter.category), chosen: filter.category, isRequired: false))
            \(Select("deedType", Words(th: "ประเภทเอกสารสิทธิ", en: "Kind of deed"), choices: LandWords.choices(LandWords.deedType, besides: filter.deedType), chosen: filter.deedType, isRequired: false))
            \(Checkbox("withoutCode", Words(th: "เฉพาะแปลงที่ยังไม่มีรหัส", en: "Only parcels without a code"), isTicked: filter.withoutCode))
            """
    }

    private var empty: HTML {
        EmptyState(Words(th: "ไม่มีรายการตามที่เลือก", en: "Nothing answers to this choice")).html
    }

    private var table: HTML {
        DataTable(
            title, Array(model.lines.prefix(RecordListFilter.size)),
            columns: [
                TableColumn(Words(th: "รายการ", en: "Record"), .heading) { line in
                    "<a href=\"\(link: RegisterLinks.record(line.record))\">\(line.name)</a>" as HTML
                },
                TableColumn(Words(th: "รายละเอียด", en: "Details")) { "\($0.detail)" as HTML },
                TableColumn(Words(th: "หมู่ที่", en: "Village")) { line in
                    line.village.map { "\($0)" as HTML } ?? Missing().html
                },
            ], isCaptionShown: false
        ).html
    }

    /// Without a count: a filtered count costs as much as the list.
    private var pager: HTML {
        let page = model.filter.page
        let more = model.lines.count > RecordListFilter.size
        return Pager(page: page, of: more ? page + 1 : page, link: model.filter.link(model.kind)).html
    }
}
