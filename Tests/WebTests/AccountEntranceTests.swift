import Access
import HTTPTypes
import HtmlSupport
import ShellSupport
import Testing

@Suite struct AccountEntranceTests {
    @Test func healthIsPlainAndOpenToEverybody() async throws {
        try await AccountSite.run { site in
            let answer = try await site.stranger().open("/health")
            #expect(answer.status == 200)
            #expect(answer.text == "ok")
            #expect(answer.headers[.contentType]?.hasPrefix("text/plain") == true)
        }
    }

    @Test func aLinkMakesANameAndAPasswordAndSignsIn() async throws {
        try await AccountSite.run { site in
            let (administrator, secretary) = try await site.founders()
            #expect(try await administrator.open("/staff/accounts").status == 200)
            #expect(try await secretary.open("/staff/account").text.contains("สมหญิง"))
        }
    }

    @Test func aLinkWorksOnce() async throws {
        try await AccountSite.run { site in
            let invitations = site.invitations
            let token = try #require(try await invitations.issueFirst().first?.token)
            let first = site.stranger()
            let page = try await first.open("/invitation/\(token)")
            #expect(page.faults == [])
            let fields = [
                "loginName": "somchai", "password": AccountSite.password, "passwordAgain": AccountSite.password,
            ]
            #expect(try await first.fill(fields, on: page).status == 303)
            let second = site.stranger()
            let again = try await second.open("/invitation/\(token)")
            #expect(again.status == 401)
            #expect(again.text.contains("ลิงก์นี้ใช้ไม่ได้"))
            #expect(again.faults == [])
        }
    }

    @Test(arguments: [
        (
            ["loginName": "ab", "password": AccountSite.password, "passwordAgain": AccountSite.password],
            "field-loginName"
        ),
        (["loginName": "somchai", "password": "สั้น", "passwordAgain": "สั้น"], "field-password"),
        (["loginName": "somchai", "password": AccountSite.password, "passwordAgain": "อื่น"], "field-passwordAgain"),
        (
            [
                "loginName": "\"><script>alert(1)</script>", "password": AccountSite.password,
                "passwordAgain": AccountSite.password,
            ], "field-loginName"
        ),
        (
            [
                "displayName": " ", "loginName": "somchai", "password": AccountSite.password,
                "passwordAgain": AccountSite.password,
            ], "field-displayName"
        ),
    ])
    func aRefusedChoiceKeepsTheLinkAndWhatWasTyped(fields: [String: String], field: String) async throws {
        try await AccountSite.run { site in
            let invitations = site.invitations
            let token = try #require(try await invitations.issueFirst().first?.token)
            let person = site.stranger()
            let answer = try await person.fill(fields, on: try await person.open("/invitation/\(token)"))
            #expect(answer.status == 422)
            #expect(answer.faults == [])
            #expect(answer.text.contains("href=\"#\(field)\""))
            #expect(!answer.text.contains("<script>"))
            #expect(!answer.text.contains(AccountSite.password), "a password never comes back")
            let page = try PageElement.read(answer.text)
            let name = page.all("input").first { $0["name"] == "loginName" }
            #expect(name?["value"] == fields["loginName"])
            let good = [
                "displayName": "สมชาย", "loginName": "somchai", "password": AccountSite.password,
                "passwordAgain": AccountSite.password,
            ]
            #expect(try await person.fill(good, on: answer).status == 303)
        }
    }

    @Test func anUnknownNameAndAWrongPasswordGetTheSameAnswer() async throws {
        try await AccountSite.run { site in
            _ = try await site.founders()
            let person = site.stranger()
            let page = try await person.open("/sign-in")
            let wrong = try await person.fill(["name": "somchai", "password": "ผิดแน่นอนเลยนะ"], on: page)
            let unknown = try await person.fill(["name": "nobody", "password": "ผิดแน่นอนเลยนะ"], on: page)
            #expect(wrong.status == 401)
            #expect(unknown.status == 401)
            #expect(wrong.faults == [])
            func summary(_ answer: Answer) throws -> String? {
                try PageElement.read(answer.text).descendants.first { $0["class"] == "error-summary" }?.text
            }
            #expect(try summary(wrong) == summary(unknown))
            #expect(try summary(wrong)?.contains("ไม่ถูกต้อง") == true)
        }
    }

    @Test func tooManyTriesAreToldHowLongToWaitAndWaitingHelps() async throws {
        try await AccountSite.run { site in
            _ = try await site.founders()
            let person = site.stranger()
            let page = try await person.open("/sign-in")
            for _ in 0..<5 { _ = try await person.fill(["name": "somchai", "password": "ผิดแน่นอนเลยนะ"], on: page) }
            let answer = try await person.fill(["name": "somchai", "password": AccountSite.password], on: page)
            #expect(answer.status == 429)
            #expect(answer.faults == [])
            #expect(answer.text.contains("รออีกประมาณ 15 นาที"))
            site.clock.advance(seconds: 16 * 60)
            #expect(
                try await person.fill(["name": "somchai", "password": AccountSite.password], on: page).status == 303)
        }
    }

    @Test func nothingTypedIsSaidBesideTheFields() async throws {
        try await AccountSite.run { site in
            let person = site.stranger()
            let answer = try await person.fill([:], on: try await person.open("/sign-in"))
            #expect(answer.status == 422)
            #expect(answer.faults == [])
            #expect(answer.text.contains("กรอกชื่อผู้ใช้"))
            #expect(answer.text.contains("กรอกรหัสผ่าน"))
        }
    }

    @Test(arguments: [
        ("/sign-in?back=%2Fstaff%2Faccount", "/staff/account"), ("/sign-in?back=https%3A%2F%2Fevil.example", "/staff"),
        ("/sign-in?back=%2F%2Fevil.example", "/staff"), ("/sign-in", "/staff"),
        ("/sign-in?back=%2Fsign-in", "/staff"),
    ])
    func signingInLeadsBackInsideAndNowhereElse(address: String, place: String) async throws {
        try await AccountSite.run { site in
            _ = try await site.founders()
            let person = site.stranger()
            let answer = try await person.fill(
                ["name": "somchai", "password": AccountSite.password], on: try await person.open(address))
            #expect(answer.status == 303)
            #expect(answer.place == place)
        }
    }

    @Test func signingOutEndsTheSessionAndClearsTheBrowser() async throws {
        try await AccountSite.run { site in
            let (administrator, _) = try await site.founders()
            let cookie = await administrator.cookies["songhong-session"]
            let page = try await administrator.open("/staff/account")
            let answer = try await administrator.fill([:], on: page, action: "/sign-out")
            #expect(answer.status == 303)
            #expect(answer.headers[HTTPField.Name("Clear-Site-Data") ?? .age]?.contains("storage") == true)
            let thief = site.stranger()
            await thief.take(cookie: "songhong-session", try #require(cookie))
            #expect(try await thief.send(.get, "/staff/account").status != 200)
        }
    }
}
