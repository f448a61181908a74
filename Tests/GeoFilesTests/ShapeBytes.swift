/// Builds shapefiles byte by byte, right or wrong, after ESRI's description of July 1998.
struct ShapeBytes {
    var type: Int32 = 5
    var records: [[UInt8]] = []
    /// Declared rows of the attributes; `nil` is as many as there are records.
    var rows: Int?

    /// A record of rings or lines; `parts` and `points` may lie.
    mutating func add(
        _ rings: [[(Double, Double)]], parts: [Int32]? = nil, partCount: Int32? = nil, points: Int32? = nil,
        type: Int32? = nil
    ) {
        var starts: [Int32] = []
        var count: Int32 = 0
        for ring in rings {
            starts.append(count)
            count += Int32(ring.count)
        }
        var record = Self.little(type ?? self.type) + [UInt8](repeating: 0, count: 32)
        record += Self.little(partCount ?? Int32(rings.count)) + Self.little(points ?? count)
        for start in parts ?? starts { record += Self.little(start) }
        for (x, y) in rings.joined() { record += Self.double(x) + Self.double(y) }
        records.append(record)
    }

    var shp: [UInt8] {
        let body = records.enumerated().flatMap { Self.big(Int32($0 + 1)) + Self.big(Int32($1.count / 2)) + $1 }
        return head(100 + body.count) + body
    }

    var shx: [UInt8] {
        var place = 100
        var body: [UInt8] = []
        for record in records {
            body += Self.big(Int32(place / 2)) + Self.big(Int32(record.count / 2))
            place += 8 + record.count
        }
        return head(100 + body.count) + body
    }

    /// One text column of four letters.
    var dbf: [UInt8] {
        let count = rows ?? records.count
        var bytes: [UInt8] = [3, 126, 11, 22] + Self.little(Int32(count)) + [65, 0, 5, 0]
        bytes += [UInt8](repeating: 0, count: 20)
        bytes += Array("code".utf8) + [UInt8](repeating: 0, count: 7) + [UInt8(ascii: "C")]
        bytes += [0, 0, 0, 0, 4, 0] + [UInt8](repeating: 0, count: 14) + [0x0D]
        for _ in 0..<count { bytes += Array(" abcd".utf8) }
        return bytes + [0x1A]
    }

    var files: [String: [UInt8]] { ["a.shp": shp, "a.shx": shx, "a.dbf": dbf] }

    private func head(_ length: Int) -> [UInt8] {
        Self.big(9994) + [UInt8](repeating: 0, count: 20) + Self.big(Int32(length / 2)) + Self.little(1000)
            + Self.little(type) + [UInt8](repeating: 0, count: 64)
    }

    static func big(_ number: Int32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
    static func little(_ number: Int32) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }
    static func double(_ number: Double) -> [UInt8] {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) }
    }

    /// An upright square, clockwise as an outer ring runs unless turned.
    static func square(_ x: Double, _ y: Double, _ side: Double, turned: Bool = false) -> [(Double, Double)] {
        let ring = [(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)]
        return turned ? ring.reversed() : ring
    }
}
