import HTTPTypes
import Hummingbird

/// Where a request comes from.
enum ClientAddress {
    /// The peer, unless it is the proxy we believe: then the last address the proxy wrote.
    static func of(_ request: Request, peer: String, settings: ShellSettings) -> String {
        guard settings.trustedProxies.contains(peer), let name = HTTPField.Name("X-Forwarded-For"),
            let last = request.headers[values: name].last?.split(separator: ",").last
        else { return peer }
        let address = last.filter { !$0.isWhitespace }
        let isPlausible = address.utf8.count <= 45 && address.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
        return isPlausible && !address.isEmpty ? address : peer
    }
}
