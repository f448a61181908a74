import Foundation

/// Rules about what may stand in a source file.
enum SourceRules {
    /// The ground is pure: no clock and no chance, so that the same input gives the same output for ever.
    static func impure(_ files: [SwiftFile]) -> [Violation] {
        let patterns: [(Regex<AnyRegexOutput>, word: String, reason: String)] = [
            (Regex(/\bDate\((\)|timeIntervalSinceNow)|\bDate\.now\b/), "Date", "calls the clock"),
            (Regex(/\b(Continuous|Suspending)Clock\b/), "Clock", "calls the clock"),
            (Regex(/\b(DispatchTime|clock_gettime|gettimeofday)\b/), "ime", "calls the clock"),
            (Regex(/\bUUID\(\)/), "UUID", "draws a random identifier"),
            (Regex(/[.]random(Element)?\(|SystemRandomNumberGenerator|\barc4random/), "andom", "is random"),
            (Regex(/[.]shuffled?\(\)/), "shuffle", "is random"),
            (Regex(/[.]environment\b|\bgetenv\(/), "env", "reads the environment"),
        ]
        return files.filter { $0.path.hasPrefix("Sources/Ground/") }.flatMap { file in
            patterns.flatMap { pattern, word, reason in
                file.lines(matching: pattern, among: word).map {
                    Violation(path: file.path, line: $0, reason: "the ground \(reason)")
                }
            }
        }
    }

    /// SQL is written in Rows files, migrations, the storage rooms, and the room whose file format is a database, only.
    static func scatteredSQL(_ files: [SwiftFile]) -> [Violation] {
        let pattern =
            /\bSELECT\s|\bINSERT\s+(OR\s+\w+\s+)?INTO\s|\bUPDATE\s+\w+\s+SET\s|\bDELETE\s+FROM\s|\b(CREATE|DROP|ALTER)\s+(TABLE|INDEX|UNIQUE|VIEW|TRIGGER|SCHEMA)\b/
        let words = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER"]
        return files.filter { file in
            !file.name.hasSuffix("Rows.swift") && !file.name.hasSuffix("Migrations.swift")
                && !file.path.hasPrefix("Sources/Storage/") && !file.path.hasPrefix("Sources/Ground/GeoPackage/")
        }.flatMap { file in
            file.literals.filter { literal in
                words.contains { literal.text.range(of: $0) != nil } && literal.text.contains(pattern)
            }.map {
                Violation(path: file.path, line: $0.line, reason: "SQL belongs in a …Rows file or in Migrations")
            }
        }
    }

    /// The files that may turn text into markup without escaping, each with its reason.
    static let rawMarkup: [String: String] = [
        "Sources/Ground/Html/HTML.swift": "joins what is HTML already",
        "Sources/Ground/Html/DataScript.swift": "JSON with its < as \\u003c, which HTML escapes would damage",
    ]

    static func rawHTML(_ files: [SwiftFile]) -> [Violation] {
        files.filter { rawMarkup[$0.path] == nil }.flatMap { file in
            file.lines(matching: Regex(/\bHTML\(raw:|\bHTML\.init\(raw:/), among: "raw:").map {
                Violation(path: file.path, line: $0, reason: "HTML(raw:) only in the files that the allow-list names")
            }
        }
    }

    /// In Shell and Web an address comes from a `Link`, and another host's only from what somebody typed.
    ///
    /// The names that OGC and JSON Schema give to their concepts look like addresses and are none: nobody is sent there.
    static func writtenAddresses(_ files: [SwiftFile]) -> [Violation] {
        let pattern = /\b(?:href|src|action)=\\?["'](?:\/|https?:)|\bhttps?:\/\/\w/
        return files.filter { $0.path.hasPrefix("Sources/Shell/") || $0.path.hasPrefix("Sources/Web/") }.flatMap {
            file in
            file.literals.filter {
                let text = $0.text
                let isName = ["http://www.opengis.net/", "https://json-schema.org/"].contains { text.hasPrefix($0) }
                return !isName && text.range(of: "/") != nil && text.contains(pattern)
            }.map {
                Violation(
                    path: file.path, line: $0.line, reason: "an address is written as a string; it comes from a Link")
            }
        }
    }

    /// What can stop the whole server, or race, needs its reason beside it.
    static func unexplained(_ files: [SwiftFile]) -> [Violation] {
        let pattern = Regex(
            /\btry!|\bfatalError\(|\bas!|@unchecked\s+Sendable|nonisolated\(unsafe\)|\bpreconditionFailure\(/)
        return files.flatMap { file in
            file.lines(
                matching: pattern, among: "try!", "fatalError", "as!", "@unchecked", "nonisolated(",
                "preconditionFailure"
            ).filter { !file.hasComment(at: $0) }.map {
                Violation(path: file.path, line: $0, reason: "needs a comment above it that proves it")
            }
        }
    }

    /// A type named as its module makes `Module.Other` unspellable.
    static func namedAsModule(_ files: [SwiftFile], of target: Manifest.Target) -> [Violation] {
        let pattern = /\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/
        return files.flatMap { file in
            file.lines(holding: target.name).compactMap { number, line in
                guard let match = line.firstMatch(of: pattern), match.1 == target.name else { return nil }
                return Violation(
                    path: file.path, line: number, reason: "a type is named as its module, \(target.name)")
            }
        }
    }

    /// One file, one idea.
    static func tooLong(_ files: [SwiftFile]) -> [Violation] {
        files.filter { $0.count > 500 }.map {
            Violation(
                path: $0.path, line: $0.count,
                reason: "\($0.count) lines; 500 is the most, and 350 asks for a second file")
        }
    }

    /// Names that say nothing.
    static func namelessFiles(_ files: [SwiftFile]) -> [Violation] {
        files.filter { $0.name.contains(/(?i:util|helper|shared|^placeholder|\+ext)|V\d\.swift$/) }.map {
            Violation(path: $0.path, line: 1, reason: "a file's name says what is in it")
        }
    }

    /// Steps of the schema: in …Migrations.swift only, each name once, numbered from 0001 without a gap.
    ///
    /// In one file they stand in their order; where a slice has several files, the files may stand in any.
    static func migrations(_ files: [SwiftFile]) -> [Violation] {
        var seen: [String: [(number: Int, place: Violation)]] = [:]
        var found: [Violation] = []
        for file in files {
            for literal in file.literals {
                guard literal.text.utf8.count < 40, literal.text.utf8.contains(UInt8(ascii: "/")),
                    let match = literal.text.wholeMatch(of: /([a-z]+)\/(\d{4})/), let number = Int(match.2)
                else {
                    continue
                }
                let place = Violation(path: file.path, line: literal.line, reason: "migration \(literal.text)")
                if file.name.hasSuffix("Migrations.swift") {
                    seen[String(match.1), default: []].append((number, place))
                } else {
                    found.append(
                        Violation(
                            path: file.path, line: literal.line, reason: "\(literal.text) outside Migrations.swift"))
                }
            }
        }
        for (slice, steps) in seen.sorted(by: { $0.key < $1.key }) {
            let files = Set(steps.map(\.place.path))
            let ordered = files.count == 1 ? steps : steps.sorted { $0.number < $1.number }
            for (index, step) in ordered.enumerated() where step.number != index + 1 {
                found.append(
                    Violation(
                        path: step.place.path, line: step.place.line,
                        reason: "\(step.place.reason) stands where \(slice)/\(index + 1) is due"))
            }
        }
        return found
    }
}
