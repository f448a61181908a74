public import Access
public import Civics

/// A number that answers for itself: what it is, out of how many records, and which set of records that was.
public struct Figure: Sendable, Hashable, Codable {
    /// `nil` where it cannot be measured; that is not zero.
    public var value: Ratio?
    /// Why there is no value.
    public var reason: Words?
    /// How many records were counted.
    public var counted: Int
    /// How many records of the period were left out, each with its reason in the drill-down.
    public var excluded: Int
    /// SHA-256 over the ordered keys of the counted records, 64 hexadecimal digits.
    public var recordHash: String

    /// A figure with a value.
    public init(_ value: Ratio, counted: Int, excluded: Int = 0, records: RecordSetHash) {
        self.value = value
        self.reason = nil
        self.counted = counted
        self.excluded = excluded
        recordHash = records.text
    }

    /// A figure that cannot be measured, and why.
    public init(
        cannotBeMeasured reason: Words, counted: Int = 0, excluded: Int = 0, records: RecordSetHash = RecordSetHash()
    ) {
        value = nil
        self.reason = reason
        self.counted = counted
        self.excluded = excluded
        recordHash = records.text
    }

    init(value: Ratio?, reason: Words?, counted: Int, excluded: Int, recordHash: String) {
        self.value = value
        self.reason = reason
        self.counted = counted
        self.excluded = excluded
        self.recordHash = recordHash
    }

    /// A share `part / whole`; cannot be measured where the whole is nothing.
    public static func share(
        _ part: Int64, of whole: Int64, percent: Bool = false, counted: Int, excluded: Int = 0, records: RecordSetHash
    ) -> Figure {
        guard let ratio = Ratio(part, over: whole), let value = percent ? ratio.times(Ratio(100)) : ratio else {
            return Figure(
                cannotBeMeasured: Words(th: "ไม่มีรายการให้นับในช่วงนี้", en: "There is nothing to count in this period."),
                counted: counted, excluded: excluded, records: records)
        }
        return Figure(value, counted: counted, excluded: excluded, records: records)
    }
}

/// The hash of an ordered set of records, built key by key so that no list of them is ever held.
public struct RecordSetHash: Sendable {
    private var hash = Sha256()

    public init() {}

    /// Adds a record by its key, and by the values that the figure took from it where it is not only counted.
    public mutating func add(_ key: String, _ values: Int64...) {
        let text = ([key] + values.map(String.init)).joined(separator: "|")
        hash.update(Array("\(text.utf8.count):\(text)".utf8))
    }

    public var text: String { Hexadecimal.text(hash.digest()) }
}

/// One record behind a figure.
public struct RecordLink: Sendable, Hashable {
    public enum Standing: Sendable, Hashable {
        case counted
        case excluded(why: Words)
    }

    public var subject: Subject
    public var title: Words
    public var standing: Standing

    public init(_ subject: Subject, title: Words, standing: Standing = .counted) {
        self.subject = subject
        self.title = title
        self.standing = standing
    }
}

/// Counts so small that a person could be recognised.
public enum SmallCount {
    /// The count, or `น้อยกว่า 5` for readers without the right; zero is shown.
    /// - Parameter threshold: the smallest count that is shown, a dated setting (default 5).
    public static func text(_ count: Int, threshold: Int, isTrusted: Bool = false) -> Words {
        guard !isTrusted, count > 0, count < threshold else { return Words(th: "\(count)", en: "\(count)") }
        return Words(th: "น้อยกว่า \(threshold)", en: "fewer than \(threshold)")
    }
}
