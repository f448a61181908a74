import Civics
import Storage

/// Search in the plan as people ask: by words, by an activity's place, by a division, with a common slip of spelling.
enum PlanSearch {
    /// Loanwords that documents and people write in two ways: the written, and the Royal Society's.
    private static let slips = [("อินเตอร์เน็ต", "อินเทอร์เน็ต"), ("เว็ปไซต์", "เว็บไซต์"), ("ดิจิตอล", "ดิจิทัล")]

    /// What is looked for: as asked, and with each slip written the other way.
    static func spellings(_ words: String) -> [String] {
        let asked = PlanFolding.fold(words)
        let others = slips.flatMap { slip, right in
            [asked.replacing(slip, with: right), asked.replacing(right, with: slip)]
        }
        return others.reduce(into: [asked]) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Activities found by place or division first, in the order of the plan; then where the words stand.
    static func hits(_ words: String, asOf day: CivilDate, limit: Int, _ db: Transaction) throws -> [PlanSearchHit] {
        let asked = PlanFolding.fold(words)
        guard !asked.isEmpty else { return [] }
        let activities = try PlanRows.plan(asOf: day, db)?.activities ?? []
        var found = activities.filter { activity in
            activity.place == asked || activity.division.map { isNamed($0, asked) } ?? false
        }
        .map {
            PlanSearchHit(
                id: $0.id, kind: .activity, parent: nil, code: $0.place,
                text: "\($0.place) \($0.title)" + ($0.division.map { " · \($0)" } ?? ""), line: $0.line)
        }
        for spelling in spellings(words) {
            for hit in try PlanSearchRows.hits(spelling, asOf: day, limit: limit, db)
            where !found.contains(where: { $0.id == hit.id }) {
                found.append(hit)
            }
        }
        return Array(found.prefix(limit))
    }

    /// A division is asked for by its name or the beginning of it, at least three letters long.
    private static func isNamed(_ printed: String, _ asked: String) -> Bool {
        asked.count >= 3 && PlanFolding.fold(printed).hasPrefix(asked)
    }
}
