import Civics
import Geo
import Html
import Registry
import Shell

/// What each column of a file holds, the coordinate system where the file does not say it, and from when the rows hold.
struct ImportColumnsPage: Page {
    /// So many columns can be chosen on the page; what lies behind keeps its proposal.
    static let most = 300

    var file: HeldFile
    var layer: Int?
    var kind: ImportKind
    var columns: [ColumnChoice]
    /// `nil` for the Land Department's archive, whose columns are known.
    var table: ImportOverview.Layer?
    var typed: FormFields?
    var errors = FormErrors()

    var title: Words {
        kind == .landOffice
            ? Words(th: "ตรวจแฟ้มกรมที่ดิน", en: "Check the Land Department's file")
            : Words(th: "จับคู่คอลัมน์", en: "Match the columns")
    }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { ImportCrumbs.imports }

    // MARK: - What was chosen

    /// The choices as the form says them: what the person changed is remembered for next time.
    func chosen(_ form: FormFields) -> [ColumnChoice] {
        columns.map { column in
            guard column.column < Self.most, form.raw(Self.field(column)) != nil else { return column }
            let field = form.text(Self.field(column)).flatMap { name in kind.fields.first { $0.name == name }?.name }
            guard field != column.field else { return column }
            var chosen = column
            chosen.field = field
            chosen.basis = .chosen
            return chosen
        }
    }

    /// Says what is missing, twice there, or unclear.
    mutating func check(_ chosen: [ColumnChoice]) {
        var seen: [String: String] = [:]
        for column in chosen {
            guard let name = column.field else { continue }
            if let first = seen[name] {
                let title = kind.fields.first { $0.name == name }?.title ?? Words(name)
                errors.add(
                    Self.field(column),
                    Words(
                        th: "“\(title.th)” จับคู่กับคอลัมน์ \(first) แล้ว เลือกเพียงคอลัมน์เดียว",
                        en: "“\(title.en)” has the column \(first) already; choose one."))
            } else {
                seen[name] = column.header
            }
        }
        let missing = kind.fields.filter { $0.isRequired && seen[$0.name] == nil }
        if !missing.isEmpty {
            errors.add(
                columns.first.map(Self.field),
                Words(
                    th: "ยังไม่ได้เลือกคอลัมน์ของ \(missing.map(\.title.th).joined(separator: ", "))",
                    en: "No column was chosen for \(missing.map(\.title.en).joined(separator: ", "))."))
        }
        if needsSystem, typed?.text("coordinateSystem") == nil {
            errors.add(
                "coordinateSystem",
                Words(
                    th: "แฟ้มไม่บอกระบบพิกัด เลือกให้ตรงกับที่มาของแฟ้ม",
                    en: "The file does not tell its coordinate system; choose the one it came in."))
        }
    }

    static func field(_ column: ColumnChoice) -> String { "column-\(column.column)" }

    private var needsSystem: Bool { table.map { $0.hasShapes && $0.coordinateSystem == nil } ?? false }
    /// Coordinates in columns, or polygons of the Land Department that may be in metres.
    private var maySaySystem: Bool {
        kind == .landOffice || table?.hasShapes == false && kind.fields.contains { $0.name == "longitude" }
    }

