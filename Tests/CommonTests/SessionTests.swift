import Access
import Civics
import SQLText
import Storage
import TestSupport
import Testing

@Suite("Sessions")
struct SessionTests {
    @Test(
        "idle for 15 minutes, a session is over; at work it lives on, for 8 hours at most", arguments: Backend.available
    )
    func clock(backend: Backend) async throws {
        try await withOffice(backend) { office in
            _ = try await office.staffed()
            let idle = try await office.signIn("somchai").token
            office.clock.advance(seconds: 15 * 60 - 1)
            #expect(try await office.sessions.session(idle) != nil)
            office.clock.advance(seconds: 15 * 60)
            #expect(try await office.sessions.session(idle) == nil)

            let busy = try await office.signIn("somchai").token
            for _ in 0..<47 {
                office.clock.advance(seconds: 600)
                #expect(try await office.sessions.session(busy) != nil)
            }
            office.clock.advance(seconds: 600)
            #expect(try await office.sessions.session(busy) == nil)
        }
    }

    @Test("signing out ends a session at once, and only that one", arguments: Backend.available)
    func signOut(backend: Backend) async throws {
        try await withOffice(backend) { office in
            _ = try await office.staffed()
            let one = try await office.signIn("somchai")
            let two = try await office.signIn("somchai")
            #expect(one.token != two.token)
            try await office.sessions.signOut(one.token)
            #expect(try await office.sessions.session(one.token) == nil)
            #expect(try await office.sessions.session(two.token)?.id == two.session.id)
            #expect(try await office.sessions.session("nonsense") == nil)
            #expect(try await office.sessions.session(String(repeating: "0", count: 64)) == nil)
        }
    }

    @Test("a new sign-in takes the place of the cookie that came with it", arguments: Backend.available)
    func replacing(backend: Backend) async throws {
        try await withOffice(backend) { office in
            _ = try await office.staffed()
            let old = try await office.signIn("somchai").token
            _ = try await office.sessions.signIn(
                name: "somchai", password: Office.password, ip: "10.0.0.1", replacing: old)
            #expect(try await office.sessions.session(old) == nil)
        }
    }

