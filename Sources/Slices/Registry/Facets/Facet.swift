public import Access
public import Civics
public import Storage

/// What another part of the program can tell about a parcel, household or person on its page: tax status, requests,
/// visits, help received.
///
/// Slices above offer facets; the register shows what the reader may see, and knows none of them.
public struct Facet: Sendable, Identifiable {
    /// One line of what is told.
    public struct Line: Sendable, Hashable {
        public var text: Words
        public var on: CivilDate?
        /// The record behind it, for the page that can show it.
        public var subject: Subject?

        public init(_ text: Words, on day: CivilDate? = nil, subject: Subject? = nil) {
            self.text = text
            on = day
            self.subject = subject
        }
    }

    /// A code in the source, such as `revenue.taxStatus`; unique.
    public let id: String
    public var title: Words
    public var dataClass: DataClass
    public var kinds: Set<RecordKind>
    /// Asked only on behalf of a reader whose scope on the class is not empty; the scope narrows it further.
    public var lines: @Sendable (RecordReference, Scope, Transaction) throws -> [Line]

    public init(
        id: String, title: Words, dataClass: DataClass, kinds: Set<RecordKind>,
        lines: @escaping @Sendable (RecordReference, Scope, Transaction) throws -> [Line]
    ) {
        self.id = id
        self.title = title
        self.dataClass = dataClass
        self.kinds = kinds
        self.lines = lines
    }
}
