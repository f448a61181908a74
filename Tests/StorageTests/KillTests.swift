import Foundation
import TestSupport
import Testing

/// `storage-bench`, which the package builds into the directory of the test bundle.
private let program: URL? = {
    let directory = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
    let program = directory.appending(path: "storage-bench")
    return FileManager.default.isExecutableFile(atPath: program.path(percentEncoded: false)) ? program : nil
}()

/// The short form of the kill test of `Bench/storage/bench.py`, with the same program.
@Suite(.enabled(if: program != nil, "storage-bench is not built beside the tests"))
struct KillTests {
    @Test("a killed process loses no acknowledged write, in 3 rounds")
    func kill() async throws {
        let place = try Place(.sqlite)
        let directory = place.directory.path(percentEncoded: false)
        var acknowledged = Set<Int>()
        for round in 1...3 {
            let lines = try run(
                ["acknowledge", "--data", directory, "--writers", "64"], killAfter: 0.1 * Double(round))
            #expect(!lines.isEmpty)
            acknowledged.formUnion(lines)
            let kept = Set(try run(["numbers", "--data", directory], killAfter: nil))
            #expect(acknowledged.subtracting(kept) == [], "round \(round)")
        }
        #expect(acknowledged.count > 100)
        try await place.remove()
    }

    /// Runs the program and returns the numbers of its whole lines.
    private func run(_ arguments: [String], killAfter seconds: Double?) throws -> [Int] {
        let output = FileManager.default.temporaryDirectory.appending(path: "kill-\(UUID().uuidString)")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        if let seconds {
            // Not before it has begun to acknowledge, however slow the machine is.
            let deadline = ContinuousClock.now.advanced(by: .seconds(30))
            while try Data(contentsOf: output).count < 500, ContinuousClock.now < deadline {
                Thread.sleep(forTimeInterval: 0.01)
            }
            Thread.sleep(forTimeInterval: seconds)
            Glibc.kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        if seconds == nil { #expect(process.terminationStatus == 0) }
        // What follows the last line end was cut off by the kill and was not acknowledged.
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        guard let end = text.lastIndex(of: "\n") else { return [] }
        return text[..<end].split(separator: "\n").compactMap { Int($0) }
    }
}
