/// What `Package.swift` declares, read from its text: SwiftPM cannot be run by a test that SwiftPM runs.
struct Manifest {
    struct Target {
        enum Kind { case source, executable, system, test }

        var name: String
        var kind: Kind
        /// The target's folder, relative to the root.
        var path: String
        /// Names of targets and products, which are the names of the modules.
        var dependencies: [String]
    }

    struct Unreadable: Error, CustomStringConvertible {
        var description: String
    }

    let targets: [Target]

    subscript(name: String) -> Target? { targets.first { $0.name == name } }

    init(_ text: String) throws {
        let text = Self.withoutComments(text)
        let variables = try Self.variables(text)
        let helpers = Self.helpers(text)
        // A product names its targets on its own line; the list of all begins on a line of its own.
        guard let list = text.firstMatch(of: /\n *targets: \[\n/)?.range,
            let open = text[list].firstIndex(of: "["), let body = Self.group(text, from: open)
        else { throw Unreadable(description: "Package.swift has no list of targets") }
        targets = try Self.calls(body).map { try Self.target($0, variables: variables, helpers: helpers) }
    }

    // MARK: - Targets

    private struct Helper {
        var kind: Target.Kind
        /// The folder, with `\(name)` for the target's name; `nil` for a room, which names its storey.
        var path: String?
    }

    private struct Call {
        var name: String
        var arguments: [String]
    }

    private static func target(
        _ call: Call, variables: [String: [String]], helpers: [String: Helper]
    ) throws -> Target {
        let kind: Target.Kind
        let kinds: [String: Target.Kind] = [
            ".target": .source, ".executableTarget": .executable, ".testTarget": .test, ".systemLibrary": .system,
        ]
        guard let known = kinds[call.name] ?? helpers[call.name]?.kind else {
            throw Unreadable(description: "Package.swift: \(call.name)(…) is no kind of target that this test knows")
        }
        kind = known
        func argument(_ label: String) -> String? {
            call.arguments.first { $0.hasPrefix(label + ":") }
                .map { String($0.dropFirst(label.count + 1)).trimmed }
        }
        guard let name = (argument("name") ?? call.arguments.first)?.stringLiteral else {
            throw Unreadable(description: "Package.swift: a target without a name in \(call)")
        }
        let unlabelled = call.arguments.dropFirst().first { argument in !argument.hasLabel }
        let expression = argument("dependencies") ?? (kind == .system ? nil : unlabelled) ?? "[]"
        var path = argument("path")?.stringLiteral
        if path == nil, let helper = helpers[call.name] {
            if let template = helper.path {
                path = template.replacing("\\(name)", with: name)
            } else {
                path = (["Sources", argument("in")?.stringLiteral, name] as [String?]).compactMap { $0 }
                    .joined(separator: "/")
            }
        }
        return Target(
            name: name, kind: kind, path: path ?? (kind == .test ? "Tests/\(name)" : "Sources/\(name)"),
            dependencies: try dependencies(expression, variables: variables))
    }

    /// The functions of the manifest that make a target.
    private static func helpers(_ text: String) -> [String: Helper] {
        var found: [String: Helper] = [:]
        for match in text.matches(of: /func (\w+)\(/) {
            let rest = text[match.range.upperBound...]
            guard let open = rest.firstIndex(of: "{"), rest[..<open].contains("-> Target"),
                let body = group(text, from: open)
            else { continue }
            let kind: Target.Kind =
                body.contains(".systemLibrary")
                ? .system
                : body.contains(".testTarget")
                    ? .test
                    : body.contains(".executableTarget") ? .executable : .source
            let path = body.firstMatch(of: /path: (?<literal>"[^"]*\\\(name\)[^"]*")/).map { String($0.literal) }
            found[String(match.1)] = Helper(kind: kind, path: path?.stringLiteral)
        }
        return found
    }

    // MARK: - Dependencies

    private static func variables(_ text: String) throws -> [String: [String]] {
        var found: [String: [String]] = [:]
        for match in text.matches(of: #/let (\w+): (\[Target\.Dependency\]|Target\.Dependency) = /#) {
            // An expression ends where a line does and no bracket is open.
            var end = match.range.upperBound
            var depth = 0
            while end < text.endIndex, depth > 0 || text[end] != "\n" {
                if "([".contains(text[end]) { depth += 1 }
                if ")]".contains(text[end]) { depth -= 1 }
                end = text.index(after: end)
            }
            found[String(match.1)] = try dependencies(String(text[match.range.upperBound..<end]), variables: found)
        }
        return found
    }

    private static func dependencies(_ expression: String, variables: [String: [String]]) throws -> [String] {
        var names: [String] = []
        var rest = expression[...]
        while let first = rest.first {
            if first == "\"" {
                let end = rest.dropFirst().firstIndex(of: "\"") ?? rest.endIndex
                names.append(String(rest[rest.index(after: rest.startIndex)..<end]))
                rest = rest[end...].dropFirst()
            } else if first == "." {
                // .product(name: "NIOCore", package: "swift-nio"): the name is the module's.
                guard let open = rest.firstIndex(of: "("), let inside = group(rest, from: open),
                    let name = inside.firstMatch(of: /name: "([^"]*)"/)
                else { throw Unreadable(description: "Package.swift: cannot read the dependency \(rest.prefix(60))") }
                names.append(String(name.1))
                rest = rest[open...].dropFirst(inside.count + 2)
            } else if first.isLetter {
                let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
                guard let value = variables[word] else {
                    throw Unreadable(description: "Package.swift: \(word) is no dependency that this test knows")
                }
                names += value
                rest = rest.dropFirst(word.count)
            } else {
                rest = rest.dropFirst()
            }
        }
        return names
    }

    // MARK: - Text

    private static func withoutComments(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("//") }
            .joined(separator: "\n")
    }

