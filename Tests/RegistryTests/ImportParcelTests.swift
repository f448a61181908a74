import Access
import Civics
import Geo
import Registry
import SQLText
import Storage
import TestSupport
import Testing

@Suite("Imports of parcels")
struct ImportParcelTests {
    private func file(_ count: Int, area: String = "1", title: Int = 100) -> String {
        importCollection(
            (0..<count).map {
                importFeature(
                    importSquare($0),
                    #""PARCEL_COD":"01A\#(String($0 + 1001).dropFirst())","Chanod_no":"\#(title + $0)","land_type":"โฉนด","rai":\#(area),"ngan":2,"wa":3.5"#
                )
            })
    }

    @Test(
        "a first import is all new, changes nothing until applied, and is all unchanged afterwards",
        arguments: Backend.available)
    func newThenUnchanged(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let before = try await town.today()
            let job = try await town.check(file(5), "parcel.geojson", .parcels)
            #expect(job.counts == ["new": 5])
            #expect(try await town.today() == before)
            let applied = try await town.desk.apply(job.id, by: town.finance)
            #expect(applied.state == .applied)
            let parcels = try await town.world.store.read { db in
                try db.all("SELECT code FROM parcels ORDER BY code", as: String.self)
            }
            #expect(parcels == ["01A001", "01A002", "01A003", "01A004", "01A005"])
            let area = try await town.world.store.read { db in
                try db.first("SELECT registered_area FROM parcels WHERE code = '01A001'", as: Int64.self)
            }
            #expect(area == Int64(60_350))
            let again = try await town.check(file(5), "parcel.geojson", .parcels)
            #expect(again.counts == ["unchanged": 5])
            await #expect(throws: Problem.importNotStaged) { try await town.desk.apply(job.id, by: town.finance) }
        }
    }

    @Test(
        "a changed file shows each field before and after, and undoing it restores what was believed",
        arguments: Backend.available)
    func changeAndUndo(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let first = try await town.check(file(4), "parcel.geojson", .parcels)
            try await town.desk.apply(first.id, by: town.finance)
            let before = try await town.today()
            let second = try await town.check(file(6, area: "2"), "parcel.geojson", .parcels)
            #expect(second.counts == ["changed": 4, "new": 2])
            let row = try #require(try await town.rows(second, .changed).first)
            #expect(row.differences == [ImportDifference(field: "area", before: "1-2-3.5", after: "2-2-3.5")])
            #expect(row.rule == .code)
            try await town.desk.apply(second.id, by: town.finance)
            #expect(try await town.today() != before)
            let undone = try await town.desk.undo(second.id, by: town.finance)
            #expect(undone.state == .undone)
            #expect(try await town.today() == before)
            await #expect(throws: Problem.importNotApplied) { try await town.desk.undo(second.id, by: town.finance) }
            try await town.desk.undo(first.id, by: town.finance)
            let empty = try await town.today()
            #expect(empty.isEmpty, "\(empty.prefix(5))")
        }
    }

    @Test("undoing is refused, with the records named, once somebody changed one of them", arguments: Backend.available)
    func blockedUndo(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let job = try await town.check(file(3), "parcel.geojson", .parcels)
            try await town.desk.apply(job.id, by: town.finance)
            let id = try await town.world.store.read { db in
                try #require(try db.first("SELECT id FROM parcels WHERE code = '01A002'", as: ParcelID.self))
            }
            let world = town.world
            let finance = town.finance
            try await world.store.write { db in
                let change = try RegisterChange(.edit, in: world, by: finance)
                try Register.begin(change, db)
                var parcel = try #require(try Register.state(Parcel.self, id, db)).record
                parcel.note = "สอบเขตแล้ว"
                try Register.change(id, to: parcel, in: change, db)
            }
            let after = try await town.today()
            #expect(
                try await town.desk.blockers(of: job.id, by: town.finance) == [RecordReference(.parcel, id.value)])
            await #expect(throws: Problem.importCannotBeUndone(1)) {
                try await town.desk.undo(job.id, by: town.finance)
            }
            #expect(try await town.today() == after)
        }
    }

    @Test("a record changed between check and act stays in the queue; the others go in", arguments: Backend.available)
    func changedMeanwhile(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let first = try await town.check(file(2), "parcel.geojson", .parcels)
            try await town.desk.apply(first.id, by: town.finance)
            let one = try await town.check(file(2, area: "2"), "a.geojson", .parcels)
            let other = try await town.check(file(1, area: "3"), "b.geojson", .parcels)
            try await town.desk.apply(other.id, by: town.finance)
            let applied = try await town.desk.apply(one.id, by: town.finance)
            #expect(applied.counts == ["changed": 1, "conflict": 1])
            let waiting = try #require(try await town.rows(applied, .conflict).first)
            #expect(waiting.reasons.map(\.code) == [.areaDiffers, .changedMeanwhile])
        }
    }

    @Test(
        "codes and deeds that repeat within a file are told and kept; a second reading finds each again",
        arguments: Backend.available)
    func repeats(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let text = importCollection([
                importFeature(importSquare(0), #""parcel_cod":"01A001","chanod_no":"7""#),
                importFeature(importSquare(3), #""parcel_cod":"01A001","chanod_no":"7""#),
                importFeature(importSquare(6), #""parcel_cod":"01A001","chanod_no":"8""#),
            ])
            let job = try await town.check(text, "p.geojson", .parcels)
            #expect(job.counts == ["new": 3])
            let rows = try await town.rows(job)
            #expect(rows[1].reasons.map(\.code).contains(.duplicateCode))
            #expect(rows[1].reasons.map(\.code).contains(.duplicateDeed))
            try await town.desk.apply(job.id, by: town.finance)
            #expect(try await town.check(text, "p.geojson", .parcels).counts == ["unchanged": 3])
        }
    }

    @Test(
        "matching goes by title number, then land number with survey page, then overlap; only the first two by themselves",
        arguments: Backend.available)
    func matchingOrder(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let base = importCollection([
                importFeature(
                    importSquare(0),
                    #""code":"01A001","deed_type":"โฉนด","deed_number":"11","land_no":"1","survey":"900""#),
                importFeature(
                    importSquare(2),
                    #""code":"01A002","deed_type":"โฉนด","deed_number":"12","land_no":"2","survey":"901""#),
                importFeature(importSquare(4), #""code":"01A003""#),
            ])
            let first = try await town.check(base, "base.geojson", .parcels)
            try await town.desk.apply(first.id, by: town.finance)
            let later = importCollection([
                importFeature(importSquare(0), #""deed_type":"โฉนด","deed_number":"11","rai":5,"ngan":0,"wa":0"#),
                importFeature(importSquare(2), #""land_no":"2","survey":"901","rai":6,"ngan":0,"wa":0"#),
                importFeature(importSquare(4, shift: 0.0001), #""rai":7,"ngan":0,"wa":0"#),
                importFeature(importSquare(40), #""rai":8,"ngan":0,"wa":0"#),
            ])
            let job = try await town.check(later, "later.geojson", .parcels)
            let rows = try await town.rows(job)
            #expect(rows.map(\.status) == [.changed, .changed, .conflict, .new])
            #expect(rows.map(\.rule) == [.deed, .landNumber, nil, nil])
            let candidate = try #require(rows[2].candidates.first)
            #expect(candidate.rule == .overlap)
            #expect((500...1000).contains(candidate.overlap ?? 0))
            #expect(candidate.label == "01A003")
            try await town.desk.decide(3, of: job.id, as: .confirm(candidate.record.id), by: town.finance)
            try await town.desk.apply(job.id, by: town.finance)
            let areas = try await town.world.store.read { db in
                try db.all(
                    "SELECT registered_area FROM parcels ORDER BY registered_area", as: Int64.self)
            }
            #expect(areas == [200_000, 240_000, 280_000, 320_000])
            // The parcel that was chosen keeps its code.
            let code = try await town.world.store.read { db in
                try db.first("SELECT code FROM parcels WHERE registered_area = 280000", as: String.self)
            }
            #expect(code == "01A003")
        }
    }

    @Test(
        "a polygon that crosses itself is refused with its place; the repair is taken only when staff say so",
        arguments: Backend.available)
    func bowTie(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let tie =
                #"{"type":"Polygon","coordinates":[[[103.13,14.98],[103.131,14.981],[103.131,14.98],[103.13,14.981],[103.13,14.98]]]}"#
            let job = try await town.check(
                importCollection([importFeature(tie, #""code":"01A001""#)]), "p.geojson", .parcels)
            let row = try #require(try await town.rows(job).first)
            #expect(row.status == .refused)
            #expect(row.reasons.first?.code == .shapeInvalid)
            #expect(row.reasons.first?.words.en.contains("103.1305, 14.9805") == true)
            try await town.desk.decide(1, of: job.id, as: .confirm(nil), by: town.finance)
            try await town.desk.apply(job.id, by: town.finance)
            let parcels = try await town.world.store.read { db in
                try db.all("SELECT drawn_area FROM parcels", as: Int64.self)
            }
            #expect(parcels.count == 1 && parcels[0] > 0)
        }
    }

    @Test("metres without a word about the datum are asked about, and the chosen datum moves them")
    func datum() async throws {
        try await ImportTown.run(.sqlite) { town in
            func square(_ x: Double, _ y: Double) -> String {
                #"{"type":"Polygon","coordinates":[[[\#(x),\#(y)],[\#(x + 40),\#(y)],[\#(x + 40),\#(y + 40)],[\#(x),\#(y + 40)],[\#(x),\#(y)]]]}"#
            }
            let text = importCollection([importFeature(square(300_000, 1_657_000), #""code":"01A001""#)])
            await #expect {
                try await town.check(text, "p.geojson", .parcels)
            } throws: {
                ($0 as? Problem)?.number == "422.368"
            }
            let failed = try #require(try await town.desk.list(by: town.finance).first)
            #expect(failed.state == .failed && failed.problemNumber == "422.368")
            let job = try await town.check(text, "p.geojson", .parcels, system: .indian48)
            try await town.desk.apply(job.id, by: town.finance)
            let corner = try await town.world.store.read { db in
                let id = try #require(try db.first("SELECT id FROM parcels", as: ParcelID.self))
                let shape = try #require(try Register.state(Parcel.self, id, db)?.record.shape)
                return try #require(try shape.geometry().positions.first)
            }
            // The golden point of revenue.md §3.6, to 0.05 m.
            #expect(abs(corner.x - 103.1362317) < 5e-7 && abs(corner.y - 14.9832282) < 5e-7)
            let drawn = try await town.world.store.read { db in
                try #require(try db.first("SELECT drawn_area FROM parcels", as: Int64.self))
            }
            #expect(abs(drawn - 160_000) < 100)
        }
    }

    @Test("rows in another coordinate system than the rest are refused one by one")
    func mixedSystems() async throws {
        try await ImportTown.run(.sqlite) { town in
            let far = #"{"type":"Polygon","coordinates":[[[3.1,4.9],[3.2,4.9],[3.2,5.0],[3.1,4.9]]]}"#
            let job = try await town.check(
                importCollection([
                    importFeature(importSquare(0), #""code":"01A001""#), importFeature(far, #""code":"01A002""#),
                ]), "p.geojson", .parcels)
            #expect(job.counts == ["new": 1, "refused": 1])
            #expect(try await town.rows(job, .refused).first?.reasons.first?.code == .shapeFarAway)
        }
    }

    @Test("only whoever may write all land imports it")
    func rights() async throws {
        try await ImportTown.run(.sqlite) { town in
            await #expect(throws: Problem.forbidden) {
                try await town.check(file(1), "p.geojson", .parcels, by: ImportTown.officer("works"))
            }
            await #expect(throws: Problem.forbidden) {
                try await town.desk.list(by: .anyone)
            }
        }
    }
}
