import Foundation

/// Rules about every written file, not only Swift.
enum TextRules {
    /// Pages fetch nothing from another host; XML namespaces are names, not addresses.
    static func otherHosts(_ texts: [(path: String, text: String)]) -> [Violation] {
        let endings = [".css", ".js", ".html", ".svg"]
        return texts.filter { file in
            file.path.hasPrefix("Sources/") && endings.contains { file.path.hasSuffix($0) }
        }.flatMap { file in
            lines(of: file.text).compactMap { number, line in
                let plain = line.replacing(/https?:\/\/www\.w3\.org\/[\w\/#]*/, with: "")
                guard plain.contains(/https?:\/\/|(?:url\(|src=|href=|from |import )\s*["']?\/\//) else { return nil }
                return Violation(path: file.path, line: number, reason: "an address on another host")
            }
        }
    }

    /// Nothing that holds for one machine only.
    ///
    /// The words are put together here, so that this file does not hold them.
    static func oneMachine(_ texts: [(path: String, text: String)]) -> [Violation] {
        let folders = ["root", "home", "work", "Users", "opt/swift", "tmp/team"].map { "/" + $0 + "/" }
        let hosts = [
            "pypi" + ".org", "pythonhosted" + ".org", "deb.debian" + ".org", "npmjs" + ".org", "crates" + ".io",
        ]
        return texts.filter { file in
            file.path != "Package.resolved" && (hosts + folders).contains { file.text.range(of: $0) != nil }
        }.flatMap { file in
            lines(of: file.text).compactMap { number, line in
                for word in hosts where line.contains(word) {
                    return Violation(path: file.path, line: number, reason: "names the registry host \(word)")
                }
                for word in folders {
                    // A path of a machine begins there: "docs/home/" and "https://host/home/" are none.
                    guard let place = line.firstRange(of: word)?.lowerBound else { continue }
                    let before = place == line.startIndex ? " " : line[line.index(before: place)]
                    guard " \"'`=:(,;<>[".contains(before) else { continue }
                    return Violation(path: file.path, line: number, reason: "names a folder of one machine, \(word)")
                }
                return nil
            }
        }
    }

    private static func lines(of text: String) -> [(number: Int, line: Substring)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
    }
}