    /// What stands between the bracket at `open` and the one that closes it; quoted brackets do not count.
    private static func group(_ text: some StringProtocol, from open: String.Index) -> String? {
        var depth = 0
        var isQuoted = false
        var index = open
        while index < text.endIndex {
            let character = text[index]
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, "([{".contains(character) { depth += 1 }
            if !isQuoted, ")]}".contains(character) {
                depth -= 1
                if depth == 0 { return String(text[text.index(after: open)..<index]) }
            }
            index = text.index(after: index)
        }
        return nil
    }

    /// The calls that make up a list.
    private static func calls(_ list: String) throws -> [Call] {
        try parts(list).map { part in
            guard let open = part.firstIndex(of: "("), let inside = group(part, from: open) else {
                throw Unreadable(description: "Package.swift: cannot read the target \(part.prefix(60))")
            }
            return Call(name: String(part[..<open]).trimmed, arguments: parts(inside))
        }
    }

    /// A list's parts: commas inside brackets and quotes do not part.
    private static func parts(_ list: String) -> [String] {
        var found = [""]
        var depth = 0
        var isQuoted = false
        for character in list {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, "([{".contains(character) { depth += 1 }
            if !isQuoted, ")]}".contains(character) { depth -= 1 }
            if character == ",", depth == 0, !isQuoted {
                found.append("")
            } else {
                found[found.count - 1].append(character)
            }
        }
        return found.map(\.trimmed).filter { !$0.isEmpty }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text.trimmingPrefix(while: \.isWhitespace))
    }

    /// The text of `"a literal"`; `nil` for anything else, such as `nil`.
    fileprivate var stringLiteral: String? {
        guard count >= 2, hasPrefix("\""), hasSuffix("\"") else { return nil }
        return String(dropFirst().dropLast())
    }

    /// Whether an argument reads `label: value`.
    fileprivate var hasLabel: Bool {
        prefix { $0.isLetter || $0.isNumber }.endIndex < endIndex
            && self[prefix { $0.isLetter || $0.isNumber }.endIndex] == ":"
    }
}
