import Access
import Civics
import SQLText
import Storage
import TestSupport
import Testing

@Suite("Disclosure of protected fields")
struct DisclosureTests {
    static let subject = Subject(kind: "person", id: identifier(7).description)

    static func disclosure(_ reason: String, purpose: String = "benefit") -> Disclosure {
        Disclosure(purpose: purpose, reason: reason, fields: [.nationalID, .illness], subject: subject)
    }

    @Test("a purpose outside the list, a reason too short or long, and one with a number of a person are refused")
    func refused() throws {
        let policy = try Policy.embedded()
        #expect(throws: Problem.purposeUnknown) { try Self.disclosure("รับคำร้อง", purpose: "curiosity").checked(policy) }
        #expect(throws: Problem.purposeUnknown) { try Self.disclosure("รับคำร้อง", purpose: "").checked(policy) }
        for reason in ["", "     ", "ดู", "a b\n", String(repeating: "ก", count: 301), "ตรวจ\u{0}สิทธิ"] {
            #expect(throws: Problem.disclosureReasonMissing) { try Self.disclosure(reason).checked(policy) }
        }
        for reason in [
            "ตรวจเลข 9310100000018", "ตรวจเลข 9-3101-00000-01-8", "ตรวจ ๙๓๑๐๑๐๐๐๐๐๐๑๘", "โทร 081 234 5678",
            "บัญชี 123.456.789",
        ] {
            #expect(throws: Problem.disclosureReasonTellsNumber, "\(reason)") {
                try Self.disclosure(reason).checked(policy)
            }
        }
    }

    @Test("an ordinary reason passes, with its spaces tidied; years and house numbers are no person's number")
    func passes() throws {
        let policy = try Policy.embedded()
        let checked = try Self.disclosure("  รับคำร้อง \n เบี้ยผู้สูงอายุ  ปี 2569 บ้านเลขที่ 12/3 หมู่ 8 ").checked(policy)
        #expect(checked.reason == "รับคำร้อง เบี้ยผู้สูงอายุ ปี 2569 บ้านเลขที่ 12/3 หมู่ 8")
        #expect(try Self.disclosure("ตรวจสิทธิ").checked(policy).purpose == "benefit")
    }

    @Test("who saw it: each view with its name, purpose, reason and fields, newest first", arguments: Backend.available)
    func views(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let staff = try await office.staffed()
            let officer = try await office.person("malee", by: staff.administrator)
            let actor = someone(account: officer.id)
            let disclosure = try Self.disclosure("รับคำร้องเบี้ย").checked(office.policy)
            let vault = FieldVault(FieldKeys.random(madeOn: day))
            let sealed = try vault.seal("9310100000018", field: .nationalID, subject: identifier(7))
            let now = office.world.now()
            let leaf = office.world.newID()
            let number = try await office.world.store.disclose { db in
                try disclosure.note(by: actor, at: now, id: leaf, db)
                return try vault.open(sealed, field: .nationalID, subject: identifier(7))
            }
            #expect(number == "9310100000018")
            office.clock.advance(seconds: 60)
            var own = disclosure
            own.isOwnRecord = true
            let flagged = own
            let later = office.world.now()
            let second = office.world.newID()
            try await office.world.store.disclose { try flagged.note(by: .commandLine, at: later, id: second, $0) }
            // Another person's, and another event about the same one.
            let other = Disclosure(
                purpose: "care", reason: "เยี่ยมบ้าน", fields: [.illness], subject: Subject(kind: "person", id: "x"))
            let ids = (office.world.newID(), office.world.newID())
            try await office.world.store.write { db in
                try other.note(by: actor, at: later, id: ids.0, db)
                try AuditLog.append(
                    AuditEvent("person.changed", Self.subject), by: actor, at: later, id: ids.1, db)
            }
            let views = try await office.world.store.read { try Disclosure.views(of: Self.subject, $0) }
            #expect(views.count == 2)
            #expect(views.map(\.name) == ["command line", officer.displayName])
            #expect(views.map(\.isOwnRecord) == [true, false])
            #expect(views.map(\.account) == [nil, officer.id])
            #expect(views[1].purpose == "benefit" && views[1].reason == "รับคำร้องเบี้ย" && views[1].at == now)
            #expect(views[1].fields == ["person.illness", "person.nationalID"])
            let all = try await office.world.store.read { try AuditLog.leaves(named: "record.disclosed", $0) }
            #expect(all.count == 3)
            #expect(!all.contains { $0.detail.contains("9310100000018") })
            #expect(all[0].details["classes"] == "C3,C5")
            let few = try await office.world.store.read { try Disclosure.views(of: Self.subject, limit: 1, $0) }
            #expect(few.map(\.isOwnRecord) == [true])
        }
    }

    @Test("a reading that fails leaves no leaf, and a leaf that fails gives no reading", arguments: Backend.available)
    func together(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let disclosure = Self.disclosure("รับคำร้องเบี้ย")
            let now = office.world.now()
            let leaf = office.world.newID()
            await #expect(throws: Problem.fieldKeyMissing) {
                try await office.world.store.disclose { db in
                    try disclosure.note(by: .commandLine, at: now, id: leaf, db)
                    return try FieldVault(closed: .missing("-")).blindIndex("1", field: .nationalID)
                }
            }
            let left = try await office.world.store.read { try Disclosure.views(of: Self.subject, $0) }
            #expect(left.isEmpty)
        }
    }
}

