import Access
import Civics
import Evidence
import Geo

/// What any record of land must fulfil, whoever wrote it.
enum LandChecks {
    /// Which shapes a record may have.
    enum ShapeKind {
        case area
        case point
        case areaOrPoint
        case any
    }

    /// Village numbers as the Ministry counts them within a subdistrict; two digits.
    static func village(_ village: Int?) throws {
        if let village { guard (1...99).contains(village) else { throw Problem.villageNumberWrong } }
    }

    /// Nobody twice, and shares that are known do not make more than the whole.
    static func owners(_ owners: [Ownership]) throws {
        guard Set(owners.map(\.party)).count == owners.count else { throw Problem.ownerTwice }
        var sum = Ratio.zero
        for share in owners.compactMap(\.share) {
            // Denominators too unlike to add up exactly are left to people.
            guard let part = Ratio(Int64(share.part), over: Int64(share.whole)), let next = sum.plus(part) else {
                return
            }
            sum = next
        }
        guard sum <= .one else { throw Problem.sharesOverWhole }
    }

    /// The shape's kind by its first bytes; whether it is valid is asked where people draw, not here.
    static func shape(_ shape: Shape?, _ kind: ShapeKind) throws {
        guard let shape else { return }
        guard shape.wkb.count > 5 else { throw Problem.shapeUnreadable(.malformedBinary(offset: shape.wkb.count)) }
        let code = shape.wkb[0] == 1 ? shape.wkb[1] : shape.wkb[4]
        let fits =
            switch kind {
            case .area: code == 3 || code == 6
            case .point: code == 1
            case .areaOrPoint: code == 1 || code == 3 || code == 6
            case .any: true
            }
        guard fits else { throw Problem.shapeOfWrongKind }
    }

    /// No text that a database would cut short, and none with somebody's ID.
    static func texts(_ texts: [String?]) throws {
        for case let text? in texts where text.utf8.contains(0) { throw Problem.textWithNull }
        try FreeText.refuseIdentities(texts)
    }

    static func notNegative(_ numbers: Int64?...) throws {
        guard numbers.allSatisfy({ $0.map { $0 >= 0 } ?? true }) else { throw Problem.landNumberNegative }
    }

    /// The paper or reason that an act rests on; 422.313 where there is none.
    static func paper(_ text: String) throws -> String {
        let text = ThaiText.squashed(text)
        guard !text.isEmpty else { throw Problem.paperMissing }
        return text
    }

    /// Where the record lies, for its row.
    static func footprint(_ shape: Shape?) throws -> Footprint? {
        guard let shape else { return nil }
        do {
            return try Footprint(shape)
        } catch let error as GeometryError {
            throw Problem.shapeUnreadable(error)
        }
    }
}
