import Access
import Civics
import HTTPTypes
import HtmlSupport
import Registry
import ShellSupport
import Storage
import Testing

@testable import Web

@Suite("The staff pages about people")
struct PeopleRegisterTests {
    @Test("whoever reads sees the person, whoever lists sees initials and the village, others nothing")
    func masking() async throws {
        try await PeopleRegisterSite.run { site in
            for reader in ["office", "welfare", "finance"] {
                let page = try await site.person(reader).open(site.path(site.somchai))
                #expect(page.status == 200 && page.text.contains("นายสมชาย ใจดี"), "\(reader)")
                #expect(page.text.contains(PeopleRegisterSite.phone) && page.text.contains("x-xxxx-xxxxx-xx-x"))
                #expect(page.faults.isEmpty, "\(page.faults)")
            }
            for reader in ["head1", "works", "auditor", "secretary"] {
                let page = try await site.person(reader).open(site.path(site.somchai))
                #expect(page.status == 200 && page.text.contains("ส. จ."), "\(reader)")
                for secret in ["สมชาย", "ใจดี", PeopleRegisterSite.phone, "2493", "12/3"] {
                    #expect(!page.text.contains(secret), "\(reader) sees \(secret)")
                }
                #expect(page.faults.isEmpty, "\(page.faults)")
            }
            for reader in ["head2", "volunteer", "citizen", "director", "education"] {
                let status = try await site.person(reader).open(site.path(site.somchai)).status
                #expect([403, 404].contains(status), "\(reader): \(status)")
            }
            for reader in ["mayor", "administrator"] {
                #expect(try await site.person(reader).open(site.path(site.somchai)).status == 403, "\(reader)")
            }
            #expect(try await site.person(nil).send(.get, site.path(site.somchai)).status != 200)
        }
    }

    @Test("a list holds what its reader reaches, in Thai order, a page at a time")
    func lists() async throws {
        try await PeopleRegisterSite.run { site in
            let office = try await site.person("office").open("/staff/register/people")
            #expect(office.text.contains("นายสมชาย ใจดี") && office.text.contains("&lt;script&gt;"))
            #expect(office.faults.isEmpty, "\(office.faults)")
            let head = try await site.person("head2").open("/staff/register/people")
            #expect(head.text.contains("ส. ") && !head.text.contains("สมหญิง") && !head.text.contains("ส. จ."))
            #expect(try await site.person("volunteer").open("/staff/register/people").text.contains("ไม่มีบุคคล"))
            let desk = site.people
            for number in 0..<60 {
                try await desk.enter(
                    PersonEntry(Person(givenName: "กานต์\(number)", village: 3)),
                    by: try PeopleRegisterSite.actor("office"))
            }
            let visitor = await site.person("office")
            let first = try await visitor.open("/staff/register/people?village=3")
            let root = try PageElement.read(first.text)
            #expect(root.all("tr").count == PeopleListPage.size + 1)
            let next = try #require(root.all("a").first { $0["rel"] == "next" }?["href"])
            let second = try await visitor.open(next)
            #expect(try PageElement.read(second.text).all("tr").count == 11)
            let houses = try await visitor.open("/staff/register/households?village=1")
            #expect(houses.text.contains("บ้านเลขที่ 12/3") && houses.faults.isEmpty, "\(houses.faults)")
        }
    }

