/// One step of the schema, written once, with the words that the engines spell differently.
///
/// The name is `slice/number`, e.g. `planning/0003`. Steps are ordered and checked per slice, and never edited.
/// The text may hold several statements, each closed by a semicolon.
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
        /// A moment: `timestamptz(3)`, or ISO text of whole milliseconds in UTC.
        public var instant: String
        /// A civil date: `date`, or ISO text.
        public var day: String
        public var text: String
        public var bytes: String
        /// JSON text.
        ///
        /// PostgreSQL keeps its meaning and not its spelling: never hash it as read.
        public var json: String
        /// A measured number (a coordinate, a ratio); never money.
        public var real: String
        /// What closes CREATE TABLE: ` STRICT`, or nothing.
        public var end: String
    }
}
