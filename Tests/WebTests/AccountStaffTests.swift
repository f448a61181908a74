import Access
import Composition
import HTTPTypes
import HtmlSupport
import ShellSupport
import Storage
import Testing

/// Accounts, roles, sessions and the audit log through their pages.
@Suite struct AccountStaffTests {
    @Test func anAccountIsMadeInvitedAndGivenARoleByTwoPeople() async throws {
        try await AccountSite.run { site in
            let (administrator, secretary) = try await site.founders()
            let list = try await administrator.open("/staff/accounts")
            #expect(list.faults == [])
            let made = try await administrator.fill(["displayName": "<b>มาลี</b>"], on: list)
            #expect(made.status == 303)
            let account = try await administrator.open(try #require(made.place))
            #expect(account.faults == [])
            let address = String(try #require(made.place).prefix { $0 != "?" })
            let linked = try await administrator.fill([:], on: account, action: address + "/invitation")
            #expect(linked.status == 200)
            #expect(linked.faults == [])
            let link = try #require(try PageElement.read(linked.text).all("code").first?.text)
            #expect(link.hasPrefix("http://songhong.test/invitation/"))
            let later = try await administrator.open(address)
            #expect(!later.text.contains(link.suffix(40)), "a link is shown once")
            let proposed = try await administrator.fill(
                ["role": "officer", "division": "finance"], on: account, action: address + "/grants")
            #expect(proposed.status == 303)
            let waiting = try await secretary.open("/staff/grants")
            #expect(waiting.faults == [])
            let action = try #require(
                try PageElement.read(waiting.text).all("form").compactMap { $0["action"] }
                    .first { $0.hasSuffix("/confirm") })
            #expect(try await administrator.open("/staff/grants").text.contains("รอปลัด"))
            #expect(try await secretary.fill([:], on: waiting, action: action).status == 303)
            let person = site.stranger()
            let page = try await person.open(String(link.dropFirst("http://songhong.test".count)))
            let password = AccountSite.password
            #expect(
                try await person.fill(
                    ["loginName": "malee", "password": password, "passwordAgain": password], on: page
                ).status == 303)
            #expect(try await person.open("/staff/account").text.contains("เจ้าหน้าที่"))
        }
    }