    @Test("an identifier opens with a purpose and a reason, once, with a leaf; never in an address or another page")
    func opening() async throws {
        try await PeopleRegisterSite.run { site in
            let visitor = await site.person("office")
            let subject = RecordReference(.person, site.somchai.value).subject
            let form = try await visitor.open(site.path(site.somchai, "identifier"))
            #expect(form.faults.isEmpty, "\(form.faults)")
            for (fields, why) in [
                (["purpose": "", "reason": "รับคำร้อง"], "no purpose"),
                (["purpose": "request", "reason": ""], "no reason"),
                (["purpose": "request", "reason": "เลข \(PeopleRegisterSite.number)"], "a number as the reason"),
            ] {
                let refused = try await visitor.fill(fields, on: form)
                #expect(refused.status == 422, "\(why)")
                #expect(!refused.text.contains("9-3101"), "\(why)")
                #expect(refused.faults.isEmpty, "\(refused.faults)")
            }
            #expect(try await site.leaves(subject, AuditEvent.disclosedName).isEmpty)
            let shown = try await visitor.fill(["purpose": "request", "reason": "รับคำร้องเบี้ยผู้สูงอายุ"], on: form)
            let grouped = PeopleRegisterSite.grouped
            #expect(shown.status == 200 && shown.text.contains(grouped))
            #expect(shown.headers[.cacheControl] == "no-store")
            #expect(shown.faults.isEmpty, "\(shown.faults)")
            let leaves = try await site.leaves(subject, AuditEvent.disclosedName)
            #expect(leaves.count == 1)
            #expect(!leaves.contains { "\($0)".contains(PeopleRegisterSite.number) || "\($0)".contains(grouped) })
            for path in [
                site.path(site.somchai), site.path(site.somchai, "history"), site.path(site.somchai, "edit"),
                site.path(site.somchai, "identifier"), site.path(site.home), "/staff/register/people",
            ] {
                let page = try await visitor.open(path)
                #expect(page.status == 200, "\(path)")
                #expect(!page.text.contains(PeopleRegisterSite.number) && !page.text.contains(grouped), "\(path)")
                #expect(page.faults.isEmpty, "\(path): \(page.faults)")
            }
            let views = try await site.person("auditor").open(site.path(site.somchai, "views"))
            #expect(views.text.contains("รับคำร้องเบี้ยผู้สูงอายุ") && views.faults.isEmpty, "\(views.faults)")
            #expect(try await visitor.open(site.path(site.somchai, "views")).status == 403)
            for reader in ["works", "head1", "auditor", "mayor", "director"] {
                let refused = try await site.person(reader).open(site.path(site.somchai, "identifier")).status
                #expect([403, 404].contains(refused), "\(reader): \(refused)")
            }
        }
    }

    @Test("a person is found by the whole number through a form, and a number in an address is not looked at")
    func findingByNumber() async throws {
        try await PeopleRegisterSite.run { site in
            let visitor = await site.person("office")
            let list = try await visitor.open("/staff/register/people")
            let found = try await visitor.fill(
                ["number": PeopleRegisterSite.number], on: list, action: "/staff/register/people/find")
            #expect(found.status == 200 && found.text.contains("นายสมชาย ใจดี"))
            #expect(!found.text.contains(PeopleRegisterSite.number))
            let wrong = try await visitor.fill(["number": "123"], on: list, action: "/staff/register/people/find")
            #expect(wrong.status == 422 && wrong.faults.isEmpty, "\(wrong.faults)")
            let address = try await visitor.open("/staff/register/people?q=\(PeopleRegisterSite.number)")
            #expect(address.status == 422 && !address.text.contains("สมชาย"))
            let named = try await visitor.open(
                "/staff/register/people?q=%E0%B8%AA%E0%B8%A1%E0%B8%8A%E0%B8%B2%E0%B8%A2")
            #expect(named.text.contains("ที่พบ") && named.text.contains("นายสมชาย ใจดี"))
        }
    }

    @Test("without the key the pages work and say why the number cannot be shown")
    func noKey() async throws {
        try await PeopleRegisterSite.run(hasKey: false) { site in
            let visitor = await site.person("office")
            let reason = Problem.fieldKeyMissing.sentence.th
            for path in [
                site.path(site.somchai), site.path(site.somchai, "identifier"), site.path(site.somchai, "edit"),
                "/staff/register/facts", "/staff/register/surveys",
            ] {
                let page = try await visitor.open(path)
                #expect(page.status == 200 && page.text.contains(reason), "\(path): \(page.status)")
                #expect(page.faults.isEmpty, "\(path): \(page.faults)")
            }
            let answer = try await visitor.fill(
                ["givenName": "สมชัย"], on: try await visitor.open(site.path(site.somchai, "edit")))
            #expect(answer.status == 303, "a name changes without the key")
        }
    }

    @Test("an ID that nobody has is refused where the people are real")
    func specimens() async throws {
        try await PeopleRegisterSite.run(isSample: false) { site in
            let visitor = await site.person("welfare")
            let form = try await visitor.open("/staff/register/people/new?village=1")
            let answer = try await visitor.fill(
                ["givenName": "คนอื่น", "nationalID": PeopleRegisterSite.number], on: form)
            #expect(answer.status == 422 && answer.text.contains("error-nationalID"))
            #expect(!answer.text.contains(PeopleRegisterSite.number))
        }
    }

