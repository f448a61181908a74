import Civics
import Html
import Registry
import Shell

/// The register at a glance: one box to search with, what there is to do, how much there is.
struct RegisterHomePage: Page {
    struct Tile {
        var kind: RecordKind
        var records: Int
        /// Of them confirmed within 12 months, in per cent; `nil` where there are none.
        var percent: String?
        var unconfirmed: Int
        var isLand: Bool
        /// Whether the reader may open the list; masked lists are of people alone.
        var mayOpen: Bool
    }

    /// A list of work.
    struct Job {
        var title: Words
        var note: Words
        var count: Int
        var link: Link
    }

    struct Model {
        var tiles: [Tile]
        /// Worst first.
        var jobs: [Job]
        /// Whether the person may bring files to the register.
        var mayImport: Bool
    }

    var model: Model

    var title: Words { Words(th: "ทะเบียน", en: "Register") }
    var audience: PageAudience { .staff }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(Self.searchBox(nil))
        \(if: !model.jobs.isEmpty, jobs)
        <h2>\(Words(th: "ในทะเบียน", en: "In the register"))</h2>
        \(CardGrid("\(each: model.tiles, tile)"))
        \(ButtonRow("\(ButtonLink(Words(th: "เปิดแผนที่", en: "Open the map"), to: TaxMapLinks.map, .plain))\(if: model.mayImport, ButtonLink(Words(th: "นำเข้าและส่งออกแฟ้ม", en: "Import and export files"), to: RegisterImportLinks.list, .plain).html)"))
        """
    }

    /// One box for everything that can be looked for.
    static func searchBox(_ question: String?) -> HTML {
        SearchBox(
            Words(th: "ค้นรหัสแปลง เลขโฉนด บ้านเลขที่ หรือชื่อ", en: "Find a parcel code, deed, house number or name"),
            to: RegisterLinks.home, value: question
        ).html
    }

    private var jobs: HTML {
        """
        <h2>\(Words(th: "งานที่ต้องทำ", en: "What there is to do"))</h2>
        \(CardGrid("\(each: model.jobs, { job in StatTile(job.title, NumberText(job.count), note: job.note, to: job.link).html })"))
        """
    }

    private func tile(_ tile: Tile) -> HTML {
        let note =
            tile.percent.map {
                Words(th: "ยืนยันใน 12 เดือน \($0) %", en: "\($0) % confirmed within 12 months")
            } ?? Words(th: "ยังไม่มีรายการ", en: "none yet")
        return StatTile(
            tile.kind.name, NumberText(tile.records), note: note, to: tile.mayOpen ? RegisterLinks.list(tile.kind) : nil
        ).html
    }
}
