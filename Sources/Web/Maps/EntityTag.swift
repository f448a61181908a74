import Access
import Civics
import Registry
import Storage

/// The mark of what an answer was made from, for `ETag` and `If-None-Match` (RFC 9110 §8.8).
struct EntityTag: Sendable, Hashable {
    /// As it stands in the header.
    let text: String

    /// What an answer about a layer holds: the revisions of its records, the day it is read for, and how far the reader
    /// sees.
    ///
    /// Weak, since the answer also tells the time at which it was made.
    init(revisions: [Int64], on day: CivilDate, _ visible: VisibleLayer, isWeak: Bool = true) {
        let counted = revisions.map(String.init).joined(separator: ".")
        let reach = visible.isOpen ? "" : "-" + Self.digest(Self.reach(visible))
        text = (isWeak ? "W/" : "") + "\"\(Self.version)-\(counted)-\(day.iso)\(reach)\""
    }

    /// What a description says, as its digest.
    init(of text: String) { self.text = "\"\(Self.digest(text))\"" }

    /// Goes up when answers look different for the same records.
    private static let version = "1"

    /// Whether `If-None-Match` names it; the comparison is the weak one, as RFC 9110 §13.1.2 has it.
    func isKept(_ header: String?) -> Bool {
        guard let header else { return false }
        let own = Self.strong(text[...])
        return header.prefix(2_000).split(separator: ",").contains { part in
            let part = part.drop { $0 == " " }.prefix { $0 != " " }
            return part == "*" || Self.strong(part) == own
        }
    }

    private static func strong(_ text: Substring) -> Substring { text.hasPrefix("W/") ? text.dropFirst(2) : text }

    private static func reach(_ visible: VisibleLayer) -> String {
        let scope = visible.scope
        return [
            "\(scope.everything)", scope.divisions.map(\.rawValue).sorted().joined(separator: ","),
            scope.villages.sorted().map(String.init).joined(separator: ","), scope.own?.description ?? "",
            scope.assigned?.description ?? "",
        ].joined(separator: "|")
    }

    /// FNV-1a over 64 bits: the same in every process, and nothing secret is in it.
    private static func digest(_ text: String) -> String {
        let number = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(number, radix: 16)
    }

    /// How often the kinds of a layer have changed.
    static func revisions(of layer: MapLayer, _ db: Transaction) throws -> [Int64] {
        try layer.kinds.map { try RevisionRows.revision($0, db).revision }
    }
}
