import Access
import Civics
import Evidence
import Geo
import Registry
import Storage
import TestSupport
import Testing

@Suite("Finding, visiting, measuring land")
struct LandWorkTests {
    private func parcel(_ code: String?, at column: Double, village: Int = 3, deed: String? = nil) -> Parcel {
        Parcel(
            code: code.map { .land($0) }, deed: Parcel.Deed(type: "chanote", number: deed, landNumber: "77"),
            shape: .field(column, 0), village: village)
    }

    @Test("Land is found by code, deed, land and house number, from the beginning on", arguments: Backend.available)
    func find(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let one = try await fixture.desk.enter(parcel("01A001", at: 0, deed: "12345"), by: .financeOfficer)
            let two = try await fixture.desk.enter(parcel("01A001/001", at: 1, deed: "12399"), by: .financeOfficer)
            let house = try await fixture.desk.enter(
                Building(parcel: one, houseNumber: "123/4", houseCode: HouseCode("31010123456"), village: 3),
                by: .financeOfficer)
            func found(_ text: String, _ actor: Actor = .financeOfficer, limit: Int = 20) async throws -> [UUIDv7] {
                try await fixture.desk.find(text, limit: limit, by: actor).map(\.record.id)
            }
            #expect(try await found("01a001") == [one.value, two.value])
            #expect(try await found("๐๑A๐๐๑/๐๐๑") == [two.value])
            #expect(try await found("12345") == [one.value])
            #expect(try await found(" 123 45 ") == [one.value])
            #expect(try await found("123") == [one.value, two.value, house.value])
            #expect(try await found("123", limit: 2).count == 2)
            #expect(try await found("3101-012345-6") == [house.value])
            #expect(try await found("77").count == 2)
            #expect(try await found("").isEmpty)
            #expect(try await found("%").isEmpty)
            #expect(try await found("01B").isEmpty)
            // The public knows codes, and no other number.
            #expect(try await found("01A001", .anyone) == [one.value, two.value])
            #expect(try await found("12345", .anyone).isEmpty)
            #expect(try await found("123/4", .anyone).isEmpty)
            let open = try await fixture.desk.find("01A001", by: .anyone)
            #expect(!open.contains { $0.title.th.contains("12345") })
        }
    }

    @Test("What was confirmed the longest ago is visited first", arguments: Backend.available)
    func visits(backend: Backend) async throws {
        try await LandFixture.run(backend, on: .land(2026, 1, 10)) { fixture in
            let one = try await fixture.desk.enter(parcel("01A001", at: 0, village: 1), by: .financeOfficer)
            fixture.clock.set(.land(2026, 2, 10))
            let two = try await fixture.desk.enter(parcel("01A002", at: 1, village: 2), by: .financeOfficer)
            fixture.clock.set(.land(2026, 3, 10))
            func next(_ group: FactGroup? = nil, village: Int? = nil) async throws -> [UUIDv7] {
                try await fixture.desk.visits(.parcel, group: group, village: village, by: .financeOfficer).map(\.id)
            }
            #expect(try await next() == [one.value, two.value])
            try await fixture.desk.confirm(Parcel.self, one, group: .use, by: .financeOfficer)
            #expect(try await next() == [one.value, two.value], "one group does not make the whole")
            #expect(try await next(.use) == [two.value, one.value])
            try await fixture.desk.confirm(Parcel.self, one, by: .financeOfficer)
            #expect(try await next() == [two.value, one.value])
            #expect(try await next(village: 1) == [one.value])
            let since = try await fixture.desk.visits(.parcel, notSince: .land(2026, 3, 1), by: .financeOfficer)
            #expect(since.map(\.name) == ["01A002"])
            let error = await #expect(throws: Problem.self) {
                try await fixture.desk.confirm(Parcel.self, one, group: .structure, by: .financeOfficer)
            }
            #expect(error?.number == "404.310")
        }
    }

    @Test("The confirmed share of a past period stays what it was", arguments: Backend.available)
    func confirmedShare(backend: Backend) async throws {
        try await LandFixture.run(backend, on: .land(2024, 1, 10)) { fixture in
            let catalogue = try MeasureCatalogue(RegistryMeasures.landAll)
            let measure = try #require(catalogue["registry.confirmedShare"])
            func share(_ last: CivilDate, _ parameters: [String: String] = ["kind": "parcel"]) async throws -> Figure {
                let period = try #require(MeasurePeriod(first: last.adding(days: -80), last: last))
                return try await fixture.world.store.read {
                    try measure.evaluate(MeasureContext(period: period, parameters: parameters), $0)
                }
            }
            let one = try await fixture.desk.enter(parcel("01A001", at: 0), by: .financeOfficer)
            let two = try await fixture.desk.enter(parcel("01A002", at: 1), by: .financeOfficer)
            fixture.clock.set(.land(2025, 6, 1))
            try await fixture.desk.confirm(Parcel.self, one, by: .financeOfficer)
            let then = try await share(.land(2025, 6, 30))
            #expect(then.value == Ratio(50))
            #expect(try await share(.land(2024, 6, 30)).value == Ratio(100))
            #expect(try await share(.land(2025, 1, 10)).value == Ratio(0), "a year to the day is over")
            #expect(try await share(.land(2025, 1, 9)).value == Ratio(100))

            // Later acts change later periods only: confirming again, ending, entering with an earlier day.
            fixture.clock.set(.land(2026, 2, 1))
            try await fixture.desk.confirm(Parcel.self, one, by: .financeOfficer)
            try await fixture.desk.retire(
                Parcel.self, two, ifVersion: 1, from: .land(2025, 1, 1), reason: "x", by: .financeOfficer)
            try await fixture.desk.enter(parcel("01A003", at: 2), from: .land(2024, 2, 1), by: .financeOfficer)
            #expect(try await share(.land(2025, 6, 30)) == then)
            #expect(try await share(.land(2026, 3, 31)).counted == 2)
            #expect(try await share(.land(2026, 3, 31)).value == Ratio(50))
            #expect(try await share(.land(2023, 12, 31)).value == nil, "nothing is not zero")
            #expect(try await share(.land(2026, 3, 31), ["kind": "nonsense"]).value == nil)
            let period = try #require(MeasurePeriod(first: .land(2026, 1, 1), last: .land(2026, 3, 31)))
            let links = try await fixture.world.store.read {
                try measure.records(MeasureContext(period: period), RecordPage(), $0)
            }
            #expect(links.count == 2)
        }
    }

    @Test("Codes, owners and areas are counted as of the last day", arguments: Backend.available)
    func shares(backend: Backend) async throws {
        try await LandFixture.run(backend, on: .land(2026, 1, 10)) { fixture in
            var near = parcel("01A001", at: 0)
            near.registeredArea = LandArea(squareWaHundredths: 2_973)
            near.owners = [Ownership(fixture.party())]
            var apart = parcel(nil, at: 1)
            apart.registeredArea = LandArea(squareWaHundredths: 4_000)
            try await fixture.desk.enter(near, by: .financeOfficer)
            try await fixture.desk.enter(apart, by: .financeOfficer)
            try await fixture.desk.enter(Parcel(village: 1), by: .financeOfficer)
            let catalogue = try MeasureCatalogue(RegistryMeasures.landAll)
            func figure(_ id: String) async throws -> Figure {
                let measure = try #require(catalogue[id])
                let period = try #require(MeasurePeriod(first: .land(2026, 1, 1), last: .land(2026, 3, 31)))
                return try await fixture.world.store.read { try measure.evaluate(MeasureContext(period: period), $0) }
            }
            #expect(try await figure("registry.parcelsWithCode").value == Ratio(100, over: 3))
            #expect(try await figure("registry.parcelsWithOwner").value == Ratio(100, over: 3))
            #expect(try await figure("registry.parcelsDrawn").value == Ratio(200, over: 3))
            let areas = try await figure("registry.areasApart")
            #expect(areas.value == Ratio(50))
            #expect(areas.excluded == 1)
        }
    }

    @Test("Faults are listed with their parcels, kept while they stay, gone when mended", arguments: Backend.available)
    func topology(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let desk = TopologyDesk(fixture.world, policy: fixture.policy)
            let one = try await fixture.desk.enter(parcel("01A001", at: 0, village: 1), by: .financeOfficer)
            var over = parcel("01A002", at: 0.5, village: 1)
            let two = try await fixture.desk.enter(over, by: .financeOfficer)
            try await fixture.desk.enter(parcel("01A003", at: 9, village: 2), by: .financeOfficer)
            await #expect(throws: Problem.forbidden) { try await desk.check(.everything, by: .worksOfficer) }
            let run = try await desk.check(.everything, by: .financeOfficer)
            #expect(run.parcels == 3)
            let fault = try #require(try await desk.faults(by: .worksOfficer).first)
            #expect(fault.kind == .overlap)
            #expect(fault.parcels == [one, two].sorted())
            #expect((5_500...6_200).contains(fault.size))
            #expect(fault.shape != nil)
            #expect(try await desk.counts(by: .financeOfficer).map(\.faults) == [1])
            #expect(try await desk.faults(village: 2, by: .financeOfficer).isEmpty)

            try await desk.accept(fault.id, because: "รอรังวัด", by: .financeOfficer)
            #expect(try await desk.faults(by: .financeOfficer).isEmpty)
            try await desk.check(.village(1), by: .financeOfficer)
            let accepted = try await desk.faults(accepted: true, by: .financeOfficer)
            #expect(accepted.first?.acceptance?.because == "รอรังวัด")
            try await desk.check(.village(2), by: .financeOfficer)
            #expect(try await desk.faults(accepted: nil, by: .financeOfficer).count == 1)

            over.shape = .field(1, 0)
            try await fixture.desk.edit(two, to: over, ifVersion: 1, by: .financeOfficer)
            try await desk.check(.everything, by: .financeOfficer)
            #expect(try await desk.faults(accepted: nil, by: .financeOfficer).isEmpty)
            await #expect(throws: Problem.self) {
                try await desk.accept(fault.id, because: "x", by: .financeOfficer)
            }
            #expect(try await desk.lastRun(by: .financeOfficer)?.faults == 0)
        }
    }
}
