/// One step of the schema, written once, with the words that the engines spell differently.
///
/// The name is `slice/number`, e.g. `planning/0003`. Steps are ordered and checked per slice, and never edited.
public struct Migration: Sendable {
    public var name: String
    var text: @Sendable (ColumnWords) -> String

    public init(_ name: String, _ text: @escaping @Sendable (ColumnWords) -> String) {
        self.name = name
        self.text = text
    }

    /// How an engine spells the column types of the house.
    public struct ColumnWords: Sendable {
        /// A UUIDv7: `uuid`, or 16 bytes.
        public var id: String
        /// A whole number of 64 bits; money is whole satang.
        public var whole: String
        public var flag: String
        /// A moment: `timestamptz`, or ISO text of whole milliseconds in UTC.
        public var instant: String
        /// A civil date: `date`, or ISO text.
        public var day: String
        public var text: String
        public var bytes: String
        public var json: String
        /// What closes CREATE TABLE: ` STRICT`, or nothing.
        public var end: String
    }
}
