import Access
import Civics
import HTTPTypes
import HtmlSupport
import Registry
import ShellSupport
import Storage
import Testing

@testable import Web

@Suite("The staff pages about households, groups, the survey and assignments")
struct PeopleRegisterHouseholdTests {
    @Test("a household is entered, changed, joined, left; its head and consent are kept")
    func household() async throws {
        try await PeopleRegisterSite.run { site in
            let visitor = await site.person("office")
            let form = try await visitor.open("/staff/register/households/new?village=2")
            #expect(form.faults.isEmpty, "\(form.faults)")
            let bad = try await visitor.fill(
                ["houseNumber": "1", "houseCode": "12", "place": "ที่นั่น", "parcel": "ไม่มี"], on: form)
            #expect(bad.status == 422 && bad.faults.isEmpty, "\(bad.faults)")
            for field in ["houseCode", "place", "parcel"] { #expect(bad.text.contains("error-\(field)"), "\(field)") }
            let made = try await visitor.fill(
                ["houseNumber": "99/1", "village": "2", "place": "14.95, 103.10"], on: form)
            #expect(made.status == 303)
            let page = try await visitor.open(try #require(made.place))
            #expect(page.text.contains("บ้านเลขที่ 99/1") && page.text.contains("data-map"))
            #expect(page.faults.isEmpty, "\(page.faults)")

            let join = try await visitor.open(
                site.path(site.home, "join") + "?q=%E0%B8%AA%E0%B8%A1%E0%B8%AB%E0%B8%8D%E0%B8%B4%E0%B8%87")
            #expect(join.faults.isEmpty, "\(join.faults)")
            let joined = try await visitor.fill(
                ["person": site.somying.description, "relation": "spouse"], on: join)
            #expect(joined.status == 303)
            let two = try await visitor.open(site.path(site.home))
            #expect(two.text.contains("คู่สมรส") && two.text.contains("2 คน") && two.faults.isEmpty, "\(two.faults)")
            #expect(try await visitor.fill(["person": site.somying.description], on: join).status == 409)
            let token = try #require(
                try PageElement.read(two.text).all("input").first { $0["name"] == "form-token" }?["value"])
            let headed = try await visitor.post(
                site.path(site.home, "head"), [("form-token", token), ("person", site.somying.description)])
            #expect(headed.status == 303)
            let left = try await visitor.post(
                site.path(site.home, "leave"), [("form-token", token), ("person", site.somchai.description)])
            #expect(left.status == 303)
            #expect(try await visitor.open(site.path(site.somchai)).text.contains("ยังไม่อยู่ในครัวเรือนใด"))
            let moving = try await visitor.open(site.path(site.somchai, "move") + "?q=99/1")
            #expect(moving.text.contains("ย้ายเข้าบ้านนี้") && moving.faults.isEmpty, "\(moving.faults)")
            #expect(try await visitor.fill(["relation": "head"], on: moving).status == 303)

            let consent = try await visitor.fill(
                ["given": "no"], on: try await visitor.open(site.path(site.home)),
                action: site.path(site.home, "consent"))
            #expect(consent.status == 303)
            #expect(try await visitor.open(site.path(site.home)).text.contains("ไม่ยินยอม"))
            let late = try await visitor.fill(
                ["given": "yes", "on": "1/1/2580"], on: try await visitor.open(site.path(site.home)),
                action: site.path(site.home, "consent"))
            #expect(late.status == 422 && late.faults.isEmpty, "\(late.faults)")
            let history = try await visitor.open(site.path(site.home, "history"))
            #expect(history.status == 200 && history.faults.isEmpty, "\(history.faults)")
        }
    }

    @Test("a household outside the reader's reach is not there, and a volunteer reaches what is assigned")
    func reach() async throws {
        try await PeopleRegisterSite.run { site in
            for reader in ["head2", "volunteer", "stranger", "citizen", "education"] {
                let status = try await site.person(reader).open(site.path(site.home)).status
                #expect([403, 404].contains(status), "\(reader): \(status)")
            }
            let masked = try await site.person("head1").open(site.path(site.home))
            #expect(masked.status == 200 && masked.text.contains("ส. จ.") && !masked.text.contains("สมชาย"))
            try await site.assign("volunteer")
            let page = try await site.person("volunteer").open(site.path(site.home))
            #expect(page.status == 200 && page.text.contains("นายสมชาย ใจดี"))
            #expect(!page.text.contains(">แก้ไข<") && page.faults.isEmpty, "\(page.faults)")
            #expect(try await site.person("stranger").open(site.path(site.home)).status == 404)
        }
    }

    @Test("the keeper assigns households and takes them back; others do not")
    func assignments() async throws {
        try await PeopleRegisterSite.run { site in
            let account = try #require(try PeopleRegisterSite.actor("volunteer").account).description
            let visitor = await site.person("office")
            let page = try await visitor.open("/staff/register/assignments?account=\(account)&village=1")
            #expect(page.text.contains("บ้านเลขที่ 12/3") && page.faults.isEmpty, "\(page.faults)")
            let given = try await visitor.fill(
                ["household": site.home.description], on: page, action: "/staff/register/assignments")
            #expect(given.status == 303)
            #expect(try await site.person("volunteer").open(site.path(site.home)).status == 200)
            let kept = try await visitor.open("/staff/register/assignments?account=\(account)")
            #expect(
                try await visitor.fill(
                    ["household": site.home.description], on: kept, action: "/staff/register/assignments/end"
                ).status == 303)
            #expect(try await site.person("volunteer").open(site.path(site.home)).status == 404)
            let nobody = try await visitor.fill([:], on: page, action: "/staff/register/assignments")
            #expect(nobody.status == 422 && nobody.faults.isEmpty, "\(nobody.faults)")
            for reader in ["finance", "director", "volunteer", "mayor", "secretary"] {
                #expect(try await site.person(reader).open("/staff/register/assignments").status == 403, "\(reader)")
            }
        }
    }

