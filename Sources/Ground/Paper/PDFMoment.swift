import Civics

/// Moments as Cairo takes them for a PDF's properties.
enum PDFMoment {
    /// Returns `2026-11-22T03:04:05Z`, computed here since the C library's functions heed the machine's settings.
    static func text(_ instant: Instant) -> String {
        let seconds = Int(instant.milliseconds - (instant.milliseconds % 1_000 + 1_000) % 1_000) / 1_000
        let second = (seconds % 86_400 + 86_400) % 86_400
        let (year, month, day) = date((seconds - second) / 86_400)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(padded(second / 3_600, 2))"
            + ":\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
    }

    /// The Gregorian date of a count of days since 1 January 1970, by years that begin in March.
    private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
        // Days since 1 March of the year 0; 146,097 days are 400 years.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
