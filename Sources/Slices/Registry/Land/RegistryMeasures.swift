import Access
import Civics
public import Evidence
import Storage

/// What the register can count about itself.
public enum RegistryMeasures {
    /// Those of land and of the register as a whole.
    public static let landAll: [Measure] = [
        confirmedShare, parcelsWithCode, parcelsWithOwner, parcelsDrawn, areasApart,
    ]

    static let confirmedShare = share(
        "registry.confirmedShare",
        Words(th: "ร้อยละของทะเบียนที่ยืนยันใน 12 เดือน", en: "Share of the register confirmed within 12 months"),
        formula: Words(
            th: "รายการที่ยืนยันใน 12 เดือนก่อนสิ้นช่วง ÷ รายการทั้งหมด ณ วันสิ้นช่วง × 100 (kind เลือกชนิด, group เลือกกลุ่มข้อมูล)",
            en:
                "records confirmed in the 12 months up to the last day ÷ all records on that day × 100 (kind: one kind; group: one group of facts)"
        ), parameters: ["kind", "group"], LandMeasureRows.confirmed)

    static let parcelsWithCode = share(
        "registry.parcelsWithCode",
        Words(th: "ร้อยละของแปลงที่มีรหัสแปลง", en: "Share of parcels with a code"),
        formula: Words(
            th: "แปลงที่มีรหัสซึ่งยืนยันแล้ว ÷ แปลงทั้งหมด ณ วันสิ้นช่วง × 100",
            en: "parcels with a confirmed code ÷ all parcels on the last day × 100"),
        LandMeasureRows.parcelsWithCode)

    static let parcelsWithOwner = share(
        "registry.parcelsWithOwner",
        Words(th: "ร้อยละของแปลงที่รู้เจ้าของ", en: "Share of parcels with a known owner"),
        formula: Words(
            th: "แปลงที่มีเจ้าของอย่างน้อยหนึ่งราย ÷ แปลงทั้งหมด ณ วันสิ้นช่วง × 100",
            en: "parcels with at least one owner ÷ all parcels on the last day × 100"),
        LandMeasureRows.parcelsWithOwner)

    static let parcelsDrawn = share(
        "registry.parcelsDrawn",
        Words(th: "ร้อยละของแปลงที่มีรูปแปลง", en: "Share of parcels drawn on the map"),
        formula: Words(
            th: "แปลงที่มีรูปแปลง ÷ แปลงทั้งหมด ณ วันสิ้นช่วง × 100",
            en: "parcels with a shape ÷ all parcels on the last day × 100"), LandMeasureRows.parcelsDrawn)

    static let areasApart = share(
        "registry.areasApart",
        Words(
            th: "ร้อยละของแปลงที่เนื้อที่ตามเอกสารต่างจากรูปแปลงเกินร้อยละ 5",
            en: "Share of parcels whose areas on paper and on the map are over 5 % apart"),
        formula: Words(
            th: "แปลงที่เนื้อที่ต่างกันเกินร้อยละ 5 ของเอกสาร ÷ แปลงที่มีเนื้อที่ครบทั้งสองอย่าง × 100",
            en: "parcels over 5 % of the paper's area apart ÷ parcels with both areas × 100"),
        direction: .less, LandMeasureRows.areasApart)

    typealias Members = @Sendable (MeasureContext, Transaction) throws -> [LandMeasureRows.Member]

    private static func share(
        _ id: String, _ name: Words, formula: Words, direction: Measure.Direction = .more, parameters: [String] = [],
        _ members: @escaping Members
    ) -> Measure {
        Measure(
            id: id, name: name, formula: formula, unit: Words(th: "ร้อยละ", en: "per cent"), direction: direction,
            accumulation: .latest, decimals: 1, parameters: parameters,
            evaluate: { context, db in
                if let kind = context.parameters["kind"], RecordKind(rawValue: kind) == nil {
                    return Figure(
                        cannotBeMeasured: Words(
                            th: "ไม่มีรายการชนิด “\(kind)”", en: "There are no records of the kind “\(kind)”."))
                }
                let all = try members(context, db)
                let counted = all.filter { $0.why == nil }
                var hash = RecordSetHash()
                for member in counted {
                    hash.add("\(member.record.kind.rawValue):\(member.record.id)", member.part)
                }
                return Figure.share(
                    counted.reduce(0) { $0 + $1.part }, of: Int64(counted.count), percent: true,
                    counted: counted.count, excluded: all.count - counted.count, records: hash)
            },
            records: { context, page, db in
                try members(context, db).dropFirst(page.offset).prefix(page.limit).map(link)
            })
    }

    private static func link(_ member: LandMeasureRows.Member) -> RecordLink {
        let kind = member.record.kind.name
        let (yes, no) = (Words(th: "นับได้", en: "counts"), Words(th: "ยังไม่นับ", en: "does not count"))
        let word = member.part == 1 ? yes : no
        return RecordLink(
            member.record.subject,
            title: Words(
                th: [kind.th, member.name, word.th].compactMap { $0 }.joined(separator: " · "),
                en: [kind.en, member.name, word.en].compactMap { $0 }.joined(separator: " · ")),
            standing: member.why.map { .excluded(why: $0) } ?? .counted)
    }
}
