import Access
import Civics
import Geo
import Registry
import Storage
import TestSupport
import Testing

@Suite("The land desk")
struct LandDeskTests {
    private let deed = Parcel.Deed(type: "chanote", number: "12345", surveyPage: "99", landNumber: "7")

    private func parcel(_ code: String?, at column: Double, width: Double = 1, owners: [Ownership] = []) -> Parcel {
        Parcel(
            code: code.map { .land($0) }, deed: deed, registeredArea: LandArea(squareWaHundredths: 2_940),
            shape: .field(column, 0, width: width), village: 3, uses: [Parcel.Use(category: "farm")], owners: owners)
    }

    @Test("A parcel is entered, measured, changed and found again as it was", arguments: Backend.available)
    func enterAndEdit(backend: Backend) async throws {
        try await LandFixture.run(backend, on: .land(2026, 1, 10)) { fixture in
            let (first, second) = (fixture.party(), fixture.party())
            let id = try await fixture.desk.enter(
                parcel("01A001", at: 0, owners: [Ownership(first)]), from: .land(2026, 1, 1), by: .financeOfficer)
            let entered = try await fixture.desk.record(Parcel.self, id, by: .worksOfficer)
            let drawn = try #require(entered.record.drawnSquareMetreHundredths)
            #expect((11_500...12_100).contains(drawn), "a field of 10.75 × 11.06 m")

            fixture.clock.set(.land(2026, 3, 5))
            try await fixture.parcels.transfer(
                id, to: [Ownership(second)], from: .land(2026, 3, 1), paper: "สัญญา 12/2569", ifVersion: 1,
                by: .financeOfficer)
            let owners = { (day: CivilDate, moment: Instant?) in
                try await fixture.parcels.owners(of: id, on: day, believedAt: moment, by: .financeOfficer)
            }
            #expect(try await owners(.land(2026, 1, 1), nil) == [Ownership(first)])
            #expect(try await owners(.land(2026, 2, 28), nil) == [Ownership(first)])
            #expect(try await owners(.land(2026, 3, 1), nil) == [Ownership(second)])
            #expect(try await owners(.land(2025, 12, 31), nil) == nil)
            // On 2 March nobody knew of the transfer yet.
            let before = Instant(startOf: .land(2026, 3, 2))
            #expect(try await owners(.land(2026, 3, 1), before) == [Ownership(first)])

            let naming = try await fixture.world.store.read { db in
                (
                    try LinkRows.naming(first.reference.id, as: .owner, kind: .parcel, db),
                    try LinkRows.naming(second.reference.id, as: .owner, kind: .parcel, db)
                )
            }
            #expect(naming.0.isEmpty)
            #expect(naming.1 == [id.value])
        }
    }

