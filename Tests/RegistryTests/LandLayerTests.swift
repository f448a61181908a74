import Access
import Civics
import Geo
import Registry
import Storage
import TestSupport
import Testing

@Suite("Layers of land")
struct LandLayerTests {
    private func layer(_ id: String) throws -> MapLayer {
        try #require(RegistryLayers.all().first { $0.id == id })
    }

    private func parcel(_ code: String?, at column: Double, village: Int = 3, use: String = "farm") -> Parcel {
        Parcel(
            code: code.map { .land($0) }, deed: Parcel.Deed(type: "chanote", number: "secret-deed", landNumber: "7"),
            registeredArea: LandArea(squareWaHundredths: 40_000), shape: .field(column, 0), village: village,
            uses: [Parcel.Use(category: use)], note: "secret-note")
    }

    private func box(_ west: Double, _ east: Double) -> Bounds? {
        Bounds(west: 103.1 + west * 1e-4, south: 14.9, east: 103.1 + east * 1e-4, north: 14.9001)
    }

    @Test(
        "The open layer tells nothing of deeds, owners and notes, and nobody can ask by them",
        arguments: Backend.available)
    func openLayer(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            try await fixture.desk.enter(parcel("01A001", at: 0), by: .financeOfficer)
            let (open, register) = (try layer("parcels"), try layer("parcels-register"))
            #expect(open.dataClass == .published)
            #expect(register.dataClass == .property)
            let (told, inside, asked) = try await fixture.world.store.read { db in
                (
                    try open.features(LayerQuery(limit: 10, scope: .all), db),
                    try register.features(LayerQuery(limit: 10, scope: .all), db),
                    try open.features(
                        LayerQuery(filters: ["deed_number": "secret-deed"], limit: 10, scope: .all), db)
                )
            }
            let feature = try #require(told.first)
            #expect(feature.properties.count == open.fields.count)
            #expect(!"\(feature)".contains("secret"))
            #expect(feature.properties.map(\.text).prefix(5) == ["01A001", "01", "A", "farm", "1-0-0"])
            #expect(inside.first.map { "\($0)".contains("secret-deed") && !"\($0)".contains("secret-note") } == true)
            #expect(inside.first?.properties.count == register.fields.count)
            #expect(asked.isEmpty)
        }
    }

    @Test("Boxes, filters, pages and counts agree with a plain look at every parcel", arguments: Backend.available)
    func againstNaive(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            var random = LandNumbers(seed: 7)
            let world = fixture.world
            var all: [(id: ParcelID, column: Double, village: Int, use: String)] = []
            for number in 0..<120 {
                let column = Double(Int.random(in: 0..<400, using: &random))
                let village = Int.random(in: 1...4, using: &random)
                all.append((ParcelID(world.newID()), column, village, number % 3 == 0 ? "home" : "farm"))
            }
            let entered = all
            try await world.store.write { db in
                let change = try RegisterChange(.importing, in: world, by: .financeOfficer)
                try Register.begin(change, db)
                for parcel in entered {
                    try Register.enter(
                        self.parcel(nil, at: parcel.column, village: parcel.village, use: parcel.use), as: parcel.id,
                        in: change, db)
                }
            }
            let open = try layer("parcels")
            for _ in 0..<40 {
                let west = Double.random(in: -20..<400, using: &random)
                let east = west + Double.random(in: 0..<200, using: &random)
                var filters: [String: String] = [:]
                if Bool.random(using: &random) { filters["village"] = "2" }
                if Bool.random(using: &random) { filters["use"] = "home" }
                let hasBox = Bool.random(using: &random)
                let villages: Set<Int> = Bool.random(using: &random) ? [1, 2] : []
                let query = LayerQuery(
                    bounds: hasBox ? box(west, east) : nil, filters: filters, limit: 7,
                    scope: villages.isEmpty ? .all : Scope(villages: villages))
                let expected = entered.filter {
                    (!hasBox || ($0.column <= east && $0.column + 1 >= west))
                        && (filters["village"] == nil || $0.village == 2)
                        && (filters["use"] == nil || $0.use == "home")
                        && (villages.isEmpty || villages.contains($0.village))
                }.map(\.id.value).sorted()
                let (pages, count) = try await world.store.read { db in
                    var pages: [UUIDv7] = []
                    var page = query
                    while true {
                        let features = try open.features(page, db)
                        pages += features.map(\.id)
                        guard features.count == query.limit else { break }
                        page.after = features.last?.id
                    }
                    return (pages, try open.count(query, db))
                }
                #expect(pages == expected)
                #expect(count == expected.count)
            }
            let (edge, nobody) = try await world.store.read { db in
                (try open.extent(db), try open.features(LayerQuery(limit: 5, scope: .none), db))
            }
            let columns = entered.map(\.column)
            #expect(abs((edge?.west ?? 0) - (103.1 + (columns.min() ?? 0) * 1e-4)) < 1e-6)
            #expect(abs((edge?.east ?? 0) - (103.1 + ((columns.max() ?? 0) + 1) * 1e-4)) < 1e-6)
            #expect(nobody.isEmpty)
        }
    }

    @Test("Days of the past show what held then, each record once and as it last stood", arguments: Backend.available)
    func days(backend: Backend) async throws {
        try await LandFixture.run(backend, on: .land(2026, 1, 10)) { fixture in
            let steady = try await fixture.desk.enter(parcel("01A001", at: 0), by: .financeOfficer)
            let changing = try await fixture.desk.enter(parcel("01A002", at: 2), by: .financeOfficer)
            let ending = try await fixture.desk.enter(parcel("01A003", at: 4), by: .financeOfficer)
            fixture.clock.set(.land(2026, 2, 10))
            var changed = parcel("01A002", at: 2)
            changed.uses = [Parcel.Use(category: "home")]
            try await fixture.desk.edit(changing, to: changed, ifVersion: 1, by: .financeOfficer)
            try await fixture.desk.retire(Parcel.self, ending, ifVersion: 1, reason: "x", by: .financeOfficer)
            fixture.clock.set(.land(2026, 3, 10))
            let late = try await fixture.desk.enter(parcel("01A004", at: 6), by: .financeOfficer)

            let open = try layer("parcels")
            func shown(
                _ first: CivilDate?, _ last: CivilDate?, box: Bounds? = nil, use: String? = nil
            ) async throws
                -> [UUIDv7: String?]
            {
                try await fixture.world.store.read { db in
                    let query = LayerQuery(
                        bounds: box, days: .init(first: first, last: last), filters: use.map { ["use": $0] } ?? [:],
                        limit: 2, scope: .all)
                    var page = query
                    var found: [UUIDv7: String?] = [:]
                    while true {
                        let features = try open.features(page, db)
                        for feature in features { found[feature.id] = feature.properties[3].text }
                        guard features.count == 2 else { break }
                        page.after = features.last?.id
                    }
                    #expect(try open.count(query, db) == found.count)
                    return found
                }
            }
            let january = CivilDate.land(2026, 1, 15)
            #expect(
                try await shown(january, january) == [
                    steady.value: "farm", changing.value: "farm", ending.value: "farm",
                ])
            let february = CivilDate.land(2026, 2, 15)
            #expect(try await shown(february, february) == [steady.value: "farm", changing.value: "home"])
            #expect(
                try await shown(january, nil)
                    == [steady.value: "farm", changing.value: "home", ending.value: "farm", late.value: "farm"])
            #expect(try await shown(nil, .land(2026, 1, 9)).isEmpty)
            #expect(try await shown(nil, january, use: "home").isEmpty)
            #expect(try await shown(january, january, box: box(4.2, 4.4)) == [ending.value: "farm"])
            let today = try await fixture.world.store.read {
                try open.features(LayerQuery(limit: 10, scope: .all), $0).map(\.id)
            }
            #expect(Set(today) == [steady.value, changing.value, late.value])
        }
    }

    @Test("Every layer answers with a property per field, on both engines", arguments: Backend.available)
    func everyLayer(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            try await fixture.desk.enter(parcel("01A001", at: 0), by: .financeOfficer)
            try await fixture.desk.enter(
                Building(number: 1, houseNumber: "12/3", floors: 2, village: 3, shape: .field(0, 0)),
                by: .financeOfficer)
            try await fixture.desk.enter(
                Sign(text: "ร้านข้าว", widthCentimetres: 100, village: 3, shape: .field(1, 0)), by: .financeOfficer)
            try await fixture.desk.enter(
                Place(category: "road", name: "ถนน", division: DivisionCode(rawValue: "works"), shape: .field(2, 0)),
                by: .worksOfficer)
            try await fixture.desk.enter(Village(moo: 3, name: "บ้านสอง", shape: .field(0, 0)), by: .landAdministrator)
            let error = await #expect(throws: Problem.self) {
                try await fixture.desk.enter(Village(moo: 3, name: "บ้านอื่น"), by: .landAdministrator)
            }
            #expect(error?.number == "409.313")
            for layer in RegistryLayers.land {
                try await fixture.world.store.read { db in
                    let found = try layer.features(LayerQuery(bounds: box(-1, 9), limit: 5, scope: .all), db)
                    #expect(found.map { $0.properties.count } == [layer.fields.count], "\(layer.id)")
                    for field in layer.fields where field.isFilter {
                        let value = found.first?.properties[layer.fields.firstIndex(of: field) ?? 0].text ?? ""
                        let same = try layer.features(
                            LayerQuery(filters: [field.name: value], limit: 5, scope: .all), db)
                        #expect(same.count == (value.isEmpty ? 0 : 1), "\(layer.id) by \(field.name)")
                        let other = try layer.features(
                            LayerQuery(filters: [field.name: "no such"], limit: 5, scope: .all), db)
                        #expect(other.isEmpty)
                    }
                }
            }
        }
    }

    @Test("A small page of a box full of records comes in order", arguments: Backend.available)
    func fullBox(backend: Backend) async throws {
        try await LandFixture.run(backend) { fixture in
            let world = fixture.world
            let ids = try await world.store.write { db in
                let change = try RegisterChange(.importing, in: world, by: .financeOfficer)
                try Register.begin(change, db)
                return try (0..<1_100).map { number in
                    let id = ParcelID(world.newID())
                    try Register.enter(
                        self.parcel(nil, at: Double(number % 100)), as: id, in: change, db)
                    return id.value
                }
            }
            let open = try layer("parcels")
            let pages = try await world.store.read { db in
                let query = LayerQuery(bounds: box(-1, 200), limit: 10, scope: .all)
                let first = try open.features(query, db)
                var second = query
                second.after = first.last?.id
                return try first.map(\.id) + open.features(second, db).map(\.id)
            }
            #expect(pages == Array(ids.sorted().prefix(20)))
            let asked = try await world.store.read { db in
                try open.features(LayerQuery(filters: ["code": "01A\0"], limit: 10, scope: .all), db)
            }
            #expect(asked.isEmpty, "a value no column can hold is no error")
        }
    }
}
