import Foundation
import Testing

@Suite("plan commands")
struct PlanCommandTests {
    @Test("plan read writes the documented JSON: baht as numbers, null for a dash, lines")
    func readsJSON() throws {
        let scratch = try Scratch()
        let file = try scratch.file("plan.txt", SmallPlan.text())
        let answer = try CommandRun.run("plan", "read", file, "--format", "json")
        #expect(answer.code == 0)
        let plan = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        #expect(plan["organisation"] as? String == "องค์การบริหารส่วนตำบลหนองตาด")
        #expect(plan["years"] as? [Int] == [2566, 2567])
        let element = try #require((plan["elements"] as? [[String: Any]])?.first)
        #expect(element["printed_count"] as? Int == 2)
        let activity = try #require((element["activities"] as? [[String: Any]])?.first)
        let budget = try #require(activity["budget"] as? [String: Any])
        #expect(budget["2566"] as? Int == 100_000)
        #expect(budget["2567"] is NSNull)
        #expect(activity["line"] as? Int == 10)
        #expect(activity["division"] as? String == "สำนักปลัด")
    }

    @Test("YAML that was read again gives the same bytes")
    func yamlRepeats() throws {
        let scratch = try Scratch()
        let first = try CommandRun.run("plan", "read", try scratch.file("plan.txt", SmallPlan.text()))
        #expect(first.code == 0)
        let second = try CommandRun.run("plan", "read", try scratch.file("plan.yaml", first.output), "--format", "yaml")
        #expect(second.output == first.output)
    }

    @Test("a plan from standard input is read too")
    func readsStandardInput() throws {
        let answer = try CommandRun.run("plan", "read", "-", "--format", "json", input: Array(SmallPlan.text().utf8))
        #expect(answer.code == 0)
        #expect(answer.output.contains("หนองตาด"))
    }

    @Test("plan check exits 0 for a sound plan, 1 for a wrong total, and tells it in both languages")
    func checks() throws {
        let scratch = try Scratch()
        let sound = try CommandRun.run("plan", "check", try scratch.file("a.txt", SmallPlan.text()))
        #expect(sound.code == 0, "\(sound.output)")
        let file = try scratch.file("b.txt", SmallPlan.text(total: "๒๐๐,๐๐๐.-"))
        let thai = try CommandRun.run("plan", "check", file)
        #expect(thai.code == 1)
        #expect(thai.output.contains("arithmetic.year_total"))
        #expect(thai.output.contains("ยอดรวม"))
        let english = try CommandRun.run("plan", "check", file, "--language", "en")
        #expect(english.output.contains("the printed total is not the sum"))
    }

    @Test("--fail-on decides which findings fail")
    func failsOnDemand() throws {
        let scratch = try Scratch()
        let text = SmallPlan.text().replacingOccurrences(of: "ระบบอินเทอร์เน็ต", with: "ระบบอินเตอร์เน็ต")
        let file = try scratch.file("plan.txt", text)
        #expect(try CommandRun.run("plan", "check", file).code == 0)
        #expect(try CommandRun.run("plan", "check", file, "--fail-on", "warning").code == 1)
    }

