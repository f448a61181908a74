import Civics

/// The civil day in Thailand (UTC+7, no summer time) at a moment.
func thaiDay(at instant: Instant) -> CivilDate {
    // Days since 1970-01-01 in Thailand, then the civil calendar by 400-year eras that begin on 1 March.
    let seconds = Int((Double(instant.milliseconds) / 1000).rounded(.down)) + 7 * 3600
    let days = Int((Double(seconds) / 86400).rounded(.down)) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return CivilDate(year: year, month: month, day: day) ?? CivilDate.farthest
}

extension CivilDate {
    /// Where a clock shows a year that no calendar here has.
    fileprivate static var farthest: CivilDate {
        guard let last = CivilDate(year: 9999, month: 12, day: 31) else { preconditionFailure("31 December exists") }
        return last
    }
}
