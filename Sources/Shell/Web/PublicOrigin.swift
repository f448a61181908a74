import HTTPTypes
import Hummingbird

/// The origin under which the program is reached, for addresses that go out to other programs.
enum PublicOrigin {
    /// The origin that was set, else the request's own Host over plain HTTP; a Host that is none is not repeated.
    static func of(_ request: Request, settings: ShellSettings) -> String {
        if let origin = settings.origin { return origin.hasSuffix("/") ? String(origin.dropLast()) : origin }
        let scheme = settings.isSecure ? "https" : "http"
        guard let host = request.head.authority, !host.isEmpty, host.utf8.count <= 255,
            host.utf8.allSatisfy(isOfHost)
        else { return "\(scheme)://localhost" }
        return "\(scheme)://\(host)"
    }

    /// Letters, digits, `-`, `.`, and a port or an IPv6 address (RFC 3986 §3.2.2).
    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x3A, 0x5B, 0x5D: true
        default: false
        }
    }
}
