import Geo

/// Recognises the coordinate system of a `.prj` file: well-known text 1 (OGC and ESRI's spelling) and 2.
///
/// A system is taken only when its datum, projection and every parameter are those of a system we keep: a file that
/// calls itself "UTM zone 48N" on another datum is not that.
enum ProjectionText {
    /// One element, such as `PARAMETER["Scale_Factor",0.9996]`.
    struct Element {
        var keyword: String
        var texts: [String] = []
        var numbers: [Double] = []
        var children: [Element] = []

        /// The first element of one of these kinds, this one included, nearest first.
        func first(_ keywords: Set<String>) -> Element? {
            if keywords.contains(keyword) { return self }
            return children.lazy.compactMap { $0.first(keywords) }.first
        }

        /// All elements of a kind below this one.
        func all(_ keyword: String) -> [Element] {
            children.flatMap { ($0.keyword == keyword ? [$0] : []) + $0.all(keyword) }
        }
    }

    /// Returns the system; `nil` for text that is none, and for a system we do not keep.
    static func system(_ bytes: [UInt8]) -> CoordinateSystem? {
        guard bytes.count <= 64 << 10 else { return nil }
        let text = Array(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...])
        var parser = Parser(text: text)
        guard var root = parser.element(depth: 0), parser.isAtEnd else { return nil }
        // Compound with heights, or bound to a shift: what lies flat in it counts.
        let flat: Set<String> = ["PROJCS", "PROJCRS", "PROJECTEDCRS", "GEOGCS", "GEOGCRS", "GEODCRS", "GEODETICCRS"]
        if ["COMPD_CS", "COMPOUNDCRS", "BOUNDCRS"].contains(root.keyword), let inner = root.first(flat) {
            root = inner
        }
        guard flat.contains(root.keyword), let datum = datum(of: root) else { return nil }
        guard ["PROJCS", "PROJCRS", "PROJECTEDCRS"].contains(root.keyword) else {
            return datum == .wgs84 ? .wgs84 : nil
        }
        return projected(root, datum)
    }

    private enum Datum { case wgs84, indian1975 }

    private static func datum(of root: Element) -> Datum? {
        guard let datum = root.first(["DATUM", "ENSEMBLE", "GEODETICDATUM", "TRF"]),
            let ellipsoid = datum.first(["SPHEROID", "ELLIPSOID"]), let axis = ellipsoid.numbers.first,
            root.first(["PRIMEM", "PRIMEMERIDIAN"])?.numbers.first ?? 0 == 0
        else { return nil }
        let unit =
            root.first(["GEOGCS", "GEOGCRS", "BASEGEOGCRS", "BASEGEODCRS", "GEODCRS"])?
            .first(["UNIT", "ANGLEUNIT"])?.numbers.first ?? degree
        guard abs(unit - degree) < 1e-9 else { return nil }
        switch key(datum.texts.first ?? "") {
        case "wgs1984", "dwgs1984", "wgs84", "worldgeodeticsystem1984", "worldgeodeticsystem1984ensemble":
            return abs(axis - 6_378_137) < 0.01 ? .wgs84 : nil
        case "indian1975", "dindian1975": return abs(axis - 6_377_276.345) < 0.01 ? .indian1975 : nil
        default: return nil
        }
    }

    private static func projected(_ root: Element, _ datum: Datum) -> CoordinateSystem? {
        guard let method = root.first(["PROJECTION", "METHOD"])?.texts.first,
            ["transversemercator", "gausskruger"].contains(key(method))
        else { return nil }
        let wanted: [(keys: Set<String>, value: Double?)] = [
            (["falseeasting"], 500_000), (["falsenorthing"], 0),
            (["scalefactor", "scalefactoratnaturalorigin"], 0.9996),
            (["latitudeoforigin", "latitudeofnaturalorigin"], 0),
            (["centralmeridian", "longitudeofnaturalorigin"], nil),
        ]
        var meridian: Double?
        let parameters = root.all("PARAMETER")
        for (keys, value) in wanted {
            let found = parameters.first { keys.contains(key($0.texts.first ?? "")) }?.numbers.first
            guard let value else {
                meridian = found
                continue
            }
            guard let found, abs(found - value) < 1e-9 * max(1, value) else { return nil }
        }
        // The unit of the map plane stands beside the projection, not inside the datum.
        let units =
            root.children.filter { ["UNIT", "LENGTHUNIT"].contains($0.keyword) }
            + root.children.filter { $0.keyword == "AXIS" }.flatMap {
                $0.children.filter { $0.keyword == "LENGTHUNIT" }
            }
        guard units.allSatisfy({ $0.numbers.first == 1 }) else { return nil }
        switch (datum, meridian) {
        case (.wgs84, 99): return .utm47
        case (.wgs84, 105): return .utm48
        case (.indian1975, 99): return .indian47
        case (.indian1975, 105): return .indian48
        default: return nil
        }
    }

    private static let degree = Double.pi / 180

    private static func key(_ name: String) -> String {
        name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private struct Parser {
        let text: [UInt8]
        var place = 0
        var elements = 0

        var isAtEnd: Bool {
            text[place...].allSatisfy { $0 <= 0x20 }
        }

        private mutating func next() -> UInt8? {
            while place < text.count, text[place] <= 0x20 { place += 1 }
            return place < text.count ? text[place] : nil
        }

        mutating func element(depth: Int) -> Element? {
            elements += 1
            guard depth < 16, elements < 2_000, next() != nil else { return nil }
            let keyword = word { Self.isLetter($0) }
            guard !keyword.isEmpty else { return nil }
            var element = Element(keyword: keyword.uppercased())
            guard let open = next(), open == UInt8(ascii: "[") || open == UInt8(ascii: "(") else { return element }
            let close = open == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
            place += 1
            while let byte = next() {
                if byte == UInt8(ascii: "\"") {
                    guard let quoted = quoted() else { return nil }
                    element.texts.append(quoted)
                } else if Self.isLetter(byte) {
                    guard let child = self.element(depth: depth + 1) else { return nil }
                    element.children.append(child)
                } else {
                    guard let number = Double(word { "0123456789+-.eE".utf8.contains($0) }) else { return nil }
                    element.numbers.append(number)
                }
                guard let after = next() else { return nil }
                place += 1
                if after == close { return element }
                guard after == UInt8(ascii: ",") else { return nil }
            }
            return nil
        }

        private mutating func word(_ isPart: (UInt8) -> Bool) -> String {
            let start = place
            while place < text.count, isPart(text[place]) { place += 1 }
            return String(decoding: text[start..<place], as: UTF8.self)
        }

        private mutating func quoted() -> String? {
            place += 1
            let text = word { $0 != UInt8(ascii: "\"") }
            guard place < self.text.count else { return nil }
            place += 1
            return text
        }

        private static func isLetter(_ byte: UInt8) -> Bool {
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
        }
    }
}
