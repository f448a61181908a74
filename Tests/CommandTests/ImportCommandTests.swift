import Foundation
import Testing

@Suite("import commands")
struct ImportCommandTests {
    /// What the list of imports says of the one that was checked.
    private func check(_ file: String, into data: String) throws -> CommandRun.Answer {
        try CommandRun.run("import", file, "--kind", "people", "--data", data)
    }

    @Test("the sample's own files go into sample data and nowhere else, for their IDs are nobody's")
    func samples() throws {
        let scratch = try Scratch()
        let files = scratch.path("files")
        #expect(try CommandRun.run("demo", "--seed", "3", "--scale", "60", "--files", files).code == 0)
        let people = try #require(
            try FileManager.default.subpathsOfDirectory(atPath: files).first { $0.hasSuffix("people.csv") })
        let sample = scratch.path("sample")
        let built = try CommandRun.run(
            "demo", "--seed", "4", "--scale", "60", "--only-registers", "--data", sample)
        #expect(built.code == 0, "\(built.errors)")
        let taken = try check(files + "/" + people, into: sample)
        #expect(taken.code == 0, "\(taken.errors)")
        #expect(!taken.output.contains("ไม่รับ"), "\(taken.output)")

        let plan = try scratch.file("plan.txt", SmallPlan.text())
        let real = scratch.path("real")
        #expect(try CommandRun.run("plan", "import", plan, "--data", real).code == 0)
        let refused = try check(files + "/" + people, into: real)
        #expect(refused.output.contains("ไม่รับ") && !refused.output.contains("เพิ่มใหม่"), "\(refused.output)")
    }
}
