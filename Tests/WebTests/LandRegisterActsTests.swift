import Access
import Civics
import Geo
import HtmlSupport
import HTTPTypes
import Registry
import Shell
import ShellSupport
import Storage
import Testing

@testable import Web

@Suite("Acts upon the land register, through its forms")
struct LandRegisterActsTests {
    @Test("edited facts stand on the page and in the history with who, when and what")
    func edit() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let form = try await person.open(site.path(site.parcels[0], "edit"))
            let answer = try await person.fill(
                ["deedNumber": "๙๙๙", "use-home": "yes", "use-area-home": "0-0-10", "reason": "ทะเบียนบ้าน"], on: form)
            #expect(answer.status == 303)
            let parcel = try await site.parcel(site.parcels[0])
            #expect(parcel.deed?.number == "๙๙๙")
            #expect(parcel.uses.map(\.category) == ["farm", "home"])
            #expect(parcel.owners.count == 1, "what the form does not hold stays")
            #expect(parcel.shape != nil)
            let page = try await person.open(site.path(site.parcels[0]))
            #expect(page.text.contains("ทะเบียนบ้าน") && page.text.contains("แก้ไข"))
        }
    }

    @Test("errors stand beside their fields and what was typed is kept")
    func errors() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let form = try await person.open(site.path(site.parcels[0], "edit"))
            let answer = try await person.fill(
                ["registeredArea": "กว้างมาก", "validFrom": "เมื่อวาน", "note": "คงไว้"], on: form)
            #expect(answer.status == 422)
            let root = try PageElement.read(answer.text)
            for name in ["registeredArea", "validFrom"] {
                let field = try #require(root.all("input").first { $0["name"] == name })
                #expect(field["aria-invalid"] == "true")
            }
            #expect(answer.text.contains("กว้างมาก") && answer.text.contains("คงไว้"))
            #expect(landFaults(answer).isEmpty, "\(landFaults(answer))")
        }
    }

    @Test("whoever saves second sees both versions, and may save theirs after looking")
    func conflict() async throws {
        try await LandRegisterSite.run { site in
            let (one, two) = (await site.person("treasurer"), await site.person("treasurer"))
            let path = site.path(site.parcels[0], "edit")
            let (first, second) = (try await one.open(path), try await two.open(path))
            #expect(try await one.fill(["deedNumber": "ของคนแรก"], on: first).status == 303)
            let answer = try await two.fill(["deedNumber": "ของคนที่สอง"], on: second)
            #expect(answer.status == 409)
            #expect(answer.text.contains("ของคนแรก") && answer.text.contains("ของคนที่สอง"))
            #expect(landFaults(answer).isEmpty, "\(landFaults(answer))")
            #expect(try await two.fill([:], on: answer).status == 303)
            #expect(try await site.parcel(site.parcels[0]).deed?.number == "ของคนที่สอง")
        }
    }

    @Test("a transfer: search, add with shares, save; the day before still tells the old owner")
    func transfer() async throws {
        try await LandRegisterSite.run { site in
            let office = try #require(LandRegisterSite.people["office"])
            let buyer = try await PersonDesk(
                site.services.world, policy: site.services.policy, vault: site.services.vault
            ).enter(PersonEntry(Registry.Person(givenName: "มานะ", familyName: "อดทน", village: 8)), by: office)
            let person = await site.person("treasurer")
            let path = site.path(site.parcels[1], "transfer")
            var page = try await person.fill(["query": "มานะ", "find": "yes"], on: try await person.open(path))
            #expect(page.status == 200)
            page = try await person.fill(["add": "person:\(buyer)"], on: page)
            page = try await person.fill(["remove": "person:\(site.somsri)"], on: page)
            #expect(landFaults(page).isEmpty, "\(landFaults(page))")
            let refused = try await person.fill(
                [
                    "part-person:\(buyer)": "3", "whole-person:\(buyer)": "2", "validFrom": "1/11/2569",
                    "reason": "สัญญา", "act": "transfer",
                ],
                on: page)
            #expect(refused.status == 422)
            let done = try await person.fill(
                ["part-person:\(buyer)": "1", "whole-person:\(buyer)": "2", "act": "transfer"], on: refused)
            #expect(done.status == 303)
            #expect(
                try await site.parcel(site.parcels[1]).owners
                    == [Ownership(.person(buyer), share: Ownership.Share(1, of: 2))])
            let before = try await person.open(site.path(site.parcels[1]) + "?on=31/10/2569")
            let root = try PageElement.read(before.text)
            #expect(root.all("h3").contains { $0.allText.contains("31 ต.ค. 2569") })
            #expect(before.text.contains("นางสมศรี"))
        }
    }

    @Test("a transfer needs its paper and a day that is not to come")
    func transferRefused() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let form = try await person.open(site.path(site.parcels[1], "transfer"))
            let without = try await person.fill(["validFrom": "1/11/2569", "act": "transfer"], on: form)
            #expect(without.status == 422 && without.text.contains("เอกสาร"))
            let future = try await person.fill(
                ["validFrom": "1/1/2590", "reason": "สัญญา", "act": "transfer"], on: form)
            #expect(future.status == 422)
            #expect(landFaults(future).isEmpty)
        }
    }

    @Test("the past is corrected for a period, and the register still knows what it believed")
    func correct() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let form = try await person.open(site.path(site.parcels[0], "correct"))
            let done = try await person.fill(
                ["deedNumber": "500", "validFrom": "1/1/2568", "validTo": "1/6/2568", "reason": "พิมพ์ผิด"], on: form)
            #expect(done.status == 303)
            let within = try await person.open(site.path(site.parcels[0]) + "?on=1/3/2568")
            let root = try PageElement.read(within.text)
            let asOf = try #require(root.all("h3").last?.parent)
            #expect(asOf.allText.contains("500"))
            #expect(try await site.parcel(site.parcels[0]).deed?.number == "100", "today stays as it was")
            let believed = try await person.open(site.path(site.parcels[0]) + "?on=1/3/2568&believed=21/11/2569")
            #expect(believed.text.contains("ณ วันที่"))
        }
    }

    @Test("a parcel is split along a line: the parts are looked at, warned about, then saved with proposed codes")
    func split() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let line = #"{"type":"LineString","coordinates":[[103.10004,14.8999],[103.10004,14.9002]]}"#
            let start = try await person.open(site.path(site.parcels[0], "split"))
            let miss = try await person.fill(
                ["shape": #"{"type":"LineString","coordinates":[[103.2,14.8],[103.2,14.9]]}"#], on: start)
            #expect(miss.status == 422)
            let preview = try await person.fill(["shape": line], on: start)
            #expect(preview.status == 200)
            #expect(landFaults(preview).isEmpty, "\(landFaults(preview))")
            #expect(try await site.version(site.parcels[0]) == 1, "looking saves nothing")
            let unclear = try await person.fill(["reason": "รังวัด"], on: preview)
            #expect(unclear.status == 422)
            let save = ["reason": "รังวัด 7/2569", "kept": "0", "registeredArea-0": "1-0-0"]
            let warned = try await person.fill(save, on: preview)
            #expect(warned.status == 422 && warned.text.contains("เกินร้อยละ 5"))
            #expect(landFaults(warned).isEmpty, "\(landFaults(warned))")
            #expect(try await person.fill(["accept": "yes"], on: warned).status == 303)
            let codes = try await person.open("/staff/register/codes")
            #expect(codes.text.contains("01A001/001"))
            #expect(landFaults(codes).isEmpty)
        }
    }

    @Test("a proposed code is confirmed; one that another parcel bears is refused")
    func codes() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let form = try await person.open("/staff/register/parcels/new")
            let entered = try await person.fill(
                ["zone": "01", "block": "a", "village": "8", "reason": "โฉนดใหม่"], on: form)
            #expect(entered.status == 303)
            let place = try #require(entered.headers[.location]?.split(separator: "?").first.map(String.init))
            #expect(try await person.open(place).text.contains("01A004"))
            let page = try await person.open(place + "/code")
            let taken = try await person.fill(["code": "01A001"], on: page)
            #expect(taken.status == 409)
            #expect(landFaults(taken).isEmpty)
            let unreadable = try await person.fill(["code": "แปลงหนึ่ง"], on: page)
            #expect(unreadable.status == 422)
            #expect(try await person.fill([:], on: page).status == 303)
            #expect(try await person.open(place).text.contains("แปลง 01A004"))
            #expect(try await person.open("/staff/register/codes").text.contains("ไม่มีรหัสที่รอยืนยัน"))
        }
    }

    @Test("a parcel is merged with a neighbour that touches it; others are not offered")
    func merge() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let form = try await person.open(site.path(site.parcels[0], "merge"))
            #expect(form.text.contains("01A002") && !form.text.contains("01A003"))
            #expect(try await person.fill(["reason": "รวมโฉนด"], on: form).status == 422)
            let done = try await person.fill(
                ["with": site.parcels[1].description, "reason": "รวมโฉนด"], on: form)
            #expect(done.status == 303)
            let merged = try await person.open(site.path(site.parcels[0]))
            #expect(merged.text.contains("มาจาก") && merged.text.contains("01A002"))
            let ended = try await person.open(site.path(site.parcels[1]))
            #expect(ended.status == 200 && ended.text.contains("สิ้นสุดแล้ว"))
            #expect(landFaults(ended).isEmpty)
        }
    }

    @Test("corners drawn to seven decimals on a neighbour's become the neighbour's to the last bit")
    func snapping() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let form = try await person.open(site.path(site.parcels[0], "shape"))
            let east = "103.1001000",
                drawn = """
                    {"type":"Polygon","coordinates":[[[103.09995,14.9],[\(east),14.9],[\(east),14.9001],[103.09995,14.9001],[103.09995,14.9]]]}
                    """
            #expect(try await person.fill(["shape": drawn], on: form).status == 303)
            let mine = try await site.parcel(site.parcels[0]).shape.map { try $0.geometry().positions } ?? []
            let theirs = try await site.parcel(site.parcels[1]).shape.map { try $0.geometry().positions } ?? []
            #expect(Set(mine).intersection(theirs).count == 2)
            #expect(mine.contains(Position(x: 103.09995, y: 14.9)))
        }
    }

    @Test(
        "a drawing that is no valid area is refused with what is wrong",
        arguments: [
            #"{"type":"Polygon","coordinates":[[[103.1,14.9],[103.2,15.0],[103.2,14.9],[103.1,15.0],[103.1,14.9]]]}"#,
            #"{"type":"Point","coordinates":[103.1,14.9]}"#, #"{"type":"Polygon","coordinates":[]}"#, "ไม่ใช่รูป",
            #"{"type":"Polygon","coordinates":[[[0,0],[1e309,0],[1,1],[0,0]]]}"#,
        ])
    func badShapes(text: String) async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let form = try await person.open(site.path(site.parcels[0], "shape"))
            let answer = try await person.fill(["shape": text], on: form)
            #expect(answer.status == 422)
            #expect(landFaults(answer).isEmpty, "\(landFaults(answer))")
            #expect(try await site.version(site.parcels[0]) == 1)
        }
    }

    @Test("a building is entered on a parcel by its code, placed by coordinates, changed and retired")
    func building() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let form = try await person.open("/staff/register/buildings/new")
            let wrong = try await person.fill(["parcel": "99Z999", "houseNumber": "1", "place": "ที่บ้าน"], on: form)
            #expect(wrong.status == 422)
            #expect(landFaults(wrong).isEmpty, "\(landFaults(wrong))")
            let entered = try await person.fill(
                [
                    "parcel": "01A002", "houseNumber": "77/1", "place": "14.90005, 103.10015", "yearBuilt": "2550",
                    "floors": "๒",
                ],
                on: wrong)
            #expect(entered.status == 303)
            let place = try #require(entered.headers[.location]?.split(separator: "?").first.map(String.init))
            let page = try await person.open(place)
            #expect(page.text.contains("แปลง 01A002") && page.text.contains("14.900050, 103.100150"))
            #expect(landFaults(page).isEmpty)
            let edit = try await person.open(place + "/edit")
            #expect(edit.text.contains("value=\"01A002\""))
            #expect(try await person.fill(["owner-query": "สมศรี", "find": "owner"], on: edit).text.contains("สมศรี"))
            let retire = try await person.open(place + "/retire")
            #expect(try await person.fill([:], on: retire).status == 422)
            #expect(try await person.fill(["reason": "รื้อถอน"], on: retire).status == 303)
            #expect(try await person.open(place).text.contains("รื้อถอน"))
        }
    }

    @Test("places are written by their division; villages by the administrator alone")
    func places() async throws {
        try await LandRegisterSite.run { site in
            let engineer = await site.person("engineer")
            let form = try await engineer.open("/staff/register/places/new")
            let mine = try await engineer.fill(
                [
                    "category": "well", "name": "บ่อ<กลาง>", "division": "works", "village": "8",
                    "attributes": "ลึก: 40 เมตร",
                ],
                on: form)
            #expect(mine.status == 303)
            let place = try #require(mine.headers[.location])
            let page = try await engineer.open(place)
            #expect(page.text.contains("บ่อ&lt;กลาง&gt;") && page.text.contains("40 เมตร"))
            #expect(landFaults(page).isEmpty)
            let other = try await site.person("treasurer").open("/staff/register/places/new")
            let refused = try await site.person("treasurer").post("/staff/register/places/new", [])
            #expect(other.status == 200 && refused.status == 403, "no token, no entry")
            let village = "/staff/register/villages/\(site.village)/edit"
            #expect(try await engineer.send(.get, village).status == 403)
        }
    }

    @Test("a group of facts is confirmed and leaves the list of what to visit")
    func confirm() async throws {
        try await LandRegisterSite.run { site in
            let person = await site.person("treasurer")
            let visits = "/staff/register/visits?kind=parcel&group=owner"
            #expect(try await person.open(visits).text.contains("01A001"))
            let page = try await person.open(site.path(site.parcels[0]))
            let forms = try PageElement.read(page.text).all("form").filter {
                $0["action"] == site.path(site.parcels[0], "confirm")
            }
            #expect(forms.count >= 4, "one for each group of facts")
            let token = try #require(
                forms[0].all("input").first { $0["name"] == "form-token" }?["value"])
            let confirm = site.path(site.parcels[0], "confirm")
            #expect(try await person.post(confirm, [("form-token", token), ("group", "x")]).status == 404)
            #expect(try await person.post(confirm, [("form-token", token), ("group", "owner")]).status == 303)
            let after = try await person.open(visits)
            #expect(!after.text.contains("01A001"))
            #expect(try await person.open("/staff/register/visits?kind=parcel&group=use").text.contains("01A001"))
        }
    }

    @Test("overlaps are found, told with their parcels, and accepted with a reason")
    func faults() async throws {
        try await LandRegisterSite.run { site in
            let treasurer = try #require(LandRegisterSite.people["treasurer"])
            try await LandDesk(site.services.world, policy: site.services.policy).enter(
                Parcel(code: ParcelCode("01A009"), shape: .land(0.5), village: 8), by: treasurer)
            let person = await site.person("treasurer")
            let start = try await person.open("/staff/register/faults")
            #expect(try await person.fill([:], on: start).status == 303)
            let page = try await person.open("/staff/register/faults")
            #expect(page.text.contains("แปลงทับกัน") && page.text.contains("01A009"))
            #expect(landFaults(page).isEmpty, "\(landFaults(page))")
            let form = try #require(
                try PageElement.read(page.text).all("form").first {
                    $0["action"]?.hasPrefix("/staff/register/faults/") == true
                        && $0["action"]?.hasSuffix("check") == false
                })
            let (action, field) = (
                try #require(form["action"]), try #require(form.all("input").compactMap { $0["name"] }.last)
            )
            let empty = try await person.fill([field: ""], on: page, action: action)
            #expect(empty.status == 422 && landFaults(empty).isEmpty)
            #expect(try await person.fill([field: "ตรวจแล้ว ตามเอกสาร"], on: page, action: action).status == 303)
            #expect(try await person.open("/staff/register/faults?accepted=yes").text.contains("ตรวจแล้ว ตามเอกสาร"))
        }
    }
}
