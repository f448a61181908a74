import Access
import Civics

/// The rules by which parcels get their codes (revenue.md §3.2); what comes out is a proposal that staff confirm.
///
/// Lots have three digits; a suffix has three digits on the first level, two on the second, one on the third. A code
/// once used is not used again: gaps are not refilled, and a suffixed code counts as its base.
public enum ParcelCoding {
    /// The largest lot.
    static let lastLot = 999
    /// The largest suffix of each level.
    static let lastSuffixes = [999, 99, 9]

    /// The code of a new parcel: the lot after the highest of the block.
    ///
    /// - Parameter taken: every code of the block that is or was in use; those of other blocks count for nothing.
    /// - Throws: 422.311 where the block is full.
    public static func next(zone: String, block: String, taken: some Sequence<ParcelCode>) throws -> ParcelCode {
        var highest = 0
        for code in taken where code.zone == zone && code.block == block { highest = max(highest, code.lot) }
        guard highest < lastLot else {
            throw Problem.codesExhausted(ParcelCode(zone: zone, block: block, lot: highest, suffix: []).description)
        }
        return ParcelCode(zone: zone, block: block, lot: highest + 1, suffix: [])
    }

    /// The codes of parts split off a parcel: the next suffixes one level under its code, in order.
    ///
    /// - Throws: 422.311 where the level is full, or there is no level left.
    public static func splitOff(
        _ count: Int, from code: ParcelCode, taken: some Sequence<ParcelCode>
    ) throws -> [ParcelCode] {
        guard count > 0 else { return [] }
        let level = code.suffix.count
        guard level < lastSuffixes.count else { throw Problem.codesExhausted(code.description) }
        var highest = 0
        for other in taken
        where other.base == code.base && other.suffix.count > level && other.suffix.starts(with: code.suffix) {
            highest = max(highest, other.suffix[level])
        }
        guard highest <= lastSuffixes[level] - count else {
            let last = ParcelCode(
                zone: code.zone, block: code.block, lot: code.lot, suffix: code.suffix + [max(highest, 0)])
            throw Problem.codesExhausted(highest > 0 ? last.description : code.description)
        }
        return (1...count).map {
            ParcelCode(zone: code.zone, block: code.block, lot: code.lot, suffix: code.suffix + [highest + $0])
        }
    }

    /// The code that a merged parcel keeps: the lowest; `nil` where none has one.
    public static func merged(_ codes: some Sequence<ParcelCode>) -> ParcelCode? {
        codes.min()
    }

    /// Which part of a split keeps the code: the one of the lowest land number (เลขที่ดิน).
    ///
    /// `nil` where the numbers do not say: one that is missing or no whole number, or the lowest stands twice.
    public static func kept(landNumbers: [String?]) -> Int? {
        let numbers = landNumbers.map { text in
            text.flatMap { Int(ThaiDigits.arabic(ThaiText.squashed($0))) }.flatMap { $0 > 0 ? $0 : nil }
        }
        guard !numbers.contains(nil), let lowest = numbers.compactMap({ $0 }).min(),
            numbers.filter({ $0 == lowest }).count == 1
        else { return nil }
        return numbers.firstIndex(of: lowest)
    }
}
