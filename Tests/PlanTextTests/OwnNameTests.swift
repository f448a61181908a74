import Civics
import PlanText
import Testing

/// The own name with a letter wrong, for every kind of organisation that has a short form.
@Suite("The own name misspelt")
struct OwnNameTests {
    private func found(_ text: String, organisation: String) throws -> [String] {
        let document = """
            แผนงานนวัตกรรม\(organisation) (พ.ศ. ๒๕๖๘ - ๒๕๗๐)

            \(organisation)

            คำนำ

            \(text)

            ยุทธศาสตร์ที่ ๑ บริการ

            เป้าประสงค์ เพื่อบริการที่ดี

            """
        let plan = try PlanReader.read(text: [UInt8](document.utf8))
        return PlanChecker.check(plan).filter { $0.rule == "identity.own_name" }.compactMap {
            if case .text(let found)? = $0.evidence["found"] { found } else { nil }
        }
    }

    @Test(
        "The found name ends where the name ends",
        arguments: [
            ("องค์การบริหารส่วนตำบลสองห้อง", "อบต.สองห้งจึงจัดทำแผน", "อบต.สองห้ง"),
            ("องค์การบริหารส่วนตำบลสองห้อง", "องค์การบริหารส่วนตำบลสองหองได้จัดทำ", "องค์การบริหารส่วนตำบลสองหอง"),
            ("เทศบาลตำบลหนองตาด", "เทศบาลตำบลหนองตาคได้จัดทำแผน", "เทศบาลตำบลหนองตาค"),
            ("เทศบาลตำบลหนองตาด", "เทศบาลหนองตาดได้จัดทำแผน", "เทศบาลหนองตาด"),
            ("เทศบาลตำบลหนองตาด", "ทต.หนองตดจัดทำแผน", "ทต.หนองตด"),
            ("เทศบาลเมืองหนองตาด", "ทมหนองตาดจัดทำแผน", "ทมหนองตาด"),
        ])
    func slips(_ organisation: String, _ text: String, _ expected: String) throws {
        #expect(try found(text, organisation: organisation) == [expected])
    }

    @Test(
        "The right name, another organisation and the bare word stay silent",
        arguments: [
            "เทศบาลตำบลหนองตาดจัดทำ", "ทต.หนองตาดจัดทำ", "เทศบาลตำบลสวายจีกจัดทำ", "เทศบาลจัดทำแผน", "ทต.จัดทำแผน",
        ])
    func silent(_ text: String) throws {
        #expect(try found(text, organisation: "เทศบาลตำบลหนองตาด") == [])
    }
}
