import HTTPTypes
import Synchronization

/// Which methods each address knows, so that a wrong method is told apart from a wrong address.
final class RouteMap: Sendable {
    private struct Pattern {
        var segments: [String]
        var method: HTTPRequest.Method
    }

    private let patterns = Mutex<[Pattern]>([])

    func add(_ method: HTTPRequest.Method, _ template: String) {
        let segments = template.split(separator: "/").map(String.init)
        patterns.withLock { $0.append(Pattern(segments: segments, method: method)) }
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
