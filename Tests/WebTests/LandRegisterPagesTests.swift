import Access
import Civics
import HTTPTypes
import Registry
import Shell
import ShellSupport
import Storage
import Testing

@testable import Web

@Suite("Pages of the land register")
struct LandRegisterPagesTests {
    @Test("every page of the register is a well-formed page, in Thai and in English")
    func wellFormed() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let one = site.path(site.parcels[0])
            let acts = ["edit", "correct", "retire", "shape", "transfer", "split", "merge", "code"].map {
                "\(one)/\($0)"
            }
            let house = "/staff/register/buildings/\(site.house)"
            let pages =
                [
                    "/staff/register", "/staff/register?q=01A", "/staff/register?q=สมศรี", "/staff/register/parcels",
                    "/staff/register/parcels?village=8&zone=01&block=A", "/staff/register/parcels/new",
                    "/staff/register/buildings", "/staff/register/buildings/new", "/staff/register/signs",
                    "/staff/register/signs/new", "/staff/register/places", "/staff/register/places/new",
                    "/staff/register/villages", "/staff/register/codes", "/staff/register/visits",
                    "/staff/register/visits?kind=building&village=8", "/staff/register/faults", one, house,
                    "\(house)/edit", "\(house)/shape", "\(house)/shape?as=area",
                    "/staff/register/villages/\(site.village)", one + "?on=1/12/2567&believed=22/11/2569",
                    one + "?on=1/1/2500", one + "?on=ไม่ใช่วัน",
                ] + acts
            for page in pages {
                for language in ["th", "en"] {
                    let separator = page.contains("?") ? "&" : "?"
                    let answer = try await person.open(page + separator + "lang=\(language)")
                    #expect(answer.status == 200, "\(page) answered \(answer.status)")
                    #expect(landFaults(answer).isEmpty, "\(page): \(landFaults(answer))")
                }
            }
        }
    }

    @Test("a parcel's page tells code, deed, both areas, owners, what stands on it and what happened")
    func parcelPage() async throws {
        try await LandRegisterSite.run { site in
            let page = try await site.person("treasurer").open(site.path(site.parcels[0]))
            for text in ["01A001", "โฉนดที่ดิน", "0-0-29.8", "นางสมศรี ใจดี", "บ้านเลขที่ 12/3", "ประกอบเกษตรกรรม", "เพิ่มใหม่"] {
                #expect(page.text.contains(text), "\(text)")
            }
            #expect(page.text.contains("คน&lt;b&gt;&amp;treasurer"), "names of people are text")
        }
    }

    @Test("an area on paper that is over 5 % apart from the drawn one is told; a smaller gap is not")
    func areaGap() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let before = try await person.open(site.path(site.parcels[0]))
            #expect(!before.text.contains("ต่างจากเอกสาร"))
            let form = try await person.open(site.path(site.parcels[0], "edit"))
            let answer = try await person.fill(["registeredArea": "0-1-0"], on: form)
            #expect(answer.status == 303)
            #expect(try await person.open(site.path(site.parcels[0])).text.contains("ต่างจากเอกสาร"))
        }
    }

    @Test("who may only list people reads an owner's initials on the parcel's page")
    func maskedOwner() async throws {
        try await LandRegisterSite.run { site in
            let page = try await site.person("engineer").open(site.path(site.parcels[0]))
            #expect(page.status == 200)
            #expect(!page.text.contains("สมศรี"))
            #expect(page.text.contains("ส. จ."))
            #expect(!page.text.contains("/transfer\""), "who may not write is offered nothing to do")
        }
    }

    @Test(
        "who has no right to the register of property is refused at its doors",
        arguments: ["mayor", "committee", "administrator", "welfare"])
    func refused(name: String) async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person(name)
            for page in [
                "/staff/register/parcels", site.path(site.parcels[0]), site.path(site.parcels[0], "edit"),
                "/staff/register/codes", "/staff/register/faults",
            ] {
                let status = try await person.send(.get, page).status
                #expect(status == 403, "\(page)")
            }
            let sent = try await person.post(site.path(site.parcels[0], "confirm"), []).status
            #expect(sent == 403)
        }
    }

    @Test("the register's home is for those who may see something of land or people; strangers sign in first")
    func home() async throws {
        try await LandRegisterSite.run { site in
            for (name, status) in [("administrator", 403), ("office", 200), (nil, 303)] {
                let answer = try await site.person(name).send(.get, "/staff/register")
                #expect(answer.status == status, "\(name ?? "a stranger")")
            }
            let page = try await site.person("treasurer").open("/staff/register?q=12/3")
            #expect(page.text.contains("บ้านเลขที่ 12/3"))
            #expect(!page.text.contains("งานที่ต้องทำ"))
            let home = try await site.person("treasurer").open("/staff/register")
            #expect(home.text.contains("งานที่ต้องทำ") && home.text.contains("แถวนำเข้าที่รอจับคู่"))
        }
    }

    @Test("hostile texts in every field come back as text")
    func hostile() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let bad = "\"><script>alert(1)</script>&'"
            for page in [
                "/staff/register?q=", "/staff/register/parcels?zone=", "/staff/register/visits?village=",
                site.path(site.parcels[0]) + "?on=", "/staff/register/parcels/new?parcel=",
            ] {
                let answer = try await person.open(page + "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%26%27")
                #expect(landFaults(answer).isEmpty, "\(page): \(landFaults(answer))")
                #expect(!answer.text.contains("<script>alert"))
            }
            let form = try await person.open("/staff/register/signs/new")
            let answer = try await person.fill(["text": bad, "note": bad, "parcel": bad, "width": bad], on: form)
            #expect(answer.status == 422)
            #expect(landFaults(answer).isEmpty, "\(landFaults(answer))")
            let long = try await person.fill(
                ["text": String(repeating: "ก", count: 5000)],
                on: try await person.open("/staff/register/signs/new"))
            #expect(long.status == 422)
            #expect(long.text.contains("ยาวเกิน"))
        }
    }

    @Test("a record that is not there is not found, also under an address that names none")
    func notFound() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            for id in ["0198f000-0000-7000-8000-000000000001", "x", "%00"] {
                let status = try await person.send(.get, "/staff/register/parcels/\(id)").status
                #expect([400, 404].contains(status), "\(id): \(status)")
            }
        }
    }
}
