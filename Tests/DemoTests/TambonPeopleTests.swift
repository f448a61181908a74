import Civics
@testable import Composition
import Testing

/// The people of the sample tambon: that nobody can be taken for somebody, and that they could live there.
struct TambonPeopleTests {
    private static let usual = SyntheticTambon.make(seed: 7, today: DemoTown.today)

    @Test("1,623 households have 7,040 living members, each in one household")
    func counts() {
        let people = Self.usual.people
        #expect(people.households.count == 1_623)
        let members = people.households.flatMap(\.members)
        #expect(members.count == 7_040)
        #expect(Set(members).count == 7_040)
        #expect(members.allSatisfy { people.persons[$0].diedOn == nil })
        #expect(people.households.allSatisfy { $0.members.contains($0.head) })
    }

    @Test("identifiers have a right check digit and begin with 9, so that the civil register never gives them")
    func identifiers() {
        var seen: Set<String> = []
        for person in Self.usual.people.persons {
            let digits = person.identifier.utf8.map { Int($0) - 0x30 }
            #expect(digits.count == 13 && digits.first == 9)
            #expect(NationalID.checkDigit(of: digits.dropLast()) == digits.last)
            #expect(NationalID(person.identifier) == nil, "it is no number of the civil register")
            #expect(seen.insert(person.identifier).inserted)
        }
    }

    @Test("telephone numbers cannot be dialled, house codes are of the office 3101 and none stands twice")
    func numbers() {
        let people = Self.usual.people
        #expect(people.persons.compactMap(\.phone).allSatisfy { $0.hasPrefix("0000-00") })
        let codes = people.households.map(\.houseCode)
        #expect(codes.allSatisfy { HouseCode($0)?.registrationOffice == "3101" })
        #expect(Set(codes).count == codes.count)
    }

    @Test("titles fit age and sex, nobody is unborn, parents are older than their children")
    func plausible() {
        let people = Self.usual.people
        for person in people.persons {
            let age = person.age(on: people.today)
            #expect((0...112).contains(age))
            #expect(person.birth.earliest <= people.today)
            if person.title == "นาย" || person.title == "ด.ช." { #expect(person.isMale) }
            if person.title == "นาง" || person.title == "ด.ญ." { #expect(!person.isMale) }
        }
        for household in people.households {
            let head = people.persons[household.head].birth.earliest
            for member in household.members where people.persons[member].relation == "child" {
                #expect(head.days(until: people.persons[member].birth.earliest) > 14 * 365)
            }
        }
    }

    @Test("the old are many and the vulnerable are some: a rural tambon")
    func pyramid() {
        let people = Self.usual.people
        let ages = people.households.flatMap(\.members).map { people.persons[$0].age(on: people.today) }
        let elderly = Double(ages.count { $0 >= 60 }) / Double(ages.count)
        #expect((0.15...0.32).contains(elderly))
        let groups = Set(people.persons.flatMap(\.facts).map(\.group))
        #expect(groups == Set(TambonFact.Group.allCases))
        #expect(people.persons.flatMap(\.facts).allSatisfy { $0.on <= people.today })
    }

    @Test("every house stands within its plot, and หมู่ 8 is บ้านตลาดชัย with the office")
    func houses() throws {
        let tambon = Self.usual
        #expect(Set(tambon.moo) == Set(1...16))
        let office = try #require(tambon.land.tiles.first { $0.use == .office })
        #expect(tambon.moo[office.village] == 8)
        #expect(tambon.villageNames[office.village] == "ตลาดชัย")
        #expect(Set(tambon.villageNames).count == 16)
        #expect(tambon.buildings.count > 1_500)
        for building in tambon.buildings {
            let face = tambon.land.tiles[building.tile].faces[0]
            #expect(
                building.corners.allSatisfy { tambon.land.layout.mesh.contains(face, TambonGround.metres($0)) })
        }
    }

    @Test("papers: most areas agree with the map, a few do not; shares make a whole")
    func papers() {
        let tambon = Self.usual
        var off = 0
        var measured = 0
        for (tile, estate) in zip(tambon.land.tiles, tambon.estates) {
            if let area = estate.registeredArea {
                measured += 1
                let drawn = tile.area * 25
                if abs(Double(area.squareWaHundredths) - drawn) > drawn * 0.05 { off += 1 }
            }
            let shares = estate.owners.compactMap(\.share)
            if let whole = shares.first?.whole { #expect(shares.reduce(0) { $0 + $1.part } == whole) }
            #expect(Set(estate.owners.map(\.party)).count == estate.owners.count)
        }
        #expect((measured / 100...measured / 15).contains(off))
        let types = Set(tambon.estates.map(\.deedType))
        #expect(
            types.isSuperset(of: ["โฉนด", "น.ส.3ก", "ส.ป.ก.4-01", "น.ส.2", "ไม่มีเอกสาร", "ที่ราชพัสดุ", "ที่สาธารณประโยชน์"]))
    }
}
