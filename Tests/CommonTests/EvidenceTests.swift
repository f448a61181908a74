import Access
import Civics
import Evidence
import SQLText
import Storage
import TestSupport
import Testing

@Suite("Evidence")
struct EvidenceTests {
    /// Things that happened on days, in a table of the test's own.
    static let happenings = Migration("test/0001") { words in
        """
        CREATE TABLE happenings (id \(words.whole) PRIMARY KEY, day \(words.day) NOT NULL,
            late \(words.flag) NOT NULL)\(words.end)
        """
    }

    static let onTime = Measure(
        id: "test.onTime", name: Words(th: "ทันเวลา", en: "On time"),
        formula: Words(th: "ทัน ÷ ทั้งหมด", en: "on time ÷ all"),
        unit: Words(th: "ร้อยละ", en: "per cent"), accumulation: .average, decimals: 1,
        evaluate: { context, db in
            struct Row: Decodable {
                var id: Int64
                var late: Bool
            }
            let rows: [Row] = try db.all(
                """
                SELECT id, late FROM happenings WHERE day >= \(context.period.first) AND day <= \(context.period.last)
                ORDER BY id
                """)
            var records = RecordSetHash()
            for row in rows { records.add("\(row.id)", row.late ? 0 : 1) }
            return .share(
                Int64(rows.filter { !$0.late }.count), of: Int64(rows.count), percent: true, counted: rows.count,
                records: records)
        },
        records: { _, _, _ in [] })

    static let quarter = FiscalQuarter(code: "2569-Q4")

