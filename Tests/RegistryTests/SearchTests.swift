import Access
import Civics
import Registry
import Storage
import TestSupport
import Testing

@Suite("The search box finds people as they are heard")
struct SearchTests {
    @Test("names are found although they are spelled differently", arguments: Backend.available)
    func tolerant(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let wanted = try await town.person("ศักดิ์ชัย วงศ์ประเสริฐ", title: "นาย")
            let other = try await town.person("สมศักดิ์ ประสิทธิ์ผล")
            try await town.person("มาลี ทองดี")
            for typed in ["ศักดิ์ชัย วงศ์ประเสริฐ", "สักชัย วงประเสิด", "นายศักชัย", "วงษ์ประเสริฐ", "ประเสริฐ ศักดิ์ไชย"] {
                let found = try await town.find(typed)
                #expect(found.first?.record.id == wanted.value, "\(typed)")
            }
            #expect(try await town.find("สมศักดิ").first?.record.id == other.value)
            #expect(try await town.find("ฟฟฟฟฟฟ").isEmpty)
            #expect(try await town.find("นายศักดิ์ชัย วงศ์ประเสริฐ").first?.title == .full("นายศักดิ์ชัย วงศ์ประเสริฐ"))
        }
    }

    @Test("one or two letters find what begins with them", arguments: Backend.available)
    func short(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let first = try await town.person("กา ดี")
            let second = try await town.person("มี กาวิน")
            try await town.person("สกา ดี")
            #expect(Set(try await town.find("กา").map(\.record.id)) == [first.value, second.value])
            #expect(try await town.find("ก").count == 2)
        }
    }

    @Test("house numbers and house codes are told from names", arguments: Backend.available)
    func houses(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let first = try await town.household("12", village: 1)
            let second = try await town.household("12/3", village: 5)
            let third = try await town.household("123", village: 5)
            #expect(try await town.find("12").map(\.record.id) == [first.value, second.value])
            #expect(try await town.find("๑๒/๓ หมู่ 5").map(\.record.id) == [second.value])
            #expect(try await town.find("123").map(\.record.id) == [third.value])
            #expect(try await town.find("12 ม.9").isEmpty)
            let coded = try await town.households.enter(
                Household(houseCode: HouseCode("31010123456"), houseNumber: "7", village: 2), by: town.office)
            #expect(try await town.find("3101-012345-6").map(\.record.id) == [coded.value])
        }
    }

    @Test("a reader who may only list gets initials, and nobody of another village", arguments: Backend.available)
    func masked(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let mine = try await town.person("เพ็ญศรี แก้วมณี", village: 3)
            try await town.person("เพ็ญศรี แก้วมณี", village: 4)
            let head = PeopleTown.actor(.villageHead, village: 3)
            let found = try await town.find("เพ็ญศรี", as: head)
            #expect(found.map(\.record.id) == [mine.value])
            #expect(found.first?.title == .masked("พ. ก."))
            await #expect(throws: Problem.forbidden) {
                _ = try await town.find("เพ็ญศรี", as: PeopleTown.actor(.administrator))
            }
            #expect(try await town.find("เพ็ญศรี").count == 2)
        }
    }

    @Test("a name that was changed is found by the new one alone", arguments: Backend.available)
    func changed(_ backend: Backend) async throws {
        try await backend.withStore { store in
            let town = try await PeopleTown(store)
            let person = try await town.person("สายฝน บุญเรือง")
            try await town.people.edit(
                person, PersonEntry(Person(givenName: "พิมพ์ชนก", familyName: "ทองแท้", village: 1)), onVersion: 1,
                by: town.office)
            #expect(try await town.find("สายฝน").isEmpty)
            #expect(try await town.find("พิมชนก").map(\.record.id) == [person.value])
        }
    }

    @Test(
        "hostile searches find nothing and harm nothing",
        arguments: [
            "'; DROP TABLE register_people; --", "%", "_", "\u{0}", String(repeating: "ก", count: 100_000), "์์์", "🙂🙂🙂",
        ])
    func hostile(_ typed: String) async throws {
        try await Backend.sqlite.withStore { store in
            let town = try await PeopleTown(store)
            try await town.person("สมชาย ใจดี")
            #expect(try await town.find(typed).isEmpty)
            #expect(try await town.find("สมชาย").count == 1)
        }
    }
}
