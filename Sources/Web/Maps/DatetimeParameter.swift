import Civics
import Registry

/// Reads `datetime` (OGC API – Features 1.0 §7.15.4): an instant, a closed interval, or one open on a side (`..`).
///
/// The register holds for whole days, so a moment means its day in Thailand; a day alone (RFC 3339 full-date) is taken.
enum DatetimeParameter {
    /// Returns `nil` for a text that is none, or an interval that ends before it begins.
    static func days(_ text: String) -> LayerQuery.DayRange? {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        switch sides.count {
        case 1:
            guard let day = day(sides[0]) else { return nil }
            return LayerQuery.DayRange(first: day, last: day)
        case 2:
            guard let first = side(sides[0]), let last = side(sides[1]) else { return nil }
            if case .day(let first) = first, case .day(let last) = last, last < first { return nil }
            return LayerQuery.DayRange(first: first.day, last: last.day)
        default: return nil
        }
    }

    private enum Side {
        case open
        case day(CivilDate)

        var day: CivilDate? {
            guard case .day(let day) = self else { return nil }
            return day
        }
    }

    private static func side(_ text: Substring) -> Side? {
        if text.isEmpty || text == ".." { return .open }
        return day(text).map(Side.day)
    }

    /// The day in Thailand of an RFC 3339 date-time, or the day itself.
    private static func day(_ text: Substring) -> CivilDate? {
        guard text.utf8.count <= 40 else { return nil }
        if text.utf8.count == 10 { return CivilDate(iso: String(text)) }
        var text = text.uppercased()
        // A form that did not encode its plus sends a blank.
        guard let sign = text.dropFirst(11).lastIndex(where: { $0 == "+" || $0 == "-" || $0 == " " }) else {
            return Instant(iso: text)?.thaiDate
        }
        let offset = text[sign...].dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard offset.count == 2, offset.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
            let hours = Int64(offset[0]), let minutes = Int64(offset[1]), hours < 24, minutes < 60
        else { return nil }
        let seconds = (hours * 60 + minutes) * 60
        let isWest = text[sign] == "-"
        text = text[..<sign] + "Z"
        return Instant(iso: text)?.adding(seconds: isWest ? seconds : -seconds).thaiDate
    }
}