    @Test("the JSON of plan check has the documented names")
    func checkJSON() throws {
        let scratch = try Scratch()
        let file = try scratch.file("plan.txt", SmallPlan.text(total: "๑.-"))
        let answer = try CommandRun.run("plan", "check", file, "--format", "json")
        #expect(answer.code == 1)
        let findings = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
        let finding = try #require(findings.first { $0["rule"] as? String == "arithmetic.year_total" })
        #expect(finding["family"] as? String == "arithmetic")
        #expect(finding["severity"] as? String == "error")
        #expect(finding["line"] as? Int == 12)
        for name in ["message_th", "message_en", "evidence", "suggestion"] { #expect(finding[name] != nil, "\(name)") }
    }

    @Test(
        "what cannot be read exits 2 with a Thai sentence and nothing on standard output",
        arguments: [
            ("empty.txt", [UInt8]()), ("binary.txt", [UInt8](repeating: 0, count: 5_000)),
            ("damaged.txt", Array("แผน".utf8) + [0xFF, 0xFE, 0xC0] + Array("งาน".utf8)),
            ("not-a-plan.txt", Array("สวัสดี\n".utf8)), ("damaged.docx", Array("PK\u{3}\u{4}not a zip".utf8)),
            ("damaged.yaml", Array("title: [".utf8)),
        ])
    func refuses(name: String, bytes: [UInt8]) throws {
        let scratch = try Scratch()
        for command in ["read", "check"] {
            let answer = try CommandRun.run("plan", command, try scratch.file(name, bytes))
            #expect(answer.code == 2)
            #expect(answer.output.isEmpty)
            #expect(answer.errors.contains("ข้อผิดพลาด"))
            #expect(answer.errors.contains("กรุณา"))
        }
    }

    @Test("a file over 50 MB is refused within a second")
    func refusesTooLarge() throws {
        let scratch = try Scratch()
        let path = scratch.path("large.txt")
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.truncate(atOffset: 51 * 1_048_576)
        try handle.close()
        let answer = try CommandRun.run("plan", "read", path)
        #expect(answer.code == 2)
        #expect(answer.errors.contains("50 MB"))
        #expect(answer.seconds < 5)
    }

    @Test("import, export, import and export again give the same bytes; importing twice is recognised")
    func roundTrip() throws {
        let scratch = try Scratch()
        let file = try scratch.file("plan.txt", SmallPlan.text())
        #expect(try CommandRun.run("plan", "import", file, "--data", scratch.path("one")).code == 0)
        let first = try CommandRun.run("plan", "export", "--data", scratch.path("one"), "--as-of", "1/1/2567")
        #expect(first.code == 0)
        let again = try CommandRun.run("plan", "import", file, "--data", scratch.path("one"))
        #expect(again.code == 1)
        #expect(again.errors.contains("409.230"))
        let yaml = try scratch.file("plan.yaml", first.output)
        #expect(try CommandRun.run("plan", "import", yaml, "--data", scratch.path("two")).code == 0)
        let second = try CommandRun.run("plan", "export", "--data", scratch.path("two"), "--as-of", "1/1/2567")
        #expect(second.output == first.output)
        #expect(try CommandRun.run("audit", "verify", "--data", scratch.path("one")).code == 0)
    }

    @Test("plan diff exits 0 for the same plan and 1 with a sentence for another")
    func compares() throws {
        let scratch = try Scratch()
        let one = try scratch.file("one.txt", SmallPlan.text())
        let other = try scratch.file(
            "other.txt", SmallPlan.text().replacingOccurrences(of: "แผนที่ภาษี", with: "ทะเบียนทรัพย์สิน"))
        #expect(try CommandRun.run("plan", "diff", one, one).code == 0)
        let answer = try CommandRun.run("plan", "diff", one, other)
        #expect(answer.code == 1)
        #expect(answer.output.contains("ทะเบียนทรัพย์สิน"))
    }

    @Test(
        "every command has help with an example",
        arguments: [
            ["serve"], ["demo"], ["plan"], ["plan", "read"], ["plan", "check"], ["plan", "import"], ["plan", "export"],
            ["plan", "diff"], ["evidence", "verify"], ["audit", "verify"], ["account", "link"], ["key"],
            ["key", "status"],
            ["key", "rotate"], ["key", "reseal"], ["doctor"],
        ])
    func helps(words: [String]) throws {
        let process = words + ["--help"]
        let answer = try CommandRun.run(list: process)
        #expect(answer.code == 0)
        #expect(answer.output.contains("ตัวอย่าง"))
        #expect(answer.output.contains("songhong " + words.joined(separator: " ")))
    }

    @Test("a wrong call exits 64 and points to --help in Thai")
    func wrongCall() throws {
        let answer = try CommandRun.run("plan", "chek")
        #expect(answer.code == 64)
        #expect(answer.errors.contains("--help"))
    }

    @Test("the proxy's configuration ends TLS before the loopback port")
    func proxyConfiguration() throws {
        let nginx = try CommandRun.run("serve", "--write-proxy-config", "--host", "songhong.example", "--port", "8181")
        #expect(nginx.code == 0)
        #expect(nginx.output.contains("proxy_pass http://127.0.0.1:8181"))
        #expect(nginx.output.contains("server_name songhong.example"))
        let caddy = try CommandRun.run("serve", "--write-proxy-config", "--proxy", "caddy", "--port", "8181")
        #expect(caddy.output.contains("reverse_proxy 127.0.0.1:8181"))
    }
}

@Suite("trust commands")
struct TrustCommandTests {
    @Test("audit verify says so when the heads outside the database are gone")
    func headsGone() throws {
        let scratch = try Scratch()
        let file = try scratch.file("plan.txt", SmallPlan.text())
        let data = scratch.path("data")
        #expect(try CommandRun.run("plan", "import", file, "--data", data).code == 0)
        let whole = try CommandRun.run("audit", "verify", "--data", data)
        #expect(whole.code == 0, "\(whole.errors)")
        try FileManager.default.removeItem(atPath: data + "/audit-heads.jsonl")
        let gone = try CommandRun.run("audit", "verify", "--data", data)
        #expect(gone.code == 1)
        #expect(gone.errors.contains("--audit-heads"))
    }

    @Test("reading commands do not make data where there are none")
    func nothingToRead() throws {
        let scratch = try Scratch()
        for words in [
            ["audit", "verify"], ["evidence", "verify"], ["plan", "export"], ["doctor"], ["key", "status"],
            ["key", "rotate"], ["key", "reseal"],
        ] {
            let answer = try CommandRun.run(list: words + ["--data", scratch.path("none")])
            #expect(answer.code == 1, "\(words)")
            #expect(answer.errors.contains("--data"))
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path("none")))
    }
}
