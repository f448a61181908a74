public import Civics

/// Something that a person should look at, but that stops nothing.
public enum LandWarning: Sendable, Hashable {
    /// The area on paper and the area as drawn are more than 5 % apart; `part` counts from 1.
    case areasDiffer(part: Int, registered: LandArea, drawnSquareMetreHundredths: Int64)
    /// The parts as drawn are more or less than the whole by more than 1 %.
    case partsDrawnDiffer(wholeSquareMetreHundredths: Int64, partsSquareMetreHundredths: Int64)
    /// The parts on paper do not make the whole on paper.
    case partsRegisteredDiffer(whole: LandArea, parts: LandArea)
    /// Parts lie over each other, or reach beyond the parcel, by so many hundredths of a square metre.
    case partsOverlap(squareMetreHundredths: Int64)
    /// Buildings and signs that still name the parcel; which part they stand on is to be said.
    case buildingsToPlace(Int)
    /// The merged parcel is not one area.
    case severalAreas(Int)
    /// The merged parcels have not the same owners.
    case ownersDiffer
    /// The merged parcels lie in different blocks.
    case blocksDiffer

    public var words: Words {
        switch self {
        case .areasDiffer(let part, let registered, let drawn):
            Words(
                th:
                    "แปลงที่ \(part): เนื้อที่ตามเอกสาร \(registered.compact) ไร่ ต่างจากรูปแปลง \(Self.metres(drawn)) ตร.ม. เกินร้อยละ 5",
                en:
                    "Part \(part): \(registered.compact) rai on paper and \(Self.metres(drawn)) m² drawn are over 5 % apart."
            )
        case .partsDrawnDiffer(let whole, let parts):
            Words(
                th: "รูปแปลงย่อยรวม \(Self.metres(parts)) ตร.ม. ไม่เท่ากับแปลงเดิม \(Self.metres(whole)) ตร.ม.",
                en: "The parts as drawn make \(Self.metres(parts)) m², the whole \(Self.metres(whole)) m².")
        case .partsRegisteredDiffer(let whole, let parts):
            Words(
                th: "เนื้อที่ตามเอกสารรวม \(parts.compact) ไร่ ไม่เท่ากับแปลงเดิม \(whole.compact) ไร่",
                en: "The parts make \(parts.compact) rai on paper, the whole \(whole.compact) rai.")
        case .partsOverlap(let area):
            Words(
                th: "แปลงย่อยทับกันหรือเลยแปลงเดิม \(Self.metres(area)) ตร.ม.",
                en: "Parts overlap or reach beyond the parcel by \(Self.metres(area)) m².")
        case .buildingsToPlace(let count):
            Words(
                th: "มีสิ่งปลูกสร้างหรือป้าย \(count) รายการที่ต้องระบุว่าอยู่บนแปลงใด",
                en: "\(count) buildings or signs have to be placed on one of the parts.")
        case .severalAreas(let count):
            Words(th: "แปลงที่รวมแล้วมี \(count) ส่วนไม่ต่อกัน", en: "The merged parcel is \(count) separate areas.")
        case .ownersDiffer:
            Words(th: "แปลงที่รวมมีเจ้าของไม่เหมือนกัน", en: "The merged parcels have different owners.")
        case .blocksDiffer:
            Words(th: "แปลงที่รวมอยู่ต่างบล็อกกัน", en: "The merged parcels lie in different blocks.")
        }
    }

    private static func metres(_ hundredths: Int64) -> String {
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Whether two areas in hundredths of a square metre are more than so many per cent of the first apart.
    static func differ(_ one: Int64, _ other: Int64, byMoreThan percent: Int64) -> Bool {
        let gap = Int128(one) - Int128(other)
        return gap.magnitude * 100 > Int128(one).magnitude * Int128(percent).magnitude
    }
}
