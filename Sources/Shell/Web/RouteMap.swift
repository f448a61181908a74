import HTTPTypes
import Synchronization

/// Which methods each address knows, so that a wrong method is told apart from a wrong address.
final class RouteMap: Sendable {
    private struct Pattern {
        var segments: [String]
        var method: HTTPRequest.Method
    }

    private let patterns = Mutex<[Pattern]>([])
    private let machinePaths = Mutex<Set<String>>([])

    func add(_ method: HTTPRequest.Method, _ template: String) {
        let segments = template.split(separator: "/").map(String.init)
        patterns.withLock { $0.append(Pattern(segments: segments, method: method)) }
    }

    /// Notes that programs are who comes to this address.
    func addMachine(_ template: String) {
        machinePaths.withLock { _ = $0.insert(template) }
    }

    /// Whether the router found an address of programs.
    ///
    /// - Parameter endpoint: the template as the router tells it; `nil` where no route was found.
    func isMachine(_ endpoint: String?) -> Bool {
        guard let endpoint else { return false }
        return machinePaths.withLock { $0.contains(endpoint) }
    }

    /// Returns the methods of the address, HEAD beside GET; empty for an unknown address.
    func methods(at segments: [String]) -> [String] {
        let found = patterns.withLock { patterns in
            patterns.filter { pattern in
                pattern.segments.count == segments.count
                    && zip(pattern.segments, segments).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
            }.map(\.method.rawValue)
        }
        return found.flatMap { $0 == "GET" ? ["GET", "HEAD"] : [$0] }
    }
}
