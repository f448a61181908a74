import Testing

/// Every rule finds what it forbids, and leaves its near miss alone: a test that cannot fail proves nothing.
@Suite("The rules of the house can fail")
struct RuleTests {
    private func file(_ text: String, at path: String = "Sources/Slices/Desk/Case.swift") -> SwiftFile {
        SwiftFile(path: path, text: text)
    }

    private func target(_ name: String, in folder: String, _ dependencies: [String] = []) -> Manifest.Target {
        Manifest.Target(name: name, kind: .source, path: "Sources/\(folder)\(name)", dependencies: dependencies)
    }

    private static let manifest = """
        let common: [Target.Dependency] = ["Civics", "Storage"]
        let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
        func room(_ name: String, in storey: String?, _ dependencies: [Target.Dependency] = []) -> Target {
            .target(name: name, dependencies: dependencies, path: ["Sources", storey, name].joined(separator: "/"))
        }
        func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
            .testTarget(name: name, dependencies: dependencies, path: "Tests/\\(name)")
        }
        let package = Package(
            name: "house",
            products: [.executable(name: "songhong", targets: ["songhong"])],
            targets: [
                // A comment, with a room("Ghost", in: "Ground") in it.
                room("Civics", in: "Ground"),
                room("Storage", in: "Storage", ["Civics"]),
                room("StorageSQLite", in: "Storage", ["Storage", grdb]),
                room(
                    "Desk", in: "Slices",
                    common + [
                        "Web", .product(name: "Logging", package: "swift-log"),
                    ]),
                room("Web", in: nil, ["Desk", "StorageSQLite"]),
                .executableTarget(name: "bench", dependencies: ["Desk"], path: "Bench/desk"),
                tests("DeskTests", ["Desk"]),
            ]
        )
        """