    @Test("a disabled account is out at once, and stays out", arguments: Backend.available)
    func disabled(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, _) = try await office.staffed()
            let person = try await office.person("malee", by: administrator)
            let token = try await office.signIn("malee").token
            try await office.accounts.disable(person.id, by: administrator)
            #expect(try await office.sessions.session(token) == nil)
            await #expect(performing: { try await office.signIn("malee") }, throws: problem("401.1"))
            try await office.accounts.enable(person.id, by: administrator)
            #expect(try await office.sessions.session(token) == nil)
            _ = try await office.signIn("malee")
        }
    }

    @Test("one sees and ends the own sessions, not those of others", arguments: Backend.available)
    func list(backend: Backend) async throws {
        try await withOffice(backend) { office in
            _ = try await office.staffed()
            let hers = try await office.signIn("สมหญิง")
            let mine = try await office.signIn("somchai")
            let list = try await office.sessions.list(for: mine.session)
            #expect(list.contains { $0.id == mine.session.id })
            #expect(!list.contains { $0.id == hers.session.id })
            try await office.sessions.revoke(hers.session.id, by: mine.session)
            #expect(try await office.sessions.session(hers.token) != nil)
            try await office.sessions.revoke(mine.session.id, by: mine.session)
            #expect(try await office.sessions.session(mine.token) == nil)
        }
    }

    @Test("changing the password asks for the old one and ends the other sessions", arguments: Backend.available)
    func password(backend: Backend) async throws {
        try await withOffice(backend) { office in
            _ = try await office.staffed()
            let here = try await office.signIn("somchai")
            let there = try await office.signIn("somchai")
            await #expect(
                performing: {
                    try await office.accounts.changePassword(from: "wrong", to: "ปลาบินได้ในวันพุธ", in: here.session)
                }, throws: problem("401.1"))
            try await office.accounts.changePassword(
                from: Office.password, to: "ปลาบินได้ในวันพุธ", in: here.session)
            #expect(try await office.sessions.session(here.token) != nil)
            #expect(try await office.sessions.session(there.token) == nil)
            await #expect(performing: { try await office.signIn("somchai") }, throws: problem("401.1"))
            _ = try await office.signIn("somchai", "ปลาบินได้ในวันพุธ")
        }
    }

    @Test("an account that asks for a second proof gets no session by its password alone", arguments: Backend.available)
    func secondFactor(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, _) = try await office.staffed()
            let person = try await office.person("malee", by: administrator)
            try await office.world.store.write { db in
                try db.run("UPDATE accounts SET second_factor = 'required' WHERE id = \(person.id)")
            }
            let result = try await office.sessions.signIn(name: "malee", password: Office.password, ip: "10.0.0.3")
            #expect(result == .needsSecondFactor(person.id))
            await #expect(
                performing: {
                    try await office.sessions.signIn(name: "malee", password: "wrong password", ip: "10.0.0.3")
                }, throws: problem("401.1"))
        }
    }

    @Test("a form is taken with the secret of its own session alone", arguments: Backend.available)
    func forms(backend: Backend) async throws {
        try await withOffice(backend) { office in
            _ = try await office.staffed()
            let one = try await office.signIn("somchai").session
            let two = try await office.signIn("somchai").session
            try one.checkForm(csrf: one.csrf)
            for wrong in [nil, "", two.csrf, one.csrf + "0", String(one.csrf.dropLast())] {
                #expect(throws: Problem.csrfWrong) { try one.checkForm(csrf: wrong) }
            }
        }
    }

    @Test("the sixth try on a name within 15 minutes waits, known or unknown, also after a restart")
    func limitPerName() async throws {
        let place = try Place(.sqlite)
        let clock = TestClock()
        let store = try place.open()
        let office = try await Office(store, clock: clock)
        _ = try await office.staffed()
        for name in ["somchai", "nobody"] {
            for number in 0..<5 {
                await #expect(
                    performing: {
                        try await office.signIn(name, "wrong password", ip: "10.0.\(number).1")
                    }, throws: problem("401.1"))
            }
        }
        try await store.close()
        let again = try place.open()
        let reopened = try await Office(again, clock: clock)
        for name in ["somchai", "NOBODY"] {
            await #expect(performing: { try await reopened.signIn(name, ip: "10.1.1.1") }, throws: problem("429.1"))
        }
        clock.advance(seconds: 15 * 60 + 1)
        _ = try await reopened.signIn("somchai")
        try await again.close()
        try await place.remove()
    }

    @Test("twenty tries from one address are enough", arguments: Backend.available)
    func limitPerAddress(backend: Backend) async throws {
        try await withOffice(backend) { office in
            _ = try await office.staffed()
            for number in 0..<20 {
                await #expect(
                    performing: {
                        try await office.signIn("name\(number)", "wrong password", ip: "10.9.9.9")
                    }, throws: problem("401.1"))
            }
            await #expect(performing: { try await office.signIn("somchai", ip: "10.9.9.9") }, throws: problem("429.1"))
            _ = try await office.signIn("somchai", ip: "10.9.9.8")
        }
    }

    @Test("who signs in rightly is forgiven the tries before", arguments: Backend.available)
    func forgiven(backend: Backend) async throws {
        try await withOffice(backend) { office in
            _ = try await office.staffed()
            for round in 0..<4 {
                for _ in 0..<4 {
                    await #expect(
                        performing: {
                            try await office.signIn("somchai", "wrong password", ip: "10.2.2.\(round)")
                        }, throws: problem("401.1"))
                }
                _ = try await office.signIn("somchai", ip: "10.2.2.\(round)")
            }
        }
    }

    @Test("a password is stored as an Argon2id hash, and the same one twice gives two hashes")
    func hashing() async throws {
        let hasher = PasswordHasher(cost: .least)
        let one = try await hasher.hash("ม้าเขียว")
        let two = try await hasher.hash("ม้าเขียว")
        #expect(one.hasPrefix("$argon2id$"))
        #expect(one != two)
        #expect(try await hasher.verify("ม้าเขียว", against: one))
        #expect(try await !hasher.verify("ม้าแดง", against: one))
        #expect(try await !hasher.verify("ม้าเขียว", against: nil))
    }

    @Test("a full queue of passwords is refused instead of growing")
    func queue() async {
        let hasher = PasswordHasher(cost: .interactive, longestQueue: 2)
        // On a busy machine the askers may come one by one; then more are sent.
        var (refused, asked) = (0, 0)
        while refused == 0, asked < 3_000 {
            asked += 120
            refused += await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<120 {
                    group.addTask {
                        do {
                            _ = try await hasher.hash("x")
                            return false
                        } catch { return (error as? Problem)?.number == "429.2" }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
        }
        #expect(refused > 0 && refused < asked)
    }
}