    @Test func aRoleThatNeedsADivisionSaysSoBesideTheField() async throws {
        try await AccountSite.run { site in
            let (administrator, _) = try await site.founders()
            let made = try await administrator.fill(
                ["displayName": "มาลี"], on: try await administrator.open("/staff/accounts"))
            let account = try await administrator.open(try #require(made.place))
            let address = String(try #require(made.place).prefix { $0 != "?" })
            let answer = try await administrator.fill(
                ["role": "officer", "until": "31/13/2569"], on: account, action: address + "/grants")
            #expect(answer.status == 422)
            #expect(answer.text.contains("#field-until"))
            let second = try await administrator.fill(["role": "officer"], on: account, action: address + "/grants")
            #expect(second.status == 422)
            #expect(second.text.contains("#field-division"))
            #expect(second.faults == [])
        }
    }

    @Test func aVillageHeadIsGivenTheVillageThatTheSecretarySees() async throws {
        try await AccountSite.run { site in
            let (administrator, secretary) = try await site.founders()
            let made = try await administrator.fill(
                ["displayName": "บุญมี"], on: try await administrator.open("/staff/accounts"))
            let account = try await administrator.open(try #require(made.place))
            let address = String(try #require(made.place).prefix { $0 != "?" })
            #expect(account.text.contains("หมู่ที่ 16") && !account.text.contains("หมู่ที่ 17"))
            for (role, village) in [
                ("village_head", ""), ("village_head", "0"), ("village_head", "บ้านใหม่"), ("mayor", "8"),
            ] {
                let answer = try await administrator.fill(
                    ["role": role, "village": village], on: account, action: address + "/grants")
                #expect(answer.status == 422, "\(role) \(village)")
                #expect(answer.text.contains("#field-village"), "\(role) \(village)")
                #expect(answer.faults == [])
            }
            let proposed = try await administrator.fill(
                ["role": "village_head", "village": "๘"], on: account, action: address + "/grants")
            #expect(proposed.status == 303)
            #expect(try await secretary.open("/staff/grants").text.contains("ผู้ใหญ่บ้านหรือกำนัน · หมู่ที่ 8"))
            #expect(try await administrator.open(address).text.contains("ผู้ใหญ่บ้านหรือกำนัน · หมู่ที่ 8"))
        }
    }

    @Test func theLastAdministratorCannotBeSwitchedOff() async throws {
        try await AccountSite.run { site in
            let (administrator, _) = try await site.founders()
            let list = try await administrator.open("/staff/accounts")
            let own = try #require(
                try PageElement.read(list.text).all("a").compactMap { $0["href"] }
                    .first { $0.hasPrefix("/staff/accounts/") })
            let page = try await administrator.open(own)
            let answer = try await administrator.fill([:], on: page, action: own + "/disable")
            #expect(answer.status == 409 || answer.status == 303)
            #expect(try await administrator.open("/staff/accounts").status == 200, "an administrator is left")
        }
    }

    @Test func changingThePasswordAsksForTheOldOneAndEndsOtherSessions() async throws {
        try await AccountSite.run { site in
            _ = try await site.founders()
            let here = try await site.signIn("somchai")
            let there = try await site.signIn("somchai")
            let page = try await here.open("/staff/account")
            #expect(page.faults == [])
            let new = "ช้างแดงนั่งอ่านหนังสือ"
            let action = "/staff/account/password"
            let wrong = try await here.fill(
                ["old": "ไม่ใช่รหัสเดิมนะ", "password": new, "passwordAgain": new], on: page, action: action)
            #expect(wrong.status == 422)
            #expect(wrong.faults == [])
            #expect(!wrong.text.contains(new))
            let good = try await here.fill(
                ["old": AccountSite.password, "password": new, "passwordAgain": new], on: page, action: action)
            #expect(good.status == 303)
            #expect(try await here.open("/staff/account").status == 200)
            #expect(try await there.send(.get, "/staff/account").place?.hasPrefix("/sign-in") == true)
        }
    }

    @Test func aSessionElsewhereCanBeEnded() async throws {
        try await AccountSite.run { site in
            _ = try await site.founders()
            let here = try await site.signIn("somchai")
            let there = try await site.signIn("somchai")
            let page = try await here.open("/staff/account")
            let ends = try PageElement.read(page.text).all("form").compactMap { $0["action"] }
                .filter { $0.hasSuffix("/end") }
            #expect(!ends.isEmpty)
            for action in ends { #expect(try await here.fill([:], on: page, action: action).status == 303) }
            #expect(try await there.send(.get, "/staff/account").place?.hasPrefix("/sign-in") == true)
            #expect(try await here.send(.get, "/staff/account").status == 200)
        }
    }

    @Test func theAuditLogIsReadSearchedAndFoundSound() async throws {
        try await AccountSite.run { site in
            _ = try await site.founders()
            let auditor = try await site.person(.auditor)
            try await site.house.sequencer.catchUp()
            let page = try await auditor.open("/staff/audit")
            #expect(page.faults == [])
            #expect(page.text.contains("account.accepted"))
            let narrow = try await auditor.open("/staff/audit?kind=grant&subject=none%22%3E")
            #expect(narrow.faults == [])
            #expect(narrow.text.contains("ไม่พบรายการ"))
            let checked = try await auditor.fill([:], on: page, action: "/staff/audit/check")
            #expect(checked.status == 200)
            #expect(checked.faults == [])
            #expect(checked.text.contains("ถูกต้องครบถ้วน"))
        }
    }
}
