import Civics
import Geo
import Storage

/// A record that rows of files can become.
///
/// Each noun says how a row's cells fill it, by which keys it is found again, and how people read its fields.
protocol RegisterDraft: RegisterRecord {
    /// The record as the row has it, on top of what the register holds; `nil` where the row is refused.
    static func draft(
        _ row: ImportRow, onto existing: Self?, _ reader: inout CellReader, _ context: DraftContext
    ) -> Self?

    /// By what it is found again, the surest first.
    var matchKeys: [MatchKey] { get }

    /// Under which keys the register's record is kept for finding; those of ``matchKeys`` and perhaps looser ones.
    var indexKeys: [MatchKey] { get }

    /// What people read, field by field; never of class C3.
    var shown: [(field: String, value: String?)] { get }

    var label: String { get }

    /// Where it lies, for finding by overlap.
    var outline: Shape? { get }

    /// What is drawn of it, for telling that it changed.
    var drawn: Shape? { get }
}

extension RegisterDraft {
    var outline: Shape? { nil }
    var drawn: Shape? { nil }
    var indexKeys: [MatchKey] { matchKeys }

    /// The fields that differ; none where nothing that people read does.
    func differences(from before: Self?) -> [ImportDifference] {
        guard let before else { return [] }
        let old = before.shown
        let new = shown
        var found: [ImportDifference] = []
        for (one, other) in zip(old, new) where one.value != other.value {
            found.append(ImportDifference(field: one.field, before: one.value, after: other.value))
        }
        // A shape may move and keep its size.
        if drawn != before.drawn, !found.contains(where: { $0.field == "shape" }) {
            let text = { (values: [(field: String, value: String?)]) in values.first { $0.field == "shape" }?.value }
            found.append(
                ImportDifference(field: "shape", before: text(old), after: (text(new) ?? "มี") + " (ตำแหน่งหรือขอบเขตใหม่)"))
        }
        return found
    }
}

/// A key by which a record is found again.
struct MatchKey: Sendable, Hashable {
    var rule: MatchRule
    var value: String

    init(_ rule: MatchRule, _ parts: String?...) {
        self.rule = rule
        value = parts.map { $0.map(ColumnMatching.folded) ?? "" }.joined(separator: "\u{1F}")
    }
}

/// What drafts need to know of the rest of the register.
struct DraftContext: Sendable {
    /// Parcels of today by the key of their code.
    var parcels: [String: [ParcelID]] = [:]
    /// Which of the kinds that become places the file is.
    var placeKind: ImportKind = .places

    /// The parcel of a code, where exactly one has it.
    func parcel(_ code: ParcelCode) -> ParcelID? {
        guard let found = parcels[code.description], found.count == 1 else { return nil }
        return found[0]
    }
}
