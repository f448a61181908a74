import Civics
import Html
import Registry
import Shell

/// Which table of a file is meant, and what its rows are.
struct ImportKindPage: Page {
    var file: HeldFile
    var kinds: [ImportKind]
    var layer: Int?
    var kind: ImportKind?
    var errors = FormErrors()

    var title: Words { Words(th: "แฟ้มนี้คือข้อมูลอะไร", en: "What the file holds") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { ImportCrumbs.imports }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(file.name)</p>
        \(ErrorSummary(errors))
        \(Form(to: RegisterImportLinks.fileKind(file.id)) { "\(if: layers.count > 1, layerField)\(kindField)\(Button(Words(th: "ต่อไป: จับคู่คอลัมน์", en: "Next: the columns")))" })
        """
    }

    private var layers: [ImportOverview.Layer] { file.overview.layers }

    private var layerField: HTML {
        Select(
            "layer", Words(th: "ตาราง ชั้นข้อมูล หรือชีต", en: "Table, layer or sheet"),
            choices: layers.enumerated().map { number, layer in
                let likely = layer.likelyKind.map {
                    Words(th: " · น่าจะเป็น\($0.name.th)", en: ", probably \($0.name.en)")
                }
                return Choice(
                    String(number),
                    Words(
                        th: "\(layer.name) (\(layer.rows) แถว)\(likely?.th ?? "")",
                        en: "\(layer.name) (\(layer.rows) rows)\(likely?.en ?? "")"))
            }, chosen: String(layer ?? 0)
        ).html
    }

    private var kindField: HTML {
        RadioGroup(
            "kind", Words(th: "แต่ละแถวคือ", en: "Each row is"), choices: kinds.map { Choice($0.rawValue, $0.name) },
            chosen: kind?.rawValue,
            hint: Words(
                th: "ระบบยังไม่แน่ใจจากชื่อคอลัมน์ เลือกให้ตรงกับแฟ้ม",
                en: "The headers do not say it for certain; choose what fits the file."), error: errors["kind"]
        ).html
    }
}