    @Test("a person is entered, changed, and two who change at once lose nothing")
    func entering() async throws {
        try await PeopleRegisterSite.run { site in
            let visitor = await site.person("welfare")
            let form = try await visitor.open("/staff/register/people/new?village=1")
            #expect(form.faults.isEmpty, "\(form.faults)")
            let bad = try await visitor.fill(
                [
                    "givenName": "", "birth": "วันนั้น", "phones": "โทรมา", "nationalID": "1234567890123",
                    "note": String(repeating: "ก", count: 1001), "familyName": "<img src=x onerror=alert(1)>",
                ], on: form)
            #expect(bad.status == 422 && bad.faults.isEmpty, "\(bad.faults)")
            #expect(!bad.text.contains("1234567890123") && !bad.text.contains("<img src"))
            for field in ["givenName", "birth", "phones", "nationalID", "note"] {
                #expect(bad.text.contains("error-\(field)"), "\(field)")
            }
            let made = try await visitor.fill(
                [
                    "givenName": "มานี", "familyName": "มีนา", "birth": "พ.ย. 2509", "village": "1",
                    "phones": "081-234-5678, 044 123 456",
                ], on: form)
            #expect(made.status == 303)
            let page = try await visitor.open(try #require(made.place))
            #expect(
                page.text.contains("มานี มีนา") && page.text.contains("พ.ย. 2509") && page.text.contains("เพิ่มบุคคลแล้ว"))
            let taken = try await visitor.fill(
                ["givenName": "คนอื่น", "nationalID": PeopleRegisterSite.number], on: form)
            #expect(taken.status == 409 && taken.text.contains("error-nationalID"))
            #expect(!taken.text.contains(PeopleRegisterSite.number))

            let first = try await visitor.open(site.path(site.somchai, "edit"))
            let other = await site.person("office")
            let second = try await other.open(site.path(site.somchai, "edit"))
            #expect(try await visitor.fill(["familyName": "ใจงาม"], on: first).status == 303)
            let overtaken = try await other.fill(["familyName": "ใจเย็น"], on: second)
            #expect(overtaken.status == 409 && overtaken.faults.isEmpty, "\(overtaken.faults)")
            #expect(overtaken.text.contains("ใจงาม") && overtaken.text.contains("ใจเย็น"))
            #expect(try await other.fill([:], on: overtaken).status == 303)
            let history = try await other.open(site.path(site.somchai, "history"))
            for name in ["ใจดี", "ใจงาม", "ใจเย็น"] { #expect(history.text.contains(name), "\(name)") }
        }
    }

    @Test("confirming, moving away, merging and erasing each leave their trace")
    func acts() async throws {
        try await PeopleRegisterSite.run { site in
            let visitor = await site.person("office")
            let subject = RecordReference(.person, site.somchai.value).subject
            let page = try await visitor.open(site.path(site.somchai))
            let confirmed = try await visitor.fill(
                ["group": "address"], on: page, action: site.path(site.somchai, "confirm"))
            #expect(confirmed.status == 303)
            #expect(try await site.leaves(subject, "person.confirmed").count == 1)

            let twin = try await site.people.enter(
                PersonEntry(Person(givenName: "สมชาย", familyName: "ใจดี", village: 1)),
                by: try PeopleRegisterSite.actor("office"))
            let merge = try await visitor.open(site.path(site.somchai, "merge"))
            #expect(merge.text.contains(twin.description) && merge.faults.isEmpty, "\(merge.faults)")
            let unsaid = try await visitor.fill(["other": twin.description], on: merge)
            #expect(unsaid.status == 422 && unsaid.faults.isEmpty, "\(unsaid.faults)")
            #expect(
                try await visitor.fill(["other": twin.description, "reason": "ตรวจบัตรแล้วเป็นคนเดียวกัน"], on: merge).status
                    == 303)
            #expect(try await visitor.open(site.path(twin)).status == 404)

            let purge = try await visitor.open(site.path(site.somchai, "purge"))
            #expect(try await visitor.fill(["reason": "คำขอลบ"], on: purge).status == 422)
            #expect(try await visitor.fill(["reason": "คำขอลบของเจ้าของ", "sure": "yes"], on: purge).status == 303)
            #expect(!(try await visitor.open(site.path(site.somchai)).text.contains("x-xxxx-xxxxx-xx-x")))

            let end = try await visitor.open(site.path(site.somchai, "end"))
            #expect(try await visitor.fill(["status": "dead", "since": ""], on: end).status == 422)
            let future = try await visitor.fill(["status": "dead", "since": "1/1/2580"], on: end)
            #expect(future.status == 422 && future.faults.isEmpty, "\(future.faults)")
            #expect(try await visitor.fill(["status": "dead", "since": "20/11/2569"], on: end).status == 303)
            #expect(try await visitor.open(site.path(site.somchai)).text.contains("เสียชีวิต"))
            #expect(try await visitor.open(site.path(site.home)).text.contains("0 คน"))
            #expect(try await visitor.fill(["status": "dead", "since": "20/11/2569"], on: end).status == 409)
            let head = await site.person("head1")
            for act in ["edit", "end", "merge", "purge", "move"] {
                #expect([403, 404].contains(try await head.open(site.path(site.somchai, act)).status), "\(act)")
            }
        }
    }
}
