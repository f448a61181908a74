import Access
import Civics
import Evidence
import Storage

/// One record behind a figure, with what it adds: evaluating and drilling down see the same list.
struct MeasureMember: Sendable {
    var subject: Subject
    var title: Words
    /// What it adds to the numerator, or to the count.
    var part: Int64
    /// What it adds to the denominator; 1 for a count.
    var whole: Int64
    /// Why it is left out; `nil` for what counts.
    var why: Words?

    init(_ subject: Subject, title: Words, part: Int64, whole: Int64 = 1, why: Words? = nil) {
        self.subject = subject
        self.title = title
        self.part = part
        self.whole = whole
        self.why = why
    }

    var link: RecordLink {
        RecordLink(subject, title: title, standing: why.map { .excluded(why: $0) } ?? .counted)
    }
}

typealias MeasureMembers = @Sendable (MeasureContext, Transaction) throws -> [MeasureMember]

extension Measure {
    /// A share in per cent: the parts over the wholes.
    static func share(
        _ id: String, _ name: Words, formula: Words, decimals: Int = 1, parameters: [String] = [],
        accumulation: Accumulation = .latest, members: @escaping MeasureMembers
    ) -> Measure {
        Measure(
            id: id, name: name, formula: formula, unit: Words(th: "ร้อยละ", en: "per cent"),
            accumulation: accumulation, decimals: decimals, parameters: parameters,
            evaluate: { context, db in
                let members = try members(context, db)
                let counted = members.filter { $0.why == nil }
                return Figure.share(
                    counted.reduce(0) { $0 + $1.part }, of: counted.reduce(0) { $0 + $1.whole }, percent: true,
                    counted: counted.count, excluded: members.count - counted.count, records: hash(counted))
            }, records: page(members))
    }

    /// A number of things.
    static func count(
        _ id: String, _ name: Words, formula: Words, unit: Words, parameters: [String] = [],
        members: @escaping MeasureMembers
    ) -> Measure {
        Measure(
            id: id, name: name, formula: formula, unit: unit, accumulation: .sum, parameters: parameters,
            evaluate: { context, db in
                let members = try members(context, db)
                let counted = members.filter { $0.why == nil }
                return Figure(
                    Ratio(counted.reduce(0) { $0 + $1.part }), counted: counted.count,
                    excluded: members.count - counted.count, records: hash(counted))
            }, records: page(members))
    }

    private static func hash(_ members: [MeasureMember]) -> RecordSetHash {
        var hash = RecordSetHash()
        for member in members { hash.add("\(member.subject.kind):\(member.subject.id)", member.part, member.whole) }
        return hash
    }

    private static func page(
        _ members: @escaping MeasureMembers
    ) -> @Sendable (MeasureContext, RecordPage, Transaction) throws -> [RecordLink] {
        { context, page, db in
            Array(try members(context, db).dropFirst(page.offset).prefix(page.limit)).map(\.link)
        }
    }
}