    @Test("an account is linked to a person, who then sees the own record and who saw it")
    func accounts() async throws {
        try await PeopleRegisterSite.run { site in
            let account = try #require(try PeopleRegisterSite.actor("citizen").account).description
            let visitor = await site.person("office")
            let action = site.path(site.somchai, "account")
            let page = try await visitor.open(site.path(site.somchai))
            #expect(try await visitor.fill(["account": "ไม่ใช่"], on: page, action: action).status == 422)
            #expect(try await visitor.fill(["account": account], on: page, action: action).status == 303)
            let again = try await visitor.fill(["account": account], on: page, action: action)
            #expect(again.status == 409 && again.faults.isEmpty, "\(again.faults)")
            let own = try await site.person("citizen").open(site.path(site.somchai))
            #expect(own.status == 200 && own.text.contains("นายสมชาย ใจดี") && own.faults.isEmpty, "\(own.faults)")
            #expect(try await site.person("citizen").open(site.path(site.somchai, "views")).status == 200)
            #expect(try await site.person("citizen").open(site.path(site.somying)).status == 404)
        }
    }

    @Test("a fact is sealed, opens with a reason, ends; its words stand in no other page")
    func facts() async throws {
        try await PeopleRegisterSite.run { site in
            let secret = "ความลับเรื่องหัวใจ"
            let visitor = await site.person("welfare")
            let form = try await visitor.open(site.path(site.somchai, "facts/welfare"))
            #expect(form.faults.isEmpty, "\(form.faults)")
            let bad = try await visitor.fill(["on": "1/1/2580"], on: form)
            #expect(bad.status == 422 && bad.faults.isEmpty, "\(bad.faults)")
            let added = try await visitor.fill(
                ["group": "elderly", "source": "register", "on": "20/11/2569", "note": secret], on: form)
            #expect(added.status == 303)
            for path in [site.path(site.somchai), site.path(site.home), site.path(site.somchai, "facts")] {
                let page = try await visitor.open(path)
                #expect(page.status == 200 && !page.text.contains(secret), "\(path)")
            }
            let ask = try await visitor.open(site.path(site.somchai, "facts"))
            #expect(try await visitor.fill(["purpose": "care", "reason": ""], on: ask).status == 422)
            let opened = try await visitor.fill(["purpose": "care", "reason": "เตรียมเยี่ยมบ้าน"], on: ask)
            #expect(opened.text.contains(secret) && opened.faults.isEmpty, "\(opened.faults)")
            #expect(opened.headers[.cacheControl] == "no-store")

            let lists = try await visitor.open("/staff/register/facts/welfare")
            #expect(lists.faults.isEmpty, "\(lists.faults)")
            #expect(try await visitor.fill(["group": "elderly"], on: lists).status == 422)
            let list = try await visitor.fill(
                ["group": "elderly", "purpose": "benefit", "reason": "ตรวจสิทธิประจำเดือน"], on: lists)
            #expect(list.text.contains("นายสมชาย ใจดี") && list.faults.isEmpty, "\(list.faults)")
            let subject = RecordReference(.person, site.somchai.value).subject
            let leaves = try await site.leaves(subject, AuditEvent.disclosedName)
            #expect(leaves.count == 2 && !leaves.contains { "\($0)".contains(secret) })

            let counts = try await site.person("mayor").open("/staff/register/facts/counts")
            #expect(counts.text.contains("น้อยกว่า 5") && counts.faults.isEmpty, "\(counts.faults)")
            #expect(try await site.person("mayor").open("/staff/register/facts/welfare").status == 403)
            #expect(try await site.person("head1").open("/staff/register/facts/counts").status == 403)
            #expect(
                [403, 404].contains(
                    try await site.person("office").open(site.path(site.somchai, "facts/welfare")).status))

            let end = try #require(
                try PageElement.read(opened.text).all("form").compactMap { $0["action"] }.first {
                    $0.contains("/facts/welfare/")
                })
            let field = "reason-" + end.split(separator: "/").suffix(1).joined()
            let unsaid = try await visitor.fill([:], on: opened, action: end)
            #expect(unsaid.status == 422 && unsaid.faults.isEmpty, "\(unsaid.faults)")
            #expect(try await visitor.fill([field: "ย้ายสิทธิแล้ว"], on: opened, action: end).status == 303)
            let after = try await visitor.fill(["purpose": "care", "reason": "ดูอีกครั้ง"], on: ask)
            #expect(!after.text.contains(secret))
        }
    }

    @Test("a survey needs consent, is sealed, opens with a reason, and small villages are hidden")
    func survey() async throws {
        try await PeopleRegisterSite.run { site in
            try await site.assign("volunteer")
            let visitor = await site.person("volunteer")
            #expect(
                try await visitor.open(site.path(site.home, "survey")).text.contains(Problem.consentMissing.sentence.th)
            )
            try await site.consent(false)
            #expect(
                try await visitor.open(site.path(site.home, "survey")).text.contains(Problem.consentRefused.sentence.th)
            )
            try await site.consent(true)
            let form = try await visitor.open(site.path(site.home, "survey"))
            let root = try PageElement.read(form.text)
            #expect(root.all("input").filter { $0["type"] == "radio" }.count == 31 * 3)
            #expect(form.faults.isEmpty, "\(form.faults)")
            #expect(!form.text.contains("data-draft"), "answers are sealed and stay off the device")
            let empty = try await visitor.fill(["year": "ปีนี้"], on: form)
            #expect(empty.status == 422 && empty.faults.isEmpty, "\(empty.faults)")
            #expect(try await visitor.fill([:], on: form).status == 422, "no answers at all")
            let saved = try await visitor.fill(["answer-01": "pass", "answer-08": "fail"], on: form)
            #expect(saved.status == 303)
            let page = try await visitor.open(site.path(site.home))
            #expect(page.text.contains("สำรวจปี 2569") && page.faults.isEmpty, "\(page.faults)")
            let ask = try await visitor.open(site.path(site.home, "survey/open"))
            #expect(try await visitor.fill(["purpose": "care"], on: ask).status == 422)
            let opened = try await visitor.fill(["purpose": "care", "reason": "ทบทวนกับครัวเรือน"], on: ask)
            #expect(opened.text.contains("ไม่ผ่าน") && opened.faults.isEmpty, "\(opened.faults)")
            let subject = RecordReference(.household, site.home.value).subject
            #expect(try await site.leaves(subject, AuditEvent.disclosedName).count == 1)

            let told = try await site.person("welfare").open("/staff/register/surveys")
            #expect(told.text.contains("100.0 %") && told.faults.isEmpty, "\(told.faults)")
            let hidden = try await site.person("mayor").open("/staff/register/surveys/counts")
            #expect(hidden.text.contains("ปิด") && !hidden.text.contains("100.0 %"))
            #expect(hidden.faults.isEmpty, "\(hidden.faults)")
            for path in ["survey", "survey/open"] {
                #expect(try await site.person("head1").open(site.path(site.home, path)).status == 403, "\(path)")
            }
            #expect(try await site.person("stranger").open(site.path(site.home, "survey")).status == 404)
        }
    }

    @Test("an organisation is entered, found, changed; two who change at once lose nothing")
    func organisations() async throws {
        try await PeopleRegisterSite.run { site in
            let visitor = await site.person("finance")
            let form = try await visitor.open("/staff/register/organisations/new")
            let bad = try await visitor.fill(["name": "", "registrationNumber": "12"], on: form)
            #expect(bad.status == 422 && bad.faults.isEmpty, "\(bad.faults)")
            let made = try await visitor.fill(["name": "วัดป่าสองห้อง <b>", "category": "temple"], on: form)
            #expect(made.status == 303)
            let place = try #require(made.place?.split(separator: "?").first).description
            let page = try await visitor.open(place)
            #expect(page.text.contains("วัดป่าสองห้อง &lt;b&gt;") && page.faults.isEmpty, "\(page.faults)")
            let found = try await visitor.open(
                "/staff/register/organisations?q=%E0%B8%A7%E0%B8%B1%E0%B8%94%E0%B8%9B%E0%B9%88%E0%B8%B2")
            #expect(found.text.contains(place) && found.faults.isEmpty, "\(found.faults)")
            let edit = try await visitor.open(place + "/edit")
            #expect(try await visitor.fill(["name": "วัดหนึ่ง"], on: edit).status == 303)
            let overtaken = try await visitor.fill(["name": "วัดสอง"], on: edit)
            #expect(overtaken.status == 409 && overtaken.text.contains("วัดหนึ่ง") && overtaken.text.contains("วัดสอง"))
            #expect(overtaken.faults.isEmpty, "\(overtaken.faults)")
            #expect(try await site.person("office").open(place).status == 403)
            #expect(try await site.person("works").open(place + "/edit").status == 403)
        }
    }
}
