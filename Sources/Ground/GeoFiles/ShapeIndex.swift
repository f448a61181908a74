/// Checks every length and offset of `.shp` and `.shx` before shapelib sees them, and lists the records.
///
/// The format: ESRI Shapefile Technical Description (July 1998). Numbers of the frame are big-endian words of
/// 16 bits, those of the shapes little-endian.
struct ShapeIndex {
    /// The kind of all shapes of the file that are not null.
    enum Kind: Int32 {
        case null = 0
        case point = 1
        case arc = 3
        case polygon = 5
        case multiPoint = 8
        case pointZ = 11
        case arcZ = 13
        case polygonZ = 15
        case multiPointZ = 18
        case pointM = 21
        case arcM = 23
        case polygonM = 25
        case multiPointM = 28

        var hasHeights: Bool { (11...18).contains(rawValue) }
        var hasParts: Bool { [3, 5].contains(rawValue % 10) }
        var isPoint: Bool { rawValue % 10 == 1 }
    }

    let kind: Kind
    /// The start of each record's content in `.shp`, and its length, in bytes.
    let records: [Range<Int>]

    private static let head = 100

    /// - Parameters:
    ///   - shx: `nil` walks the records of `.shp` one after the other instead.
    ///   - name: The layer, for errors.
    init(shp: [UInt8], shx: [UInt8]?, name: String, limits: ShapefileLimits) throws(GeoFileError) {
        let main = name + ".shp"
        kind = try Self.kind(of: shp, file: main)
        records =
            if let shx {
                try Self.listed(shx, shp, name: name, limits: limits)
            } else {
                try Self.walked(shp, file: main, limits: limits)
            }
        var points = 0
        for (index, record) in records.enumerated() {
            points += try Self.checkedPoints(
                of: shp, record, kind, GeoFileError(.damaged, place: main, line: index + 1))
            guard points <= limits.points else { throw GeoFileError(.tooLarge, place: "points") }
        }
    }

    /// An index file for these records: shapelib wants one, whether the sender had it or not.
    func shx(for shp: [UInt8]) -> [UInt8] {
        var bytes = Array(shp[..<Self.head])
        func append(_ words: Int) {
            withUnsafeBytes(of: UInt32(truncatingIfNeeded: words).bigEndian) { bytes += $0 }
        }
        for record in records {
            append((record.lowerBound - 8) / 2)
            append(record.count / 2)
        }
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: bytes.count / 2).bigEndian) {
            bytes.replaceSubrange(24..<28, with: $0)
        }
        return bytes
    }

    private static func kind(of bytes: [UInt8], file: String) throws(GeoFileError) -> Kind {
        guard bytes.count >= head, bytes.bigEndian(at: 0) == 9994, bytes.littleEndian(at: 28) == 1000 else {
            throw GeoFileError(.damaged, place: file)
        }
        guard Int(bytes.bigEndian(at: 24)) * 2 >= head, Int(bytes.bigEndian(at: 24)) * 2 <= bytes.count else {
            throw GeoFileError(.damaged, place: file)
        }
        guard let kind = Kind(rawValue: bytes.littleEndian(at: 32)) else {
            throw GeoFileError(.unsupportedShape, place: file)
        }
        return kind
    }

    private static func listed(
        _ shx: [UInt8], _ shp: [UInt8], name: String, limits: ShapefileLimits
    ) throws(GeoFileError) -> [Range<Int>] {
        let file = name + ".shx"
        _ = try kind(of: shx, file: file)
        let end = Int(shx.bigEndian(at: 24)) * 2
        guard (end - head).isMultiple(of: 8) else { throw GeoFileError(.damaged, place: file) }
        let count = (end - head) / 8
        guard count <= limits.records else { throw GeoFileError(.tooLarge, place: "\(count) records") }
        var records: [Range<Int>] = []
        records.reserveCapacity(count)
        var total = head
        for index in 0..<count {
            let entry = head + index * 8
            let (offset, length) = (Int(shx.bigEndian(at: entry)) * 2, Int(shx.bigEndian(at: entry + 4)) * 2)
            let start = offset + 8
            // Records that overlap could make a small file swell: together they may not exceed it.
            total += 8 + length
            guard offset >= head, length >= 4, start + length <= shp.count, total <= shp.count,
                Int(shp.bigEndian(at: offset + 4)) * 2 == length
            else { throw GeoFileError(.damaged, place: file, line: index + 1) }
            records.append(start..<(start + length))
        }
        return records
    }

    private static func walked(
        _ shp: [UInt8], file: String, limits: ShapefileLimits
    ) throws(GeoFileError) -> [Range<Int>] {
        let end = Int(shp.bigEndian(at: 24)) * 2
        var records: [Range<Int>] = []
        var place = head
        while place < end {
            guard records.count < limits.records else { throw GeoFileError(.tooLarge, place: "records") }
            let error = GeoFileError(.damaged, place: file, line: records.count + 1)
            guard place + 12 <= end else { throw error }
            let length = Int(shp.bigEndian(at: place + 4)) * 2
            guard length >= 4, place + 8 + length <= end else { throw error }
            records.append((place + 8)..<(place + 8 + length))
            place += 8 + length
        }
        return records
    }

    /// Checks one record and returns how many points it has.
    private static func checkedPoints(
        of shp: [UInt8], _ record: Range<Int>, _ kind: Kind, _ error: GeoFileError
    ) throws(GeoFileError) -> Int {
        let start = record.lowerBound
        let own = shp.littleEndian(at: start)
        if own == Kind.null.rawValue { return 0 }
        guard own == kind.rawValue else { throw error }
        if kind.isPoint {
            guard record.count >= (kind.hasHeights ? 28 : 20) else { throw error }
            return 1
        }
        guard record.count >= (kind.hasParts ? 44 : 40) else { throw error }
        let parts = kind.hasParts ? Int(shp.littleEndian(at: start + 36)) : 0
        let points = Int(shp.littleEndian(at: start + (kind.hasParts ? 40 : 36)))
        guard parts >= 0, points >= 0 else { throw error }
        // Two 31-bit counts times 24 stay far from the limit of Int.
        let needed = (kind.hasParts ? 44 : 40) + 4 * parts + 16 * points + (kind.hasHeights ? 16 + 8 * points : 0)
        guard needed <= record.count else { throw error }
        guard kind.hasParts else { return points }
        guard (parts == 0) == (points == 0) else { throw error }
        var previous = -1
        for part in 0..<parts {
            let first = Int(shp.littleEndian(at: start + 44 + 4 * part))
            guard first > previous, first < points, part > 0 || first == 0 else { throw error }
            previous = first
        }
        return points
    }
}

extension [UInt8] {
    /// The signed number of 32 bits at a place that is known to exist.
    func bigEndian(at place: Int) -> Int32 { Int32(bigEndian: word(at: place)) }
    func littleEndian(at place: Int) -> Int32 { Int32(littleEndian: word(at: place)) }

    private func word(at place: Int) -> Int32 {
        withUnsafeBytes { bytes in
            guard place >= 0, place + 4 <= bytes.count else { return -1 }
            return bytes.loadUnaligned(fromByteOffset: place, as: Int32.self)
        }
    }
}
