import Access
import Civics
import Geo
import Html
import Registry
import Shell

/// How facts of the register read: areas, codes, owners, shapes.
struct LandText {
    var room: LandRoom
    var names: PartyNames
    var titles: [RecordReference: Words]
    var kind: RecordKind

    func html(_ value: RecordField.Value?, key: String) -> HTML {
        guard let value else { return Missing().html }
        switch value {
        case .text(let text): return "\(code(text, key))"
        case .whole(let number):
            if key == "village" || key == "moo" { return "\(room.name(ofVillage: number) ?? Words(""))" }
            return NumberText(number).html
        case .area(let area): return "\(Self.words(area))"
        case .squareMetres(let hundredths): return "\(Self.words(squareMetreHundredths: hundredths))"
        case .owners(let owners):
            return "<ul class=\"plain-list\">\(each: owners, { "<li>\(names.html($0))</li>" })</ul>"
        case .party(let party): return names.html(party)
        case .record(let record):
            return "<a href=\"\(link: RegisterLinks.record(record))\">\(titles[record] ?? record.kind.name)</a>"
        case .uses(let uses):
            return list(uses.map { ($0.category, $0.area.map(Self.words)) })
        case .floors(let uses):
            return list(
                uses.map { use in
                    (
                        use.category,
                        use.squareMetreHundredths.map {
                            Words(th: "\(Self.metres($0)) ตร.ม.", en: "\(Self.metres($0)) m²")
                        }
                    )
                })
        case .shape(let shape): return "\(Self.words(shape))"
        case .date(let date): return "\(Words(th: date.text(in: .thai), en: date.text(in: .english)))"
        }
    }

    private func list(_ uses: [(String, Words?)]) -> HTML {
        """
        <ul class="plain-list">\(each: uses, { code, size in
            "<li>\(LandWords.name(code, in: LandWords.landUse))\(size.map { " <span class=\"quiet\">\($0)</span>" as HTML })</li>"
        })</ul>
        """
    }

    private func code(_ text: String, _ key: String) -> Words {
        switch (key, kind) {
        case ("deedType", _): LandWords.name(text, in: LandWords.deedType)
        case ("structure", _): LandWords.name(text, in: LandWords.structure)
        case ("category", .sign): LandWords.name(text, in: LandWords.signKind)
        case ("category", .place): LandWords.name(text, in: LandWords.placeKind)
        case ("division", _): room.name(of: .init(rawValue: text))
        default: Words(text)
        }
    }

    // MARK: - Sizes

    /// Rai, ngan and square wa, with the square metres.
    static func words(_ area: LandArea) -> Words {
        Words(
            th: "\(area.compact) ไร่ (\(area.squareMetres) ตร.ม.)", en: "\(area.compact) rai (\(area.squareMetres) m²)")
    }

    /// A drawn area: rounded to a hundredth of a square wa beside its exact square metres.
    static func words(squareMetreHundredths hundredths: Int64) -> Words {
        let (quotient, rest) = hundredths.quotientAndRemainder(dividingBy: 4)
        let wa = quotient + (rest >= 2 ? 1 : 0)
        guard let area = LandArea(squareWaHundredths: wa) else {
            return Words(th: "\(metres(hundredths)) ตร.ม.", en: "\(metres(hundredths)) m²")
        }
        return Words(
            th: "\(area.compact) ไร่ (\(metres(hundredths)) ตร.ม.)", en: "\(area.compact) rai (\(metres(hundredths)) m²)"
        )
    }

    /// Hundredths of a square metre as `1,234.50`.
    static func metres(_ hundredths: Int64) -> String {
        let rest = hundredths.magnitude % 100
        return "\(Numerals.text(hundredths / 100)).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// By how much the drawn area is apart from the paper's, in per cent of the paper's; `nil` up to 5 per cent.
    static func gap(_ parcel: Parcel) -> Words? {
        guard let paper = parcel.registeredArea?.squareMetreHundredths, let drawn = parcel.drawnSquareMetreHundredths,
            paper > 0
        else { return nil }
        let share = Double(drawn - paper) / Double(paper) * 100
        guard share.magnitude > 5, let percent = Numerals.text(share, decimals: 1) else { return nil }
        return Words(
            th:
                "เนื้อที่ตามรูปแปลงต่างจากเอกสาร \(percent) % (\(metres((drawn - paper).magnitudeSigned)) ตร.ม.) ควรตรวจรูปแปลงหรือเอกสาร",
            en:
                "The drawn area is \(percent) % apart from the paper (\(metres((drawn - paper).magnitudeSigned)) m²): look at the shape or the paper."
        )
    }

    static func words(_ shape: Shape) -> Words {
        guard let geometry = try? shape.geometry() else { return Words(th: "รูปที่อ่านไม่ได้", en: "an unreadable shape") }
        switch geometry {
        case .point(let place): return coordinates(place)
        default:
            let corners = geometry.polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + max(0, $1.count - 1) } }
            let count = corners > 0 ? corners : geometry.positions.count
            let parts = max(geometry.polygons.count, 1)
            let some = parts > 1 ? Words(th: " \(parts) ส่วน", en: ", \(parts) parts") : Words("")
            return Words(th: "รูป \(count) จุด\(some.th)", en: "a shape of \(count) corners\(some.en)")
        }
    }

    /// Latitude, longitude with six decimals, as maps and telephones write them.
    static func coordinates(_ place: Position) -> Words {
        Words("\(degrees(place.y)), \(degrees(place.x))")
    }

    static func degrees(_ degrees: Double) -> String {
        guard degrees.magnitude < 1000 else { return "-" }
        let millionths = Int64((degrees * 1e6).rounded())
        let digits = String(millionths.magnitude % 1_000_000)
        let sign = millionths < 0 ? "-" : ""
        return sign + "\(millionths.magnitude / 1_000_000)." + String(repeating: "0", count: 6 - digits.count) + digits
    }
}

extension Int64 {
    fileprivate var magnitudeSigned: Int64 { self < 0 ? 0 - self : self }
}
