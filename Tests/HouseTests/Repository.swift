import Foundation
import Testing

/// The repository this test was compiled from, read as text.
struct Repository {
    /// Folders that are made, not written.
    static let made: Set<String> = [
        ".build", ".git", ".venv", ".venv-interop", "artefacts", "data", "__pycache__", ".swiftpm",
    ]

    let root: URL
    let manifest: Manifest
    /// Every Swift file under `Sources`.
    let sources: [SwiftFile]

    init() throws {
        root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent()
        manifest = try Manifest(String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8))
        sources = try Self.paths(under: root.appending(path: "Sources"), from: root)
            .filter { $0.hasSuffix(".swift") }
            .map { [root] path in
                try SwiftFile(path: path, text: String(contentsOf: root.appending(path: path), encoding: .utf8))
            }
    }

    /// The Swift files of a target, in any of the repository's folders.
    func files(of target: Manifest.Target) throws -> [SwiftFile] {
        guard !target.path.hasPrefix("Sources/") else {
            return sources.filter { $0.path.hasPrefix(target.path + "/") }
        }
        return try Self.paths(under: root.appending(path: target.path), from: root)
            .filter { $0.hasSuffix(".swift") }
            .map { try SwiftFile(path: $0, text: String(contentsOf: root.appending(path: $0), encoding: .utf8)) }
    }

    /// Every written file whose bytes are UTF-8 text, as path and text.
    func texts() throws -> [(path: String, text: String)] {
        try Self.paths(under: root, from: root).compactMap { path in
            let data = try Data(contentsOf: root.appending(path: path))
            return String(data: data, encoding: .utf8).map { (path, $0) }
        }
    }

    /// The paths of regular files under a folder, relative to the root, sorted.
    private static func paths(under folder: URL, from root: URL) throws -> [String] {
        var found: [String] = []
        let keys: Set<URLResourceKey> = [.isDirectoryKey, .isRegularFileKey]
        for entry in try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: Array(keys)) where !made.contains(entry.lastPathComponent)
        {
            let values = try entry.resourceValues(forKeys: keys)
            if values.isDirectory == true {
                found += try paths(under: entry, from: root)
            } else if values.isRegularFile == true {
                let start = root.standardizedFileURL.path(percentEncoded: false)
                let path = entry.standardizedFileURL.path(percentEncoded: false).dropFirst(start.count)
                found.append(path.hasPrefix("/") ? String(path.dropFirst()) : String(path))
            }
        }
        return found.sorted()
    }
}

/// A place where a rule is broken.
struct Violation: CustomStringConvertible, Equatable {
    var path: String
    var line: Int
    var reason: String

    var description: String { "\(path):\(line): \(reason)" }
}

/// Records every violation by itself, so that one run lists them all.
func expectNone(_ violations: [Violation], at location: SourceLocation = #_sourceLocation) {
    for violation in violations {
        Issue.record("\(violation.description)", sourceLocation: location)
    }
}