    // MARK: - The page

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(file.name)</p>
        \(FactList(facts))
        \(each: notes, { Notice(.warning, "<p>\($0)</p>").html })
        \(ErrorSummary(errors))
        \(Form(to: RegisterImportLinks.fileCheck(file.id)) { fields })
        <p class="quiet">\(Words(th: "ขั้นนี้เป็นการตรวจเท่านั้น ทะเบียนยังไม่เปลี่ยน", en: "This only checks; the register does not change."))</p>
        """
    }

    private var notes: [Words] { (table?.notes ?? []) + file.overview.notes }

    private var facts: [(Words, HTML)] {
        let change = RegisterImportLinks.file(file.id).with("ask", "kind").with("layer", layer.map(String.init))
            .with("kind", kind.rawValue)
        var facts: [(Words, HTML)] = [
            (
                Words(th: "ข้อมูล", en: "What it holds"),
                table == nil
                    ? "\(kind.name)"
                    : "\(kind.name) <a href=\"\(link: change)\">\(Words(th: "เปลี่ยน", en: "change"))</a>"
            )
        ]
        if let table {
            facts.append((Words(th: "ตาราง", en: "Table"), "\(table.name)"))
            facts.append((Words(th: "จำนวนแถว", en: "Rows"), NumberText(table.rows).html))
            if let system = table.coordinateSystem, table.hasShapes {
                facts.append(
                    (Words(th: "ระบบพิกัด (แฟ้มบอกไว้)", en: "Coordinates, as the file says"), "\(Self.name(system))"))
            }
        }
        return facts
    }

    private var fields: HTML {
        """
        \(if: layer != nil, HiddenField("layer", String(layer ?? 0)).html)
        \(HiddenField("kind", kind.rawValue))
        \(if: needsSystem || maySaySystem, systemField)
        \(if: !columns.isEmpty, columnFields)
        \(DateField("validFrom", Words(th: "ข้อมูลมีผลตั้งแต่วันที่", en: "The data hold from"), value: typed?.raw("validFrom"), hint: Words(th: "ว่างไว้ = วันที่กดนำเข้าจริง เขียนเช่น 1/10/2568", en: "Empty: the day it is carried out. Such as 1/10/2568"), error: errors["validFrom"], isRequired: false))
        \(Button(Words(th: "ตรวจแฟ้มเทียบกับทะเบียน", en: "Compare with the register")))
        """
    }

    private var columnFields: HTML {
        FieldGroup(Words(th: "คอลัมน์ในแฟ้มคือช่องใดของทะเบียน", en: "Which field each column is")) {
            "\(each: columns.prefix(Self.most), column)\(if: columns.count > Self.most, tooMany)"
        }.html
    }

    private var tooMany: HTML {
        "<p class=\"quiet\">\(Words(th: "แสดง \(Self.most) คอลัมน์แรก คอลัมน์ที่เหลือใช้ตามที่ระบบเสนอ", en: "The first \(Self.most) columns are shown; the others keep their proposals."))</p>"
    }

    private func column(_ column: ColumnChoice) -> HTML {
        let name = Self.field(column)
        return Select(
            name, Words(column.header.isEmpty ? "–" : String(column.header.prefix(80))),
            choices: kind.fields.map { Choice($0.name, $0.title) },
            chosen: typed.map { $0.text(name) } ?? column.field, hint: Self.words(column), error: errors[name],
            isRequired: false
        ).html
    }

    /// What there is to say about a proposal; a header the program knows needs no word.
    private static func words(_ column: ColumnChoice) -> Words? {
        switch column.basis {
        case .remembered where column.field == nil:
            Words(th: "ครั้งก่อนสำนักงานเลือกไม่ใช้คอลัมน์นี้", en: "Left out by this office before.")
        case .remembered: Words(th: "สำนักงานเคยเลือกไว้", en: "Chosen by this office before.")
        case .known: nil
        case .chosen, .none: Words(th: "ไม่เลือก = ไม่นำเข้าคอลัมน์นี้", en: "Nothing chosen: the column is left out.")
        }
    }

    private var systemField: HTML {
        let likelyFirst: [CoordinateSystem] = [.indian48, .utm48, .indian47, .utm47, .wgs84]
        let hint =
            needsSystem
            ? Words(
                th: "แฟ้มไม่ได้บอกไว้และระบบไม่เดาให้ ดูจากผู้ส่งแฟ้ม เลือกผิดแปลงจะเลื่อนไปราว 450 เมตร",
                en: "The file does not say it and it is not guessed. A wrong one moves the land by some 450 m.")
            : Words(
                th: "ไม่เลือก = ตามที่แฟ้มบอก หรือองศา WGS 84", en: "Nothing chosen: as the file says, or degrees.")
        return Select(
            "coordinateSystem", Words(th: "ระบบพิกัดของแฟ้ม", en: "Coordinate system"),
            choices: likelyFirst.map { Choice(String($0.epsg), Self.name($0)) },
            chosen: typed?.text("coordinateSystem"), hint: hint, error: errors["coordinateSystem"],
            isRequired: needsSystem
        ).html
    }

    static func name(_ system: CoordinateSystem) -> Words {
        let code = "EPSG:\(system.epsg)"
        return switch system {
        case .wgs84: Words(th: "องศา WGS 84 (\(code))", en: "Degrees, WGS 84 (\(code))")
        case .utm47, .utm48:
            Words(
                th: "WGS 84 / UTM โซน \(system.zone ?? 48) (\(code))",
                en: "WGS 84 / UTM \(system.zone ?? 48)N (\(code))")
        case .indian47, .indian48:
            Words(
                th: "Indian 1975 / UTM โซน \(system.zone ?? 48) — ระวางกรมที่ดินรุ่นเดิม (\(code))",
                en: "Indian 1975 / UTM \(system.zone ?? 48)N, older Land Department sheets (\(code))")
        }
    }
}
