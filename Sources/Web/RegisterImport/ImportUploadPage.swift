import Civics
import Html
import Registry
import Shell

/// Which file to bring.
struct ImportUploadPage: Page {
    var kinds: [Words]
    var takesLandOffice: Bool
    /// Whether fields can be sealed: without the key, files are not kept and IDs cannot come in.
    var isKeyOpen: Bool
    var errors = FormErrors()
    var problemNumber: String?

    var title: Words { Words(th: "นำเข้าแฟ้มใหม่", en: "Import a file") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { ImportCrumbs.imports }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(Words(th: "ระบบตรวจแฟ้มเทียบกับทะเบียนให้ดูก่อนเสมอ ยังไม่มีอะไรเปลี่ยนจนกว่าท่านจะกดนำเข้าจริง", en: "The file is compared with the register first. Nothing changes until you say so."))</p>
        \(ErrorSummary(errors))
        \(problemNumber.map { "<p class=\"quiet\">\(Words(th: "รหัสปัญหา", en: "Problem")) \($0) · \(Words(th: "ไม่มีอะไรเปลี่ยน", en: "nothing was changed"))</p>" as HTML })
        \(if: !isKeyOpen, keyless)
        \(Form(to: RegisterImportLinks.new, hasFiles: true) { "\(field)\(Button(Words(th: "ส่งแฟ้มไปตรวจ", en: "Send it to be checked")))" })
        <h2>\(Words(th: "นำเข้าอะไรได้บ้าง", en: "What can be imported"))</h2>
        \(FactList(facts))
        """
    }

    private var keyless: HTML {
        Notice(
            .warning,
            "<p>\(Words(th: "ระบบเปิดอยู่โดยไม่มีกุญแจข้อมูล แฟ้มจะไม่ถูกเก็บไว้ และเลขประจำตัวประชาชนยังนำเข้าไม่ได้ แจ้งผู้ดูแลระบบให้เปิดกุญแจก่อน", en: "The program runs without its data key: files are not kept and national IDs cannot come in. Ask the administrator for the key first."))</p>"
        ).html
    }

    private var field: HTML {
        let error = errors["file"]
        let hint = Words(
            th: "ไม่เกิน \(ImportRoom.largestWords.th) · shapefile เลือก .shp .dbf .shx .prj พร้อมกัน หรือบีบเป็น ZIP",
            en: "Up to \(ImportRoom.largestWords.en). Choose the parts of a shapefile together, or zip them.")
        return """
            <div class="field\(error == nil ? "" : " field-wrong")"><label for="field-file">\(Words(th: "แฟ้มที่จะนำเข้า", en: "The file"))</label>\
            <span class="field-hint" id="hint-file">\(hint)</span>\
            \(error.map { "<span class=\"field-error\" id=\"error-file\">\($0)</span>" as HTML })\
            <input type="file" id="field-file" name="file" multiple accept=".zip,.shp,.dbf,.shx,.prj,.cpg,.geojson,.json,.gpkg,.csv,.xlsx" aria-describedby="\(error == nil ? "hint-file" : "hint-file error-file")"\(attribute: "aria-invalid", error == nil ? nil : "true") required></div>
            """
    }

    private var facts: [(Words, HTML)] {
        let names = takesLandOffice ? kinds + [ImportKind.landOffice.name] : kinds
        return [
            (
                Words(th: "ข้อมูลที่ท่านนำเข้าได้", en: "Data you may import"),
                "<ul>\(each: names, { "<li>\($0)</li>" })</ul>"
            ),
            (
                Words(th: "ชนิดแฟ้ม", en: "Kinds of file"),
                "\(Words(th: "ZIP รายเดือนของกรมที่ดิน · shapefile (LTAX) · GeoJSON · GeoPackage · CSV · XLSX", en: "The Land Department's monthly ZIP, shapefile (LTAX), GeoJSON, GeoPackage, CSV, XLSX"))"
            ),
            (
                Words(th: "แฟ้มใหญ่กว่า \(ImportRoom.largestWords.th)", en: "Files over \(ImportRoom.largestWords.en)"),
                "\(Words(th: "ให้ผู้ดูแลระบบนำเข้าด้วยคำสั่ง songhong import (ไม่เกิน 256 เมกะไบต์)", en: "The administrator imports them with songhong import (up to 256 MB)."))"
            ),
        ]
    }
}

/// The way to the pages of imports.
enum ImportCrumbs {
    static let register = Crumb(Words(th: "ทะเบียน", en: "Register"), RegisterLinks.home)
    static let imports = [register, Crumb(Words(th: "นำเข้าแฟ้ม", en: "Imports"), RegisterImportLinks.list)]

    static func job(_ job: ImportJob) -> [Crumb] {
        imports + [Crumb(Words(job.fileName), RegisterImportLinks.job(job.id))]
    }
}
