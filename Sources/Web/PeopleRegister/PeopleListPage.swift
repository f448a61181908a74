import Access
import Civics
import Html
import Registry
import Shell
import Storage

/// People of a village or of all, in Thai order; initials for readers who may only list.
struct PeopleListPage: Page {
    static let size = 50

    var room: PeopleRoom
    var village: Int?
    var lines: [PersonLine]
    var hasMore: Bool
    var isContinued: Bool
    var question: String?
    /// What the search found; `nil` where nothing was searched.
    var found: [SearchHit]?
    var errors = FormErrors()

    var title: Words {
        room.name(ofVillage: village).map { Words(th: "บุคคล \($0.th)", en: "People, \($0.en)") }
            ?? Words(th: "บุคคล", en: "People")
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [PeopleCrumbs.register] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        \(PeopleCrumbs.tabs(room, chosen: PeopleLinks.people))
        \(SearchBox(Words(th: "ค้นชื่อ", en: "Find a name"), to: PeopleLinks.people, value: question))
        \(if: room.may(.list, .identity) && room.hasKey, byNumber)
        \(found.map(results))
        \(if: found == nil, list)
        """
    }

    private var byNumber: HTML {
        """
        <details\(flag: "open", !errors.isEmpty)><summary>\(Words(th: "ค้นด้วยเลขประจำตัว 13 หลัก", en: "Find by the 13-digit number"))</summary>
        \(Form(to: PeopleLinks.find) { """
            \(TextField("number", Words(th: "เลข 13 หลักเต็ม", en: "All 13 digits"), error: errors["number"], autocomplete: "off", width: 20, maximum: 30))
            \(Button(Words(th: "ค้นหา", en: "Find"), .plain))
            """ })
        </details>
        """
    }

    private func results(_ hits: [SearchHit]) -> HTML {
        if hits.isEmpty {
            return EmptyState(
                Words(th: "ไม่พบ ลองพิมพ์สั้นลงหรือสะกดอย่างอื่น", en: "Nothing found. Type less, or spell it another way.")
            ).html
        }
        return """
            <h2>\(Words(th: "ที่พบ", en: "Found"))</h2>
            <ul>\(each: hits, { hit in
                "<li><a href=\"\(link: RegisterLinks.record(hit.record))\">\("\(hit.title)")</a> <span class=\"quiet\">\(PeopleText.house(hit.houseNumber, hit.village))</span></li>"
            })</ul>
            """
    }

    private var list: HTML {
        """
        \(VillageFilter(room: room, village: village, action: PeopleLinks.people))
        \(if: room.may(.write, .people), ButtonLink(Words(th: "เพิ่มบุคคล", en: "Add a person"), to: PeopleLinks.newPerson.with("village", village.map(String.init)), .plain).html)
        \(lines.isEmpty ? EmptyState(Words(th: "ไม่มีบุคคลที่ท่านดูได้ในรายการนี้", en: "Nobody here that you may see")).html : table)
        \(NextPage(link: PeopleLinks.people.with("village", village.map(String.init)), last: hasMore ? lines.last?.id.description : nil, isContinued: isContinued))
        """
    }

    private var table: HTML {
        DataTable(
            title, lines,
            columns: [
                TableColumn(Words(th: "ชื่อ", en: "Name"), .heading) { line in
                    "<a href=\"\(link: PeopleLinks.person(line.id))\">\("\(line.name)")</a>" as HTML
                },
                TableColumn(Words(th: "หมู่ที่", en: "Village")) { line in
                    line.village.map { "\($0)" } ?? Missing().html
                },
                TableColumn(Words(th: "บ้านเลขที่", en: "House")) { line in
                    if line.name.isMasked { return "<span class=\"quiet\">\(Words(th: "ปิดไว้", en: "masked"))</span>" }
                    return line.houseNumber.map { "\($0)" } ?? Missing().html
                },
                TableColumn(Words(th: "การอยู่อาศัย", en: "Living here")) { line in
                    "\(PeopleText.status(line.status))" as HTML
                },
            ], isCaptionShown: false
        ).html
    }
}

/// Which village a list is about.
struct VillageFilter: Component {
    var room: PeopleRoom
    var village: Int?
    var action: Link

    var html: HTML {
        """
        <form method="get" action="\(link: action)" class="form-stacked">
        \(Select("village", Words(th: "หมู่บ้าน", en: "Village"), choices: room.villageChoices(besides: village.map(String.init)), chosen: village.map(String.init), isRequired: false))
        <button type="submit" class="button button-plain">\(Words(th: "แสดง", en: "Show"))</button>
        </form>
        """
    }
}

/// The next rows of a list that is read onward from the last one shown.
struct NextPage: Component {
    var link: Link
    /// The last row shown; `nil` where there is none after it.
    var last: String?
    var isContinued: Bool

    var html: HTML {
        if last == nil && !isContinued { return .empty }
        return """
            <nav class="pager" aria-label="\(Words(th: "หน้าของรายการ", en: "Pages of the list"))">
            \(if: isContinued, "<a class=\"button button-plain\" href=\"\(link: link.with("after", nil))\">\(Words(th: "← หน้าแรก", en: "← First page"))</a>")
            \(last.map { "<a class=\"button button-plain\" rel=\"next\" href=\"\(link: link.with("after", $0))\">\(Words(th: "ถัดไป →", en: "Next →"))</a>" as HTML })
            </nav>
            """
    }
}
