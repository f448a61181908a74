import Access
import Civics
import Storage
import TestSupport
import Testing

@Suite("Accounts")
struct AccountTests {
    @Test("first start makes two links, each works once, and afterwards none are made", arguments: Backend.available)
    func firstStart(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let stale = try await office.invitations.issueFirst()
            let links = try await office.invitations.issueFirst()
            #expect(links.map(\.role) == [.administrator, .permanentSecretary])
            #expect(Set(links.map(\.token)).isDisjoint(with: stale.map(\.token)))
            #expect(links.allSatisfy { $0.token.count == 64 })
            await #expect(
                performing: {
                    try await office.invitations.accept(
                        token: stale[0].token, loginName: "old", password: Office.password)
                }, throws: problem("401.3"))
            try await office.invitations.accept(
                token: links[0].token, loginName: " Somchai ", password: Office.password)
            await #expect(
                performing: {
                    try await office.invitations.accept(
                        token: links[0].token, loginName: "other", password: Office.password)
                }, throws: problem("401.3"))
            await #expect(performing: { try await office.invitations.issueFirst() }, throws: problem("409.5"))
            let session = try await office.signIn("SOMCHAI").session
            #expect(session.grants == [RoleGrant(.administrator)])
        }
    }

    @Test("a link expires", arguments: Backend.available)
    func linkExpires(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let links = try await office.invitations.issueFirst()
            office.clock.advance(seconds: Invitations.lifetime - 1)
            #expect(try await office.invitations.holder(of: links[0].token) != nil)
            office.clock.advance(seconds: 1)
            #expect(try await office.invitations.holder(of: links[0].token) == nil)
            await #expect(
                performing: {
                    try await office.invitations.accept(
                        token: links[0].token, loginName: "abc", password: Office.password)
                }, throws: problem("401.3"))
        }
    }

    @Test("a refused form leaves the link usable", arguments: Backend.available)
    func refusedForm(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let links = try await office.invitations.issueFirst()
            let token = links[0].token
            await #expect(
                performing: {
                    try await office.invitations.accept(token: token, loginName: "somchai", password: "สั้นไป")
                }, throws: problem("422.2"))
            await #expect(
                performing: {
                    try await office.invitations.accept(token: token, loginName: "1x", password: Office.password)
                }, throws: problem("422.1"))
            try await office.invitations.accept(token: token, loginName: "somchai", password: Office.password)
            await #expect(
                performing: {
                    try await office.invitations.accept(
                        token: links[1].token, loginName: "SomChai", password: Office.password)
                }, throws: problem("409.1"))
            #expect(try await office.invitations.holder(of: links[1].token) != nil)
        }
    }

    @Test(
        "passwords that everybody tries are refused, long sentences are taken",
        arguments: [
            ("password1234", false), ("Passw0rd2569!", false), ("123456789012", false), ("aaaaaaaaaaaaaa", false),
            ("songhong2569", false), ("somchai-2569-somchai", false), ("qwertyuiop12", false),
            ("สองห้องบุรีรัมย์", false), ("abcdefghijklm", false), ("ม้าเขียวกระโดดข้ามโอ่ง", true),
            ("correct horse battery", true), ("ควาย 3 ตัวกินหญ้า", true), ("kV7#pq92LmZx", true),
        ])
    func passwords(password: String, isFine: Bool) throws {
        let name = try LoginName("somchai")
        if isFine {
            try PasswordRules.check(password, loginName: name, displayName: "สมชาย ใจดี")
        } else {
            #expect(
                performing: {
                    try PasswordRules.check(password, loginName: name, displayName: "สมชาย ใจดี")
                }, throws: problem("422.4"))
        }
    }

    @Test("names: Thai and Latin, normalised; nothing that could be markup or another name's double")
    func loginNames() throws {
        #expect(try LoginName("  SomChai.K ").text == "somchai.k")
        #expect(try LoginName("ｓｏｍｃｈａｉ").text == "somchai")
        #expect(try LoginName("สมชาย").text == "สมชาย")
        for bad in ["", "ab", "<b>x</b>", "a b c", "аdmin", "x\u{200B}yz", "-abc", String(repeating: "a", count: 65)] {
            #expect(throws: Problem.self, "\(bad)") { try LoginName(bad) }
        }
    }

    @Test("a role that sees personal data needs two persons", arguments: Backend.available)
    func twoPersons(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, secretary) = try await office.staffed()
            let malee = try await office.person("malee", by: administrator)
            let grant = try await office.grants.propose(
                .officer, division: works, for: malee.id, by: administrator)
            #expect(grant.state == .proposed)
            #expect(try await office.signIn("malee").session.grants.isEmpty)
            await #expect(
                performing: { try await office.grants.confirm(grant.id, by: administrator) },
                throws: problem("403.4"))
            await #expect(
                performing: {
                    try await office.grants.propose(.auditor, for: malee.id, by: secretary)
                }, throws: problem("403.1"))
            try await office.grants.confirm(grant.id, by: secretary)
            #expect(try await office.signIn("malee").session.grants == [RoleGrant(.officer, division: works)])
            await #expect(
                performing: { try await office.grants.refuse(grant.id, by: secretary) },
                throws: problem("409.2"))
            await #expect(
                performing: {
                    try await office.grants.propose(.officer, division: works, for: malee.id, by: administrator)
                }, throws: problem("409.4"))
        }
    }

    @Test("a role that sees no personal data holds at once", arguments: Backend.available)
    func onePerson(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, _) = try await office.staffed()
            let person = try await office.person("prasert", by: administrator)
            let grant = try await office.grants.propose(.evaluationCommittee, for: person.id, by: administrator)
            #expect(grant.state == .active)
        }
    }

    @Test("nobody gives a role to themselves, and nobody confirms their own", arguments: Backend.available)
    func notToSelf(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, secretary) = try await office.staffed()
            let own = try #require(administrator.account)
            await #expect(
                performing: {
                    try await office.grants.propose(.evaluationCommittee, for: own, by: administrator)
                }, throws: problem("403.3"))
            let hers = try #require(secretary.account)
            let grant = try await office.grants.propose(.auditor, for: hers, by: administrator)
            await #expect(
                performing: { try await office.grants.confirm(grant.id, by: secretary) },
                throws: problem("403.3"))
            await #expect(
                performing: {
                    try await office.grants.propose(.officer, for: hers, by: administrator)
                }, throws: problem("422.6"))
            await #expect(
                performing: {
                    try await office.grants.propose(.public, for: hers, by: administrator)
                }, throws: problem("422.6"))
        }
    }

    @Test("the command line is one person, too: it cannot confirm what it proposed", arguments: Backend.available)
    func commandLine(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, _) = try await office.staffed()
            let person = try await office.person("wichai", by: administrator)
            let grant = try await office.grants.propose(.auditor, for: person.id, by: .commandLine)
            await #expect(
                performing: { try await office.grants.confirm(grant.id, by: .commandLine) },
                throws: problem("403.4"))
        }
    }

    @Test("the last administrator can be neither disabled nor lose the role", arguments: Backend.available)
    func lastAdministrator(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, secretary) = try await office.staffed()
            let own = try #require(administrator.account)
            await #expect(
                performing: { try await office.accounts.disable(own, by: administrator) },
                throws: problem("409.3"))
            let grants = try await office.accounts.show(own, by: administrator).grants
            await #expect(
                performing: { try await office.grants.end(grants[0].id, by: administrator) },
                throws: problem("409.3"))
            let other = try await office.person("second", by: administrator)
            let grant = try await office.grants.propose(.administrator, for: other.id, by: administrator)
            try await office.grants.confirm(grant.id, by: secretary)
            try await office.accounts.disable(own, by: administrator)
        }
    }

    @Test(
        "a new link for somebody who sees personal data sends the role back to the secretary",
        arguments: Backend.available)
    func resetSuspends(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, secretary) = try await office.staffed()
            let malee = try await office.person("malee", by: administrator)
            let grant = try await office.grants.propose(.officer, division: works, for: malee.id, by: administrator)
            try await office.grants.confirm(grant.id, by: secretary)
            let link = try await office.invitations.issue(for: malee.id, by: administrator)
            try await office.invitations.accept(token: link.token, loginName: "malee", password: "กบสามขาปีนต้นมะพร้าว")
            #expect(try await office.signIn("malee", "กบสามขาปีนต้นมะพร้าว").session.grants.isEmpty)
            try await office.grants.confirm(grant.id, by: secretary)
            #expect(try await office.signIn("malee", "กบสามขาปีนต้นมะพร้าว").session.grants.count == 1)
            let hers = try #require(secretary.account)
            await #expect(
                performing: { try await office.invitations.issue(for: hers, by: administrator) },
                throws: problem("403.5"))
            _ = try await office.invitations.issue(for: hers, by: .commandLine)
        }
    }

    @Test("a grant holds from its first to its last day, both included", arguments: Backend.available)
    func period(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, _) = try await office.staffed()
            let person = try await office.person("prasert", by: administrator)
            let today = office.clock.now.thaiDate
            _ = try await office.grants.propose(
                .evaluationCommittee, for: person.id, from: today.adding(days: 1), until: today.adding(days: 2),
                by: administrator)
            for expected in [0, 1, 1, 0] {
                #expect(try await office.signIn("prasert").session.grants.count == expected)
                office.clock.advance(days: 1)
            }
            await #expect(
                performing: {
                    try await office.grants.propose(
                        .innovationCommittee, for: person.id, from: today, until: today.adding(days: -1),
                        by: administrator)
                }, throws: problem("422.7"))
        }
    }

    @Test("an officer administers nothing", arguments: Backend.available)
    func officer(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let (administrator, secretary) = try await office.staffed()
            let malee = try await office.person("malee", by: administrator)
            let grant = try await office.grants.propose(.officer, division: works, for: malee.id, by: administrator)
            try await office.grants.confirm(grant.id, by: secretary)
            let actor = try await office.signIn("malee").session.actor
            let own = try #require(administrator.account)
            await #expect(
                performing: { try await office.accounts.create(displayName: "x", by: actor) },
                throws: problem("403.1"))
            await #expect(performing: { try await office.accounts.list(by: actor) }, throws: problem("403.1"))
            await #expect(performing: { try await office.accounts.show(own, by: actor) }, throws: problem("403.1"))
            await #expect(performing: { try await office.accounts.disable(own, by: actor) }, throws: problem("403.1"))
            #expect(try await office.accounts.show(malee.id, by: actor).account.displayName == "malee")
        }
    }
}