    @Test("History tells who, when and what, field by field", arguments: Backend.available)
    func history(backend: Backend) async throws {
        try await LandFixture.run(backend, on: .land(2026, 1, 10)) { fixture in
            let id = try await fixture.desk.enter(parcel("01A001", at: 0), by: .financeOfficer)
            fixture.clock.set(.land(2026, 2, 1))
            var changed = try await fixture.desk.record(Parcel.self, id, by: .financeOfficer).record
            changed.village = 4
            changed.uses = [Parcel.Use(category: "home")]
            try await fixture.desk.edit(id, to: changed, ifVersion: 1, reason: "ออกสำรวจ", by: .financeOfficer)
            fixture.clock.set(.land(2026, 2, 5))
            try await fixture.desk.confirm(Parcel.self, id, group: .use, by: .financeOfficer)
            fixture.clock.set(.land(2026, 2, 9))
            try await fixture.desk.retire(Parcel.self, id, ifVersion: 3, reason: "เวนคืน", by: .financeOfficer)

            let story = try await fixture.desk.history(of: id, as: Parcel.self, by: .financeOfficer)
            #expect(story.map(\.kind) == [.retirement, .confirmation, .edit, .entry])
            #expect(story.map(\.isEnd) == [true, false, false, false])
            let edit = try #require(story.first { $0.kind == .edit })
            #expect(edit.changes.map(\.key) == ["village", "uses"])
            #expect(edit.changes.first?.before == .whole(3))
            #expect(edit.changes.first?.after == .whole(4))
            #expect(edit.actorName == "สมศรี")
            #expect(edit.reason == "ออกสำรวจ")
            #expect(edit.validFrom == .land(2026, 2, 1))
            #expect(story.first { $0.kind == .confirmation }?.confirmed == ["use"])
            #expect(story.last?.changes.contains { $0.key == "code" && $0.before == nil } == true)
            #expect(story.last?.confirmed == ["record"])
            await #expect(throws: Problem.noSuchRecord) {
                try await fixture.desk.record(Parcel.self, id, by: .financeOfficer)
            }
        }
    }

    @Test("Two people at one form: the second is told", arguments: Backend.available)
    func sameForm(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let id = try await fixture.desk.enter(parcel("01A001", at: 0), by: .financeOfficer)
            let form = try await fixture.desk.record(Parcel.self, id, by: .financeOfficer)
            try await fixture.desk.edit(id, to: form.record, ifVersion: form.number, by: .financeOfficer)
            await #expect(throws: Problem.recordChangedMeanwhile) {
                try await fixture.desk.edit(id, to: form.record, ifVersion: form.number, by: .financeOfficer)
            }
        }
    }

    @Test("Only the policy's writers write; a refused act leaves nothing", arguments: Backend.available)
    func rights(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            for actor in [Actor.worksOfficer, .anyone, .landAdministrator] {
                await #expect(throws: Problem.forbidden) {
                    try await fixture.desk.enter(parcel("01A001", at: 0), by: actor)
                }
            }
            let id = try await fixture.desk.enter(parcel("01A001", at: 0), by: .financeOfficer)
            await #expect(throws: Problem.forbidden) {
                try await fixture.desk.record(Parcel.self, id, by: .anyone)
            }
            await #expect(throws: Problem.forbidden) {
                try await fixture.desk.retire(Parcel.self, id, ifVersion: 1, reason: "x", by: .worksOfficer)
            }
            await #expect(throws: Problem.forbidden) {
                try await fixture.desk.visits(.parcel, by: .anyone)
            }
            // A place belongs to its division.
            let works = DivisionCode(rawValue: "works")
            let road = Place(category: "road", name: "ถนนสายหนึ่ง", division: works, shape: .field(0, 0))
            let place = try await fixture.desk.enter(road, by: .worksOfficer)
            var taken = road
            taken.division = DivisionCode(rawValue: "finance")
            await #expect(throws: Problem.forbidden) {
                try await fixture.desk.edit(place, to: taken, ifVersion: 1, by: .financeOfficer)
            }
            let counts = try await fixture.world.store.read { db in
                try RevisionRows.revision(.parcel, db).records
            }
            #expect(counts == 1)
        }
    }

    @Test(
        "A shape that crosses itself is refused with a mended one, never mended silently",
        arguments: Backend.available)
    func invalidShape(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let knot = Shape(
                .polygon(
                    Polygon(
                        [(103.1, 14.9), (103.1002, 14.9002), (103.1002, 14.9), (103.1, 14.9002), (103.1, 14.9)].map {
                            Position(x: $0.0, y: $0.1)
                        })))
            var knotted = parcel("01A001", at: 0)
            knotted.shape = knot
            let error = await #expect(throws: Problem.self) {
                try await fixture.desk.enter(knotted, by: .financeOfficer)
            }
            #expect(error?.number == "422.314")
            let fault = try #require(try LandShapes.fault(of: knot))
            #expect(fault.place != nil)
            let proposal = try #require(fault.proposal)
            #expect(try LandShapes.fault(of: proposal) == nil)
            #expect(try proposal.geometry().polygons.count == 2)
            knotted.shape = Shape(.point(Position(x: 103.1, y: 14.9)))
            await #expect(throws: Problem.self) { try await fixture.desk.enter(knotted, by: .financeOfficer) }
            knotted.shape = Shape(wkb: [1, 3, 0, 0, 0, 255])
            await #expect(throws: Problem.self) { try await fixture.desk.enter(knotted, by: .financeOfficer) }
        }
    }

    @Test("Bad values are refused in words", arguments: Backend.available)
    func badValues(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let owner = fixture.party()
            let half = Ownership.Share(1, of: 2)
            let twoThirds = Ownership.Share(2, of: 3)
            var bad: [Parcel] = [
                Parcel(note: "ก\0ข"),
                Parcel(village: 0), Parcel(deed: Parcel.Deed(type: "")), Parcel(uses: [Parcel.Use(category: "")]),
                Parcel(owners: [Ownership(owner), Ownership(owner)]),
            ]
            bad.append(
                Parcel(owners: [Ownership(owner, share: half), Ownership(fixture.party(), share: twoThirds)]))
            for parcel in bad {
                await #expect(throws: Problem.self) { try await fixture.desk.enter(parcel, by: .financeOfficer) }
            }
            try await fixture.desk.enter(parcel("01A001", at: 0), by: .financeOfficer)
            let error = await #expect(throws: Problem.self) {
                try await fixture.desk.enter(parcel("01A001", at: 5), by: .financeOfficer)
            }
            #expect(error?.number == "409.310")
        }
    }
}
