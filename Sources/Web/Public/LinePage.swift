import Access
import Civics
import Html
import Planning
import Shell
import Storage

/// A line of the plan's document with the lines around it, and what of the plan was read from it.
struct LinePage: Page {
    var line: Int
    /// Empty where the document is not in the database.
    var lines: [DocumentLine]
    var documentName: String?
    /// What of the plan stands on this line.
    var items: [Item]

    struct Item: Sendable {
        var name: Words
        var text: String
        var link: Link
    }

    /// How many lines before and after are shown.
    static let around = 8

    var title: Words { Words(th: "เอกสารแผน บรรทัด \(line)", en: "Plan document, line \(line)") }
    var trail: [Crumb] { [Crumb(PublicLabel.home, .root), Crumb(PublicLabel.plan, WebLinks.plan)] }

    static func read(_ line: Int, _ view: PlanView, _ db: Transaction) throws -> LinePage {
        guard (1...10_000_000).contains(line) else { throw Problem.planItemMissing }
        let range = max(1, line - around)...(line + around)
        let lines = try view.snapshot.documentHash.map { try PlanLayerRows.lines(of: $0, range, db) } ?? []
        let places = PlanPlaces(view.snapshot)
        let items = view.snapshot.parts.items.filter { $0.line == line || $0.detail.lines?.contains(line) == true }
        guard !items.isEmpty || lines.contains(where: { $0.line == line }) else { throw Problem.planItemMissing }
        return LinePage(
            line: line, lines: lines, documentName: view.documentName,
            items: items.map { Item(name: places.name($0), text: $0.text, link: places.link($0)) })
    }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(documentName.map { "<p class=\"quiet\">\(Words(th: "แฟ้ม", en: "File")): \($0)</p>" as HTML })
        \(document)
        \(if: !items.isEmpty, "<h2>\(Words(th: "สิ่งที่แผนอ่านจากบรรทัดนี้", en: "What the plan reads from this line"))</h2>")
        \(each: items, { item in
            "<p><span class=\"eyebrow\">\(item.name)</span><br><a href=\"\(link: item.link)\">\(item.text)</a></p>"
        })
        """
    }

    private var document: HTML {
        if lines.isEmpty {
            return Notice(
                .news,
                "<p>\(Words(th: "ตัวเอกสารฉบับเต็มยังไม่ได้เก็บไว้ในระบบ จึงแสดงข้อความต้นฉบับไม่ได้ ถ้ามีเอกสารอยู่ ให้เปิดดูที่บรรทัด \(line)", en: "The document itself is not kept in the database, so its text cannot be shown. If you have the document, look at line \(line)."))</p>"
            ).html
        }
        return DataTable(
            Words(th: "ข้อความในเอกสาร", en: "Text of the document"), lines,
            columns: [
                TableColumn(Words(th: "บรรทัด", en: "Line"), .heading) { [line] row in
                    row.line == line ? "<span id=\"line\"><strong>\(row.line) →</strong></span>" as HTML : "\(row.line)"
                },
                TableColumn(Words(th: "ข้อความ", en: "Text")) { [line] row in
                    row.line == line ? "<strong>\(cells(row.text))</strong>" as HTML : cells(row.text)
                },
            ], onPhone: .scroll
        ).html
    }

    /// Cells of a table stand apart by a bar, as tabs cannot be seen.
    private func cells(_ text: String) -> HTML {
        let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
        return "\(each: parts.enumerated(), { "\(if: $0 > 0, " <span class=\"quiet\">|</span> ")\($1)" })"
    }
}