    @Test("the manifest's text gives targets, folders and dependencies")
    func manifest() throws {
        let manifest = try Manifest(Self.manifest)
        #expect(
            manifest.targets.map(\.name) == [
                "Civics", "Storage", "StorageSQLite", "Desk", "Web", "bench", "DeskTests",
            ])
        #expect(manifest["Desk"]?.dependencies == ["Civics", "Storage", "Web", "Logging"])
        #expect(manifest["StorageSQLite"]?.dependencies == ["Storage", "GRDB"])
        #expect(manifest["Web"]?.path == "Sources/Web")
        #expect(manifest["bench"]?.path == "Bench/desk")
        #expect(manifest["DeskTests"]?.path == "Tests/DeskTests")
    }

    @Test("a manifest that cannot be read is refused, not read as empty")
    func unreadableManifest() {
        #expect(throws: Manifest.Unreadable.self) { try Manifest("let package = Package(name: \"x\")\n") }
        #expect(throws: Manifest.Unreadable.self) {
            try Manifest("let package = Package(\n    targets: [\n        chamber(\"X\"),\n    ]\n)\n")
        }
        #expect(throws: Manifest.Unreadable.self) {
            try Manifest(
                "let package = Package(\n    targets: [\n        .target(name: \"X\", dependencies: [thing]),\n    ]\n)\n"
            )
        }
    }

    @Test("an arrow that goes up, and a database seen from above, are found")
    func storeys() throws {
        let found = ArrowRules.storeys(try Manifest(Self.manifest)).map(\.reason)
        #expect(found.count == 2)
        #expect(found.contains { $0.hasPrefix("Desk → Web") })
        #expect(found.contains { $0.hasPrefix("Web sees StorageSQLite") })
    }

    @Test(
        "an import that is not declared is found, however it is written",
        arguments: [
            "import Hidden", "public import Hidden", "@testable import Hidden", "@preconcurrency public import Hidden",
            "import struct Hidden.Thing", "  import Hidden",
        ])
    func undeclared(line: String) {
        let desk = target("Desk", in: "Slices/", ["Civics"])
        #expect(ArrowRules.undeclared([file(line)], of: desk).count == 1)
        #expect(ArrowRules.undeclared([file("import Civics\nimport Foundation\n// import Hidden")], of: desk).isEmpty)
        #expect(ArrowRules.needless([file("import Foundation")], of: desk).count == 1)
        #expect(ArrowRules.exported([file("@_exported import Civics")]).count == 1)
    }

    @Test("web server, databases and event loops are found outside their storeys")
    func confined() {
        let all = "import Hummingbird\nimport GRDB\nimport NIOCore"
        #expect(ArrowRules.confined([file(all, at: "Sources/Ground/Civics/A.swift")]).count == 3)
        #expect(ArrowRules.confined([file(all)]).count == 2)
        #expect(ArrowRules.confined([file("import Hummingbird\nimport NIOCore", at: "Sources/Web/A.swift")]).isEmpty)
    }

    @Test(
        "clock and chance are found in the ground",
        arguments: [
            "let now = Date()", "Date.now", "UUID()", "Int.random(in: 1...6)", "names.shuffled()",
            "var g = SystemRandomNumberGenerator()", "ContinuousClock().now", "getenv(\"HOME\")",
        ])
    func impure(code: String) {
        #expect(SourceRules.impure([file(code, at: "Sources/Ground/Civics/A.swift")]).count == 1)
        #expect(
            SourceRules.impure([file("// \(code)\nlet text = \"\(code)\"", at: "Sources/Ground/Civics/A.swift")])
                .isEmpty)
        #expect(SourceRules.impure([file(code)]).isEmpty)
    }

    @Test(
        "SQL is found outside Rows files",
        arguments: [
            #""SELECT id FROM cases""#, #""INSERT INTO cases (id) VALUES (\(id))""#, #""UPDATE cases SET id = \(id)""#,
            #""DELETE FROM cases""#, "\"\"\"\n    SELECT id\n    \"\"\"", #""CREATE TABLE cases (id)""#,
        ])
    func statements(literal: String) {
        let code = "try db.run(\(literal))"
        #expect(SourceRules.scatteredSQL([file(code)]).count == 1)
        #expect(SourceRules.scatteredSQL([file(code, at: "Sources/Slices/Desk/CaseRows.swift")]).isEmpty)
        #expect(SourceRules.scatteredSQL([file("// \(literal)\nlet word = \"Select a case\"")]).isEmpty)
    }

    @Test("unescaped markup is found")
    func rawHTML() {
        #expect(SourceRules.rawHTML([file("let page = HTML(raw: text)")]).count == 1)
        #expect(SourceRules.rawHTML([file("let page = HTML(raw: text)", at: "Sources/Ground/Html/HTML.swift")]).isEmpty)
    }

    @Test("an address written as a string is found")
    func addresses() {
        func found(_ literal: String) -> Int {
            SourceRules.writtenAddresses([file("let html: HTML = \(literal)", at: "Sources/Web/CasePage.swift")]).count
        }
        #expect(found("\"\"\"\n<a href=\"/cases\">\n\"\"\"") == 1)
        #expect(found(#""<form action=\"/cases\">""#) == 1)
        #expect(found("\"https://example.net/a\"") == 1)
        #expect(found(#""<a href=\"\(link: home)\">""#) == 0)
        #expect(found("\"https://\"") == 0)
    }

    @Test(
        "what can stop the server is found without its comment",
        arguments: [
            "let x = try! f()", "fatalError(\"no\")", "let y = x as! Int", "final class Line: @unchecked Sendable {}",
            "nonisolated(unsafe) var z = 1",
        ])
    func unexplained(code: String) {
        #expect(SourceRules.unexplained([file("let a = 1\n\(code)")]).count == 1)
        #expect(SourceRules.unexplained([file("// Guarded by the writer's thread.\n\(code)")]).isEmpty)
        #expect(SourceRules.unexplained([file("let text = \"try! as! fatalError(\"")]).isEmpty)
    }

    @Test("a type named as its module is found")
    func names() {
        let desk = target("Desk", in: "Slices/")
        #expect(SourceRules.namedAsModule([file("public struct Desk {}")], of: desk).count == 1)
        #expect(SourceRules.namedAsModule([file("public struct DeskHours {}")], of: desk).isEmpty)
    }

    @Test("a file over 500 lines, and a name that says nothing, are found")
    func files() {
        #expect(SourceRules.tooLong([file(String(repeating: "\n", count: 501))]).count == 1)
        #expect(SourceRules.tooLong([file(String(repeating: "\n", count: 500))]).isEmpty)
        for name in ["Utils.swift", "String+ext.swift", "PageV2.swift", "SharedThings.swift", "Placeholder.swift"] {
            #expect(SourceRules.namelessFiles([file("", at: "Sources/Web/\(name)")]).count == 1, "\(name)")
        }
        #expect(SourceRules.namelessFiles([file("", at: "Sources/Web/Case+Rules.swift")]).isEmpty)
    }

    @Test("migrations listed twice, out of order or elsewhere are found")
    func migrations() {
        func listed(_ names: String..., at path: String = "Sources/Slices/Desk/Migrations.swift") -> SwiftFile {
            file(names.map { "Migration(\"\($0)\") { words in \"\" }" }.joined(separator: "\n"), at: path)
        }
        #expect(SourceRules.migrations([listed("desk/0001", "desk/0002")]).isEmpty)
        #expect(SourceRules.migrations([listed("desk/0001", "desk/0001")]).count == 1)
        #expect(SourceRules.migrations([listed("desk/0001", "desk/0003")]).count == 1)
        #expect(SourceRules.migrations([listed("desk/0001", at: "Sources/Slices/Desk/Case.swift")]).count == 1)
    }

    @Test("addresses on other hosts, folders of one machine and registry hosts are found")
    func texts() {
        func hosts(_ text: String) -> Int { TextRules.otherHosts([("Sources/Cellar/CAssets/files/a.css", text)]).count }
        #expect(hosts("@import url(//fonts.example/css)") == 1)
        #expect(hosts("body { background: url(\"https://example.net/a.png\") }") == 1)
        #expect(hosts("<svg xmlns=\"http://www.w3.org/2000/svg\">") == 0)

        func machines(_ text: String) -> Int { TextRules.oneMachine([("README.md", text)]).count }
        #expect(machines("see /" + "root/songhong") == 1)
        #expect(machines("pip install --index-url https://pypi" + ".org/simple") == 1)
        #expect(machines("docs/home/page and https://example.net/home/page") == 0)
    }

    @Test("code, comments and literals are told apart")
    func scanning() {
        let text = ##"""
            let a = "one // \(f("two")) /* three"  // four
            /* five /* six */ seven */ let b = #"raw \("eight") \#(g)"#
            let c = """
                nine "ten"
                """; let d = 1
            """##
        let file = SwiftFile(path: "A.swift", text: text)
        #expect(
            file.literals.map(\.text).sorted()
                == ["\n    nine \"ten\"\n    ", "one //   /* three", "raw \\(\"eight\")  ", "two"].sorted())
        let code = file.code.joined(separator: "\n")
        for hidden in ["one", "two", "three", "four", "five", "seven", "eight", "nine"] {
            #expect(!code.contains(hidden), "\(hidden)")
        }
        for kept in ["let a", "f(", "let b", "g", "let c", "let d = 1"] { #expect(code.contains(kept), "\(kept)") }
        #expect(file.isCommented == [true, true, false, false, false])
    }
}
