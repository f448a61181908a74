import Access
import Civics
import Geo
import Registry
import Storage
import TestSupport
import Testing

@Suite("Splitting and merging parcels")
struct LandOperationTests {
    private func parcel(_ code: String?, at column: Double, width: Double = 1, owners: [Ownership] = []) -> Parcel {
        Parcel(
            code: code.map { .land($0) }, deed: Parcel.Deed(type: "chanote", number: "1", landNumber: "7"),
            registeredArea: LandArea(squareWaHundredths: Int64(2_973 * width)),
            shape: .field(column, 0, width: width), village: 3, uses: [Parcel.Use(category: "farm")], owners: owners)
    }

    private func part(_ column: Double, _ landNumber: String?, width: Double = 1) -> ParcelPart {
        ParcelPart(
            shape: .field(column, 0, width: width), landNumber: landNumber,
            registeredArea: LandArea(squareWaHundredths: Int64(2_973 * width)))
    }

    @Test(
        "The part of the lowest land number stays the parcel; the others wait for their codes",
        arguments: Backend.available)
    func split(backend: Backend) async throws {
        try await LandFixture.run(backend, on: .land(2026, 1, 10)) { fixture in
            let owner = Ownership(fixture.party())
            let whole = try await fixture.desk.enter(
                parcel("01A001", at: 0, width: 3, owners: [owner]), by: .financeOfficer)
            let house = try await fixture.desk.enter(Building(parcel: whole, houseNumber: "12/3"), by: .financeOfficer)
            fixture.clock.set(.land(2026, 4, 1))
            let division = try await fixture.parcels.split(
                whole, into: [part(0, "12"), part(1, "7"), part(2, "13")], paper: "รว. 5/2569", ifVersion: 1,
                by: .financeOfficer)
            #expect(division.kept == 1)
            #expect(division.parcels[1] == whole)
            #expect(division.proposals.map { $0?.description } == ["01A001/001", nil, "01A001/002"])
            #expect(division.warnings == [.buildingsToPlace(1)])

            let kept = try await fixture.desk.record(Parcel.self, whole, by: .financeOfficer).record
            #expect(kept.code?.description == "01A001")
            #expect(kept.shape == .field(1, 0))
            let other = try await fixture.desk.record(Parcel.self, division.parcels[0], by: .financeOfficer)
            #expect(other.record.code == nil)
            #expect(other.record.owners == [owner])
            #expect(other.record.deed?.number == nil, "a new part has not the deed of the whole")
            #expect(other.validFrom == .land(2026, 4, 1))
            // Before the split the whole was one.
            let before = try await fixture.desk.record(Parcel.self, whole, on: .land(2026, 3, 31), by: .financeOfficer)
            #expect(before?.record.shape == .field(0, 0, width: 3))
            #expect(
                try await fixture.desk.record(
                    Parcel.self, division.parcels[0], on: .land(2026, 3, 31), by: .financeOfficer) == nil)

            let waiting = try await fixture.parcels.codesToConfirm(by: .financeOfficer)
            #expect(waiting.map(\.code.description) == ["01A001/001", "01A001/002"])
            try await fixture.parcels.confirmCode(
                .land("01A001/001"), for: division.parcels[0], ifVersion: 1, by: .financeOfficer)
            await #expect(throws: Problem.self) {
                try await fixture.parcels.confirmCode(
                    .land("01A001/001"), for: division.parcels[2], ifVersion: 1, by: .financeOfficer)
            }
            #expect(try await fixture.parcels.codesToConfirm(by: .financeOfficer).count == 1)