    func withEvidence(
        _ backend: Backend, _ body: (Office, Freezer, FiscalQuarter) async throws -> Void
    ) async throws {
        try await withOffice(backend) { office in
            try await office.world.store.migrate(Office.migrations + [Self.happenings])
            try await office.world.store.write { db in
                for id in 1...3 {
                    let day = try #require(CivilDate(year: 2026, month: 8, day: id))
                    try db.run("INSERT INTO happenings (id, day, late) VALUES (\(id), \(day), \(id == 3))")
                }
            }
            let catalogue = try MeasureCatalogue([Self.onTime])
            try await body(office, Freezer(office.world, catalogue: catalogue), try #require(Self.quarter))
        }
    }

    let bindings = [KPIBinding(kpi: "1.1", measure: "test.onTime"), KPIBinding(kpi: "1.2", measure: nil)]

    @Test("a frozen figure comes out the same, keeps its exact value, and is frozen once", arguments: Backend.available)
    func freeze(backend: Backend) async throws {
        try await withEvidence(backend) { _, freezer, quarter in
            let frozen = try await freezer.freeze(quarter, bindings, by: .commandLine)
            #expect(frozen.map(\.binding.kpi) == ["1.1", "1.2"])
            #expect(frozen[0].figure.value == Ratio(200, over: 3))
            #expect(frozen[0].figure.counted == 3)
            #expect(frozen[1].figure.value == nil)
            #expect(frozen[1].figure.reason != nil)
            #expect(try await freezer.freeze(quarter, bindings, by: .commandLine).isEmpty)
            #expect(try await freezer.verify().map(\.outcome) == [.same, .same])
            #expect(Set(frozen.map(\.lineageCode)).count == 2)
        }
    }

    @Test("a record changed afterwards shows as another value, or as other records", arguments: Backend.available)
    func difference(backend: Backend) async throws {
        try await withEvidence(backend) { office, freezer, quarter in
            try await freezer.freeze(quarter, bindings, by: .commandLine)
            try await office.world.store.write { try $0.run("UPDATE happenings SET late = \(true) WHERE id = 1") }
            guard case .otherValue(let now) = try await freezer.verify(quarter)[0].outcome else {
                Issue.record("the value changed")
                return
            }
            #expect(now.value == Ratio(100, over: 3))
            // One record for another: the same share of another set.
            try await office.world.store.write { db in
                try db.run("UPDATE happenings SET late = \(false) WHERE id = 3")
            }
            guard case .otherRecords = try await freezer.verify(quarter)[0].outcome else {
                Issue.record("the records changed")
                return
            }
        }
    }

    @Test("events after the quarter do not change its figure", arguments: Backend.available)
    func later(backend: Backend) async throws {
        try await withEvidence(backend) { office, freezer, quarter in
            try await freezer.freeze(quarter, bindings, by: .commandLine)
            let day = quarter.next.first
            try await office.world.store.write { db in
                try db.run("INSERT INTO happenings (id, day, late) VALUES (9, \(day), \(true))")
            }
            #expect(try await freezer.verify(quarter)[0].outcome == .same)
        }
    }

    @Test("deleted figures are missed, one or all, also when frozen again", arguments: Backend.available)
    func deleted(backend: Backend) async throws {
        try await withEvidence(backend) { office, freezer, quarter in
            #expect(try await freezer.gaps().isEmpty)
            try await freezer.freeze(quarter, bindings, by: .commandLine)
            #expect(try await freezer.gaps().isEmpty)
            try await office.world.store.write { try $0.run("DELETE FROM frozen_figures WHERE kpi = \("1.2")") }
            #expect(try await freezer.gaps() == [FrozenGap(quarter: quarter, noted: 2, found: 1)])
            #expect(try await freezer.gaps(quarter).map(\.missing) == [1])
            #expect(try await freezer.gaps(quarter.next).isEmpty)
            try await office.world.store.write { try $0.run("DELETE FROM frozen_figures") }
            #expect(try await freezer.verify().isEmpty)
            #expect(try await freezer.gaps() == [FrozenGap(quarter: quarter, noted: 2, found: 0)])
            try await freezer.freeze(quarter, bindings, by: .commandLine)
            #expect(try await freezer.gaps().map(\.missing) == [2])
        }
    }

    @Test("a measure that left the program is told", arguments: Backend.available)
    func gone(backend: Backend) async throws {
        try await withEvidence(backend) { office, freezer, quarter in
            try await freezer.freeze(quarter, bindings, by: .commandLine)
            let bare = Freezer(office.world, catalogue: try MeasureCatalogue([]))
            #expect(try await bare.verify(quarter).map(\.outcome) == [.measureGone, .same])
        }
    }

    @Test("values by hand: the newest holds, all are kept, and taking back is not zero", arguments: Backend.available)
    func byHand(backend: Backend) async throws {
        try await withEvidence(backend) { office, freezer, quarter in
            let desk = KPIEntryDesk(office.world, policy: office.policy)
            let officer = someone(RoleGrant(.officer, division: works))
            func now() async throws -> Ratio? {
                try await office.world.store.read { db in try freezer.figure(bindings[1], through: quarter, db).value }
            }
            try await desk.enter(
                Ratio(40), for: "1.2", quarter, sourceNote: "ทะเบียนกองช่าง", division: works, by: officer)
            office.clock.advance(seconds: 60)
            try await desk.enter(
                Ratio(decimal: "42.5"), for: "1.2", quarter, sourceNote: "นับใหม่", division: works, by: officer)
            #expect(try await now() == Ratio(85, over: 2))
            let frozen = try await freezer.freeze(quarter, bindings, by: .commandLine)
            #expect(frozen[1].figure.value == Ratio(85, over: 2))
            office.clock.advance(seconds: 60)
            try await desk.enter(nil, for: "1.2", quarter, sourceNote: "นับผิดหมวด", division: works, by: officer)
            #expect(try await now() == nil)
            #expect(try await desk.history(of: "1.2").map(\.value) == [nil, Ratio(85, over: 2), Ratio(40)])
            guard case .otherValue = try await freezer.verify(quarter)[1].outcome else {
                Issue.record("the entry was taken back")
                return
            }
        }
    }

    @Test("values by hand: other divisions, missing sources and the future are refused", arguments: Backend.available)
    func byHandRefused(backend: Backend) async throws {
        try await withEvidence(backend) { office, _, quarter in
            let desk = KPIEntryDesk(office.world, policy: office.policy)
            let officer = someone(RoleGrant(.officer, division: works))
            await #expect(throws: Problem.forbidden) {
                try await desk.enter(.one, for: "1.2", quarter, sourceNote: "x", division: finance, by: officer)
            }
            await #expect(throws: Problem.forbidden) {
                try await desk.enter(.one, for: "1.2", quarter, sourceNote: "x", division: nil, by: officer)
            }
            await #expect(throws: Problem.sourceNoteMissing) {
                try await desk.enter(.one, for: "1.2", quarter, sourceNote: " \n", division: works, by: officer)
            }
            await #expect(throws: Problem.quarterNotBegun) {
                try await desk.enter(
                    .one, for: "1.2", quarter.next.next, sourceNote: "x", division: works, by: officer)
            }
            let history = try await desk.history(of: "1.2")
            #expect(history.isEmpty)
        }
    }

    @Test("two measures with one id are refused")
    func catalogue() throws {
        #expect(throws: MeasureCatalogue.Clash(id: "test.onTime")) {
            try MeasureCatalogue([Self.onTime, Self.onTime])
        }
        #expect(try MeasureCatalogue([Self.onTime])["test.onTime"]?.decimals == 1)
        #expect(try MeasureCatalogue([Self.onTime])["other"] == nil)
    }

    @Test("the hash of records knows their order, their borders and their values")
    func recordHash() {
        func hash(_ keys: [(String, Int64)]) -> String {
            var records = RecordSetHash()
            for (key, value) in keys { records.add(key, value) }
            return records.text
        }
        #expect(hash([("a", 1), ("b", 1)]) == hash([("a", 1), ("b", 1)]))
        #expect(hash([("a", 1), ("b", 1)]) != hash([("b", 1), ("a", 1)]))
        #expect(hash([("ab", 1)]) != hash([("a", 1), ("b", 1)]))
        #expect(hash([("a", 1)]) != hash([("a", 2)]))
        #expect(hash([]) != hash([("", 0)]))
    }

    @Test("small counts are hidden from readers without the right; zero and the rest are shown")
    func smallCounts() {
        #expect(SmallCount.text(4, threshold: 5).th == "น้อยกว่า 5")
        #expect(SmallCount.text(5, threshold: 5).th == "5")
        #expect(SmallCount.text(0, threshold: 5).th == "0")
        #expect(SmallCount.text(4, threshold: 5, isTrusted: true).th == "4")
    }
}
