/// The storeys of the house, from the ground up, and the arrows between them.
enum ArrowRules {
    /// A room's storey: a room imports from lower storeys, and beside it only what `neighbours` names.
    static func storey(of target: Manifest.Target) -> Int? {
        if target.name == "Civics" { return 1 }
        if target.path == "Sources/Storage/Storage" { return 3 }
        if target.name == "Access" { return 5 }
        if target.name == "Composition" { return 11 }
        let storeys: [(folder: String, storey: Int)] = [
            ("Sources/Cellar/", 0), ("Sources/Ground/", 2), ("Sources/Storage/", 4), ("Sources/Common/", 6),
            ("Sources/Slices/", 7), ("Sources/Innovations/", 8), ("Sources/Shell", 9), ("Sources/Web", 10),
            ("Sources/Roof/", 12), ("Bench/", 13), ("Tests/", 13),
        ]
        return storeys.first { target.path.hasPrefix($0.folder) }?.storey
    }

    /// The neighbours on the same storey that a room may import (the ← of the house's plan).
    static let neighbours: [String: Set<String>] = [
        "FormLogic": ["Sheets"], "PlanText": ["Sheets"], "Revenue": ["Registry", "Till"], "Surveys": ["Registry"],
        "Desk": ["Registry", "Surveys", "Till"], "GeoFiles": ["Geo", "Sheets", "GeoPackage"],
        "GeoPackage": ["Geo"],
    ]

    /// Modules of the toolchain; everything else is declared.
    static let toolchain: Set<String> = [
        "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "RegexBuilder", "Glibc", "Testing",
    ]

    /// Arrows that go up or sideways, and databases seen by others than the composition.
    static func storeys(_ manifest: Manifest) -> [Violation] {
        manifest.targets.flatMap { target -> [Violation] in
            guard let own = storey(of: target) else {
                return [broken("\(target.name) lies in \(target.path), which is no storey of the house")]
            }
            return target.dependencies.compactMap { name in
                guard let other = manifest[name], let theirs = storey(of: other) else { return nil }
                let isLeaf = other.path.hasPrefix("Sources/Storage/") && theirs == 4
                if isLeaf, own != 13, target.name != "Composition" {
                    return broken("\(target.name) sees \(name); only Composition and tests see a database")
                }
                let isTest = own == 13
                guard theirs < own || isTest || neighbours[target.name, default: []].contains(name) else {
                    return broken("\(target.name) → \(name) does not go down")
                }
                return nil
            }
        }
    }

    /// Imports of what the manifest does not declare for this very target (what comes along with another does not count).
    static func undeclared(_ files: [SwiftFile], of target: Manifest.Target) -> [Violation] {
        let allowed = toolchain.union(target.dependencies).union([target.name])
        return files.flatMap { file in
            imports(in: file).filter { !allowed.contains($0.module) }.map {
                Violation(
                    path: file.path, line: $0.line, reason: "\(target.name) imports \($0.module), not declared for it")
            }
        }
    }

    /// Declared dependencies that no file imports: they cost building time and widen what a change can break.
    static func needless(_ files: [SwiftFile], of target: Manifest.Target) -> [Violation] {
        let imported = Set(files.flatMap(imports).map(\.module))
        return target.dependencies.filter { !imported.contains($0) }.map {
            broken("\(target.name) declares \($0) and never imports it")
        }
    }

    /// Modules that only some storeys may import.
    static func confined(_ files: [SwiftFile]) -> [Violation] {
        files.flatMap { file -> [Violation] in
            imports(in: file).compactMap { found in
                let module = found.module
                let isWeb = ["Sources/Shell/", "Sources/Web/", "Sources/Roof/"].contains { file.path.hasPrefix($0) }
                let isStorage = file.path.hasPrefix("Sources/Storage/")
                let isGround = file.path.hasPrefix("Sources/Ground/")
                let isFine =
                    switch module {
                    case _ where module.hasPrefix("Hummingbird"), "HTTPTypes": isWeb
                    case "GRDB", "CLibPQ": isStorage
                    case _ where module.hasPrefix("NIO"): !isGround
                    case "ArgumentParser": file.path.hasPrefix("Sources/Roof/songhong/")
                    default: true
                    }
                return isFine
                    ? nil : Violation(path: file.path, line: found.line, reason: "\(module) is not for this storey")
            }
        }
    }

    /// `@_exported` hands a module on, past the manifest.
    static func exported(_ files: [SwiftFile]) -> [Violation] {
        files.flatMap { file in
            file.lines(matching: Regex(/@_exported/), among: "@_exported").map {
                Violation(path: file.path, line: $0, reason: "@_exported hands on what others have not declared")
            }
        }
    }

    static func imports(in file: SwiftFile) -> [(module: String, line: Int)] {
        file.lines(holding: "import").compactMap { number, line in
            let pattern =
                /^\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(?:(?:struct|class|enum|func|protocol|typealias|let|var)\s+)?(\w+)/
            return line.firstMatch(of: pattern).map { (String($0.1), number) }
        }
    }

    private static func broken(_ reason: String) -> Violation {
        Violation(path: "Package.swift", line: 1, reason: reason)
    }
}
