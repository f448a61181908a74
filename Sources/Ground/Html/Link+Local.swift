extension Link {
    /// Reads an address that came from outside (`?back=…`, a request's own path); `nil` unless it is a path here.
    ///
    /// Refuses other hosts (`//host`, `https:…`, `/\host`), control characters, broken percent-encoding, bytes that
    /// are not UTF-8, and more than 2,000 bytes; so a redirect to it cannot leave the site.
    public init?(local text: String) {
        guard text.utf8.count <= 2000, text.hasPrefix("/"), !text.hasPrefix("//"),
            !text.utf8.contains(where: { $0 < 0x21 || $0 == 0x5C || $0 == 0x7F })
        else { return nil }
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var segments: [String] = []
        for piece in address[0].split(separator: "/") {
            guard let segment = PercentCoding.decoded(piece), segment != ".", segment != "..",
                !segment.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
            else { return nil }
            segments.append(segment)
        }
        var link = Link(segments: segments)
        if address.count > 1 {
            for pair in address[1].split(separator: "&") {
                let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard let name = PercentCoding.decoded(sides[0], plusIsSpace: true),
                    let value = PercentCoding.decoded(sides.count > 1 ? sides[1] : "", plusIsSpace: true)
                else { return nil }
                link = link.with(name, value)
            }
        }
        if parts.count > 1 {
            guard let fragment = PercentCoding.decoded(parts[1]) else { return nil }
            link = link.at(fragment)
        }
        self = link
    }
}

/// Percent-encoding as read from outside (RFC 3986 §2.1; WHATWG URL for `+` in forms).
public enum PercentCoding {
    /// Returns the text meant; `nil` for a broken `%xx` or bytes that are not UTF-8.
    public static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        decoded(bytes: Array(text.utf8), plusIsSpace: plusIsSpace)
    }

    /// As ``decoded(_:plusIsSpace:)``, of bytes.
    public static func decoded(bytes: some Collection<UInt8>, plusIsSpace: Bool = false) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case 0x25:
                guard let high = rest.next().flatMap(nibble), let low = rest.next().flatMap(nibble) else { return nil }
                result.append(high << 4 | low)
            case 0x2B where plusIsSpace: result.append(0x20)
            default: result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