@Suite("Grants with a village")
struct VillageGrantTests {
    @Test(
        "a village role takes its village and no other role does; the session carries it", arguments: Backend.available)
    func village(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, secretary) = try await office.staffed()
            let head = try await office.person("ผู้ใหญ่บุญมี", by: administrator)
            for (role, division, village) in [
                (Role.villageHead, nil, nil), (.villageHead, nil, 0), (.villageHead, nil, 100), (.villageHead, nil, -3),
                (.healthVolunteer, nil, nil), (.mayor, nil, 4), (.officer, finance, 4),
            ] as [(Role, DivisionCode?, Int?)] {
                await #expect(throws: Problem.grantNeedsVillage, "\(role) \(village ?? 0)") {
                    try await office.grants.propose(
                        role, division: division, village: village, for: head.id, by: administrator)
                }
            }
            let grant = try await office.grants.propose(.villageHead, village: 4, for: head.id, by: administrator)
            #expect(grant.state == .proposed && grant.village == 4)
            await #expect(throws: Problem.grantHeld) {
                try await office.grants.propose(.villageHead, village: 4, for: head.id, by: administrator)
            }
            let other = try await office.grants.propose(.villageHead, village: 5, for: head.id, by: administrator)
            #expect(try await office.signIn("ผู้ใหญ่บุญมี").session.grants.isEmpty)
            try await office.grants.confirm(grant.id, by: secretary)
            try await office.grants.confirm(other.id, by: secretary)
            let session = try await office.signIn("ผู้ใหญ่บุญมี").session
            #expect(Set(session.grants) == [RoleGrant(.villageHead, village: 4), RoleGrant(.villageHead, village: 5)])
            #expect(office.policy.scope(of: session.actor, .list, .people).villages == [4, 5])
            let leaves = try await office.world.store.read {
                try AuditLog.leaves(about: Subject(kind: "grant", id: grant.id.description), $0)
            }
            #expect(leaves.allSatisfy { $0.details["village"] == "4" } && leaves.count == 2)
            try await office.grants.end(other.id, by: administrator)
            #expect(try await office.signIn("ผู้ใหญ่บุญมี").session.grants.map(\.village) == [4])
        }
    }

    @Test("the step that adds villages and key names keeps the grants that are there", arguments: Backend.available)
    func migration(backend: Backend) async throws {
        try await backend.withStore { store in
            try await store.migrate(Array(AccessMigrations.all.prefix(3)))
            try await store.write { db in
                try db.run(
                    """
                    INSERT INTO accounts (id, display_name, created_at)
                    VALUES (\(identifier(1)), 'ก', \(Instant(milliseconds: 1_764_000_000_000)))
                    """)
                try db.run(
                    """
                    INSERT INTO account_grants (id, account_id, role, division, state, valid_from, proposed_at)
                    VALUES (\(identifier(2)), \(identifier(1)), 'officer', 'finance', 'active', \(day),
                        \(Instant(milliseconds: 1_764_000_000_000)))
                    """)
            }
            #expect(try await store.migrate(AccessMigrations.all) == ["access/0004"])
            let office = try await Office(store, isMigrated: true)
            let (_, grants) = try await office.accounts.show(AccountID(identifier(1)), by: .commandLine)
            #expect(grants.map(\.role) == [.officer])
            #expect(grants.map(\.division) == [finance] && grants.map(\.village) == [nil])
        }
    }
}
