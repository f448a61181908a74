import Access
import Civics
import Geo
import Registry
import SQLText
import Storage
import TestSupport
import Testing

@Suite("What staff decide about rows that ask")
struct ImportDecisionTests {
    private func deeds(_ town: ImportTown, _ numbers: [Int]) async throws {
        let base = try await town.check(
            importCollection(
                numbers.enumerated().map {
                    importFeature(
                        importSquare($0.offset * 2),
                        #""code":"01A00\#($0.offset + 1)","deed_type":"โฉนด","deed_number":"\#($0.element)""#)
                }), "base.geojson", .parcels)
        try await town.desk.apply(base.id, by: town.finance)
    }

    private func namesake(_ town: ImportTown, _ name: String) async throws -> PersonID {
        let job = try await town.check("ชื่อ-นามสกุล\r\n\(name)\r\n", "n.csv", .people, by: town.office)
        try await town.desk.apply(job.id, by: town.office)
        return try await town.world.store.read { db in
            try #require(try db.first("SELECT id FROM register_people", as: PersonID.self))
        }
    }

    private func parcels(_ town: ImportTown) async throws -> [ParcelID: Parcel] {
        try await town.world.store.read { db in
            var found: [ParcelID: Parcel] = [:]
            for id in try db.all("SELECT id FROM parcels", as: ParcelID.self) {
                found[id] = try Register.state(Parcel.self, id, db)?.record
            }
            return found
        }
    }

    private func people(_ town: ImportTown) async throws -> Int {
        try await town.world.store.read { try $0.first("SELECT COUNT(*) FROM register_people", as: Int.self) ?? 0 }
    }

    private static let newDeed = "เอกสารสิทธิที่เกิดใหม่ระหว่างเดือน"

    @Test(
        "a new deed whose number one parcel has already, said to be new, is a parcel of its own; the other stays as it is",
        arguments: Backend.available)
    func newDeedAsNew(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            try await deeds(town, [1001])
            let (before, old) = (try await town.today(), try await parcels(town))
            var month = ImportMonth()
            month.deeds = [
                ImportMonth.row(
                    Self.newDeed, deed: "1001", land: "1", id: nationalIDOfImports("110170023070"), date: "20/11/2569")
            ]
            let job = try await town.check(try month.bytes, "m.zip", .landOffice)
            let row = try #require(try await town.rows(job).first)
            #expect(row.status == .conflict && row.candidates.map(\.record.id) == old.keys.map(\.value))
            #expect(row.subject.map { subject in old.keys.contains { $0.value == subject } } != true)
            try await town.desk.decide(row.number, of: job.id, as: .asNew, by: town.finance)
            try await town.desk.apply(job.id, by: town.finance)
            let now = try await parcels(town)
            #expect(now.count == 2)
            for (id, parcel) in old { #expect(now[id] == parcel) }
            let fresh = try #require(now.first { old[$0.key] == nil })
            #expect(fresh.value.deed?.number == "1001" && fresh.value.owners.count == 1)
            let applied = try #require(try await town.rows(job).first)
            #expect(applied.isApplied && applied.subject == fresh.key.value)
            try await town.desk.undo(job.id, by: town.finance)
            #expect(try await town.today() == before)
        }
    }

    @Test(
        "the second row about one parcel, said to be new, is a parcel of what that row says; confirmed, it changes the first",
        arguments: Backend.available, [true, false])
    func repeatedRow(_ backend: Backend, _ isNew: Bool) async throws {
        try await ImportTown.run(backend) { town in
            try await deeds(town, [1001])
            let old = try await parcels(town)
            let id = try #require(old.keys.first)
            let job = try await town.check(
                "รหัสแปลง,ไร่,งาน,วา,หมายเหตุ\r\n01A001,2,0,0,ก\r\n01A001,3,0,0,\r\n", "p.csv", .parcels)
            let rows = try await town.rows(job)
            #expect(rows.map(\.status) == [.changed, .conflict])
            #expect(rows[1].reasons.map(\.code).contains(.duplicateRow))
            try await town.desk.decide(2, of: job.id, as: isNew ? .asNew : .confirm(id.value), by: town.finance)
            try await town.desk.apply(job.id, by: town.finance)
            let now = try await parcels(town)
            #expect(now.count == (isNew ? 2 : 1))
            #expect(now[id]?.registeredArea?.rai == (isNew ? 2 : 3) && now[id]?.note == "ก")
            #expect(now[id]?.deed == old[id]?.deed)
            if isNew {
                let fresh = try #require(now.first { $0.key != id }).value
                #expect(fresh.registeredArea?.rai == 3 && fresh.code == old[id]?.code)
                #expect(fresh.deed == nil && fresh.note == nil, "nothing of the other parcel is taken over")
            }
        }
    }

    @Test("a row whose record was changed since the check cannot be said to be new", arguments: Backend.available)
    func changedMeanwhile(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            try await deeds(town, [1001])
            let one = try await town.check("รหัสแปลง,ไร่\r\n01A001,2\r\n", "a.csv", .parcels)
            let other = try await town.check("รหัสแปลง,ไร่\r\n01A001,3\r\n", "b.csv", .parcels)
            try await town.desk.apply(other.id, by: town.finance)
            try await town.desk.apply(one.id, by: town.finance)
            await #expect(throws: Problem.importRowKnown) {
                try await town.desk.decide(1, of: one.id, as: .asNew, by: town.finance)
            }
        }
    }

    @Test("one ID twice in a file is one person, also where a namesake is asked about", arguments: Backend.available)
    func repeatedPerson(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            _ = try await namesake(town, "นางสมศรี ใจดี")
            let id = nationalIDOfImports("110170023070")
            let job = try await town.check(
                "เลขประจำตัวประชาชน,ชื่อ-นามสกุล\r\n\(id),นางสมศรี ใจดี\r\n\(id),นางสมศรี ใจดี\r\n", "p.csv", .people,
                by: town.office)
            let rows = try await town.rows(job, by: town.office)
            #expect(rows.map(\.status) == [.conflict, .refused])
            #expect(rows[1].reasons.map(\.code).contains(.duplicateRow))
            try await town.desk.decide(1, of: job.id, as: .asNew, by: town.office)
            let applied = try await town.desk.apply(job.id, by: town.office)
            #expect(try await people(town) == 2, "\(applied.counts)")
            let found = try await town.world.store.read { db in
                try RegisterSecrets(town.vault).people(with: try PersonIdentifier(digits: id), db)
            }
            #expect(found.count == 1)
        }
    }

    @Test(
        "an owner cannot be chosen before the parcel is known; nothing is dropped without a word",
        arguments: Backend.available)
    func ownerWithoutParcel(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let person = try await namesake(town, "นายหนึ่ง ก")
            try await deeds(town, [1001])
            let job = try await town.check("รหัสแปลง,ชื่อ-สกุล\r\n09Z999,นายหนึ่ง ก\r\n", "o.csv", .owners)
            let row = try #require(try await town.rows(job).first)
            #expect(row.status == .conflict && row.candidates.map(\.record.id) == [person.value])
            await #expect(throws: Problem.importParcelFirst) {
                try await town.desk.decide(row.number, of: job.id, as: .confirm(person.value), by: town.finance)
            }
            // A deed that one parcel may have already: the parcel is the first question, too.
            var month = ImportMonth()
            month.deeds = [ImportMonth.row(Self.newDeed, deed: "1001", land: "1", name: "หนึ่ง,ก", date: "20/11/2569")]
            let archive = try await town.check(try month.bytes, "m.zip", .landOffice)
            let deed = try #require(try await town.rows(archive).first)
            #expect(Set(deed.candidates.map(\.record.kind)) == [.parcel, .person])
            await #expect(throws: Problem.importParcelFirst) {
                try await town.desk.decide(deed.number, of: archive.id, as: .confirm(person.value), by: town.finance)
            }
        }
    }

    @Test(
        "the owner chosen for a new deed that no parcel has becomes its owner, and nobody is entered twice",
        arguments: Backend.available)
    func ownerOfNewDeed(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            let person = try await namesake(town, "นายหนึ่ง ก")
            var month = ImportMonth()
            month.deeds = [ImportMonth.row(Self.newDeed, deed: "2001", land: "1", name: "หนึ่ง,ก", date: "20/11/2569")]
            let job = try await town.check(try month.bytes, "m.zip", .landOffice)
            let row = try #require(try await town.rows(job).first)
            #expect(row.status == .conflict && row.candidates.map(\.record.id) == [person.value])
            try await town.desk.decide(row.number, of: job.id, as: .confirm(person.value), by: town.finance)
            try await town.desk.apply(job.id, by: town.finance)
            #expect(try await parcels(town).values.map(\.owners) == [[Ownership(.person(person))]])
            #expect(try await people(town) == 1)
        }
    }

    @Test(
        "IDs that begin with 9 are taken from the Land Department's file in demonstrations, and only there",
        arguments: [true, false])
    func specimens(_ isAllowed: Bool) async throws {
        try await ImportTown.run(.sqlite) { town in
            let desk = ImportDesk(town.world, policy: town.policy, vault: town.vault, allowsSpecimen: isAllowed)
            let id = nationalIDOfImports("911017002307")
            var month = ImportMonth()
            month.deeds = [ImportMonth.row(Self.newDeed, deed: "2001", land: "1", id: id, date: "20/11/2569")]
            let job = try await desk.receive(
                try month.bytes, named: "m.zip", options: ImportOptions(kind: .landOffice), by: town.finance)
            try await desk.check(job.id, by: town.finance)
            let row = try #require(try await town.rows(job).first)
            #expect(row.status == (isAllowed ? .new : .refused))
            #expect(row.reasons.contains { $0.field == "national_id" } == !isAllowed)
            #expect(!row.reasons.contains { ($0.words.th + $0.words.en).contains(id) })
            guard isAllowed else { return }
            try await desk.decide(row.number, of: job.id, as: .confirm(nil), by: town.finance)
            try await desk.apply(job.id, by: town.finance)
            let found = try await town.world.store.read { db in
                try RegisterSecrets(town.vault).people(with: try PersonIdentifier(digits: id, allowsSpecimen: true), db)
            }
            #expect(found.count == 1)
        }
    }

    @Test(
        "rows tell whether they wait for a person; why an import was taken back stands with the act and in the log",
        arguments: Backend.available)
    func waitingAndReason(_ backend: Backend) async throws {
        try await ImportTown.run(backend) { town in
            try await deeds(town, [1001])
            var month = ImportMonth()
            month.deeds = [
                ImportMonth.row("ขาย", deed: "1001", land: "1", date: "20/11/2569"),
                ImportMonth.row("จำนอง", deed: "1001", land: "1", order: 2),
                ImportMonth.row("ขาย", deed: "9999", land: "3", order: 3),
            ]
            let archive = try await town.check(try month.bytes, "m.zip", .landOffice)
            let waiting = try await town.rows(archive).map { [$0.status.rawValue, String($0.needsDecision)] }
            #expect(Set(waiting) == [["changed", "true"], ["unchanged", "false"], ["conflict", "true"]])
            let job = try await town.check(
                "รหัสแปลง,ไร่\r\n01A001,2\r\n01A001,3\r\n02A001,1\r\n", "p.csv", .parcels)
            #expect(try await town.rows(job).map(\.needsDecision) == [false, true, false])
            try await town.desk.apply(job.id, by: town.finance)
            await #expect(throws: Problem.identityInText) {
                try await town.desk.undo(job.id, reason: nationalIDOfImports("110170023070"), by: town.finance)
            }
            await #expect(throws: Problem.importReasonTooLong) {
                try await town.desk.undo(job.id, reason: String(repeating: "ก", count: 2001), by: town.finance)
            }
            let undone = try await town.desk.undo(job.id, reason: " ส่งแฟ้ม  ผิดเดือน ", by: town.finance)
            let operation = try #require(undone.undoOperation)
            let (reason, detail) = try await town.world.store.read { db in
                (
                    try db.first("SELECT reason FROM register_operations WHERE id = \(operation)", as: String.self),
                    try db.first("SELECT detail FROM audit_leaves WHERE name = 'import.undone'", as: String.self)
                )
            }
            #expect(reason == "ส่งแฟ้ม ผิดเดือน")
            #expect(detail?.contains("ส่งแฟ้ม ผิดเดือน") == true)
        }
    }

    @Test("a change that the shown values do not tell is named by its field all the same")
    func hiddenDifferences() async throws {
        try await ImportTown.run(.sqlite) { town in
            func changes(
                _ first: String, _ second: String, _ name: String, _ kind: ImportKind, _ actor: Actor
            )
                async throws -> [ImportDifference]
            {
                let job = try await town.check(first, name, kind, by: actor)
                try await town.desk.apply(job.id, by: actor)
                let later = try await town.check(second, name, kind, by: actor)
                let row = try #require(try await town.rows(later, by: actor).first)
                #expect(row.status == .changed, "\(name)")
                #expect(row.differences.allSatisfy { $0.before != nil || $0.after != nil }, "\(row.differences)")
                #expect(row.differences.allSatisfy { $0.before != $0.after }, "\(row.differences)")
                return row.differences
            }
            func square(_ shift: Double) -> String {
                importCollection([importFeature(importSquare(0, shift: shift), #""code":"01A001""#)])
            }
            let moved = try await changes(square(0), square(0.0001), "p.geojson", .parcels, town.finance)
            #expect(moved.map(\.field) == ["shape"])
            let consent = "บ้านเลขที่,หมู่ที่,ยินยอม,วันที่ให้ความยินยอม\r\n7,4,ใช่,"
            let day = try await changes(
                consent + "1/2/2568\r\n", consent + "2/2/2568\r\n", "h.csv", .households, town.office)
            #expect(day.map(\.field) == ["consent_on"])
            let point = "บ้านเลขที่,หมู่ที่,ละติจูด,ลองจิจูด\r\n9,4,"
            let there = try await changes(
                point + "14.98,103.13\r\n", point + "14.981,103.13\r\n", "g.csv", .households, town.office)
            #expect(there.map(\.field) == ["shape"])
            let id = nationalIDOfImports("110170023070")
            let home = "เลขประจำตัวประชาชน,ชื่อ-นามสกุล,บ้านเลขที่,หมู่ที่,ถนน,ตำบล,อำเภอ,จังหวัด\r\n\(id),นายกล้า ก,7,5,,สองห้อง,เมือง,"
            let elsewhere = try await changes(home + "บุรีรัมย์\r\n", home + "สุรินทร์\r\n", "q.csv", .people, town.office)
            #expect(elsewhere.map(\.field) == ["address"])
        }
    }
}