            let story = try await fixture.desk.history(of: division.parcels[2], as: Parcel.self, by: .financeOfficer)
            #expect(story.last?.parents == [whole.value])
            let wholeStory = try await fixture.desk.history(of: whole, as: Parcel.self, by: .financeOfficer)
            #expect(Set(wholeStory.first?.children ?? []) == [division.parcels[0].value, division.parcels[2].value])
            _ = house
        }
    }

    @Test("Areas that do not agree are told, and refuse nothing", arguments: Backend.available)
    func warnings(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let whole = try await fixture.desk.enter(parcel("01A001", at: 0, width: 3), by: .financeOfficer)
            var large = part(0, "7", width: 2)
            large.registeredArea = LandArea(squareWaHundredths: 9_000)
            let division = try await fixture.parcels.split(
                whole, into: [large, part(1.5, "8", width: 2)], paper: "รว. 5/2569", ifVersion: 1,
                by: .financeOfficer)
            let kinds = division.warnings.map { "\($0)".prefix { $0 != "(" } }
            #expect(kinds == ["areasDiffer", "partsDrawnDiffer", "partsOverlap", "partsRegisteredDiffer"])
            for warning in division.warnings {
                if case .partsOverlap(let area) = warning {
                    // Half a field twice, and half a field beyond the parcel.
                    #expect((11_500...12_300).contains(area))
                }
            }
        }
    }

    @Test("Nobody guesses which part goes on", arguments: Backend.available)
    func keptUnknown(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let whole = try await fixture.desk.enter(parcel("01A001", at: 0, width: 2), by: .financeOfficer)
            await #expect(throws: Problem.self) {
                try await fixture.parcels.split(
                    whole, into: [part(0, nil), part(1, "8")], paper: "x", ifVersion: 1, by: .financeOfficer)
            }
            await #expect(throws: Problem.self) {
                try await fixture.parcels.split(
                    whole, into: [part(0, "1")], paper: "x", ifVersion: 1, by: .financeOfficer)
            }
            let division = try await fixture.parcels.split(
                whole, into: [part(0, nil), part(1, "8")], keeping: 0, paper: "x", ifVersion: 1, by: .financeOfficer)
            #expect(division.parcels[0] == whole)
        }
    }

    @Test("A line cuts a parcel in two, or is refused", arguments: Backend.available)
    func cut(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let whole = try await fixture.desk.enter(parcel("01A001", at: 0, width: 3), by: .financeOfficer)
            let across = Shape(.lineString([Position(x: 103.1001, y: 14.8), Position(x: 103.1001, y: 15)]))
            let pieces = try await fixture.parcels.cut(whole, along: across, by: .financeOfficer)
            #expect(pieces.count == 2)
            #expect(pieces.first.map { $0.squareMetreHundredths > 20_000 } == true)
            let beside = Shape(.lineString([Position(x: 103.2, y: 14.8), Position(x: 103.2, y: 15)]))
            await #expect(throws: Problem.self) {
                try await fixture.parcels.cut(whole, along: beside, by: .financeOfficer)
            }
        }
    }

    @Test("Merged parcels go on under the lowest code", arguments: Backend.available)
    func merge(backend: Backend) async throws {
        try await LandFixture.run(backend, on: .land(2026, 1, 10)) { fixture in
            let owner = Ownership(fixture.party())
            let one = try await fixture.desk.enter(parcel("01A009", at: 0, owners: [owner]), by: .financeOfficer)
            let two = try await fixture.desk.enter(parcel("01A002", at: 1, owners: [owner]), by: .financeOfficer)
            let three = try await fixture.desk.enter(parcel("01B001", at: 2), by: .financeOfficer)
            fixture.clock.set(.land(2026, 4, 1))
            let merger = try await fixture.parcels.merge(
                [(one, 1), (two, 1), (three, 1)], paper: "รวมโฉนด 3/2569", by: .financeOfficer)
            #expect(merger.parcel == two)
            #expect(merger.warnings == [.ownersDiffer, .blocksDiffer])
            let merged = try await fixture.desk.record(Parcel.self, two, by: .financeOfficer).record
            #expect(merged.registeredArea == LandArea(squareWaHundredths: 3 * 2_973))
            #expect(try merged.shape?.geometry().polygons.count == 1)
            await #expect(throws: Problem.noSuchRecord) {
                try await fixture.desk.record(Parcel.self, one, by: .financeOfficer)
            }
            #expect(
                try await fixture.desk.record(Parcel.self, one, on: .land(2026, 3, 31), by: .financeOfficer) != nil)
            let story = try await fixture.desk.history(of: one, as: Parcel.self, by: .financeOfficer)
            #expect(story.first?.isEnd == true)
            #expect(story.first?.children == [two.value])
            // A code once used is not given again.
            let new = try await fixture.parcels.newParcel(
                parcel(nil, at: 9), zone: "01", block: "A", paper: "โฉนดใหม่", by: .financeOfficer)
            #expect(new.proposal?.description == "01A010")
            let next = try await fixture.parcels.newParcel(
                parcel(nil, at: 12), zone: "01", block: "A", paper: "โฉนดใหม่", by: .financeOfficer)
            #expect(next.proposal?.description == "01A011", "what is proposed is not proposed twice")
        }
    }

    @Test("Parcels apart are not merged; those that meet in a corner are, with a warning", arguments: Backend.available)
    func mergeApart(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let one = try await fixture.desk.enter(parcel("01A001", at: 0), by: .financeOfficer)
            let far = try await fixture.desk.enter(parcel("01A002", at: 5), by: .financeOfficer)
            var corner = parcel("01A003", at: 1)
            corner.shape = .field(1, 1)
            let touching = try await fixture.desk.enter(corner, by: .financeOfficer)
            await #expect(throws: Problem.self) {
                try await fixture.parcels.merge([(one, 1), (far, 1)], paper: "x", by: .financeOfficer)
            }
            let merger = try await fixture.parcels.merge([(one, 1), (touching, 1)], paper: "x", by: .financeOfficer)
            #expect(merger.warnings.contains(.severalAreas(2)))
            await #expect(throws: Problem.self) {
                try await fixture.parcels.merge([(one, 2), (one, 2)], paper: "x", by: .financeOfficer)
            }
        }
    }
}
