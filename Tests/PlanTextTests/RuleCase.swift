import Testing

/// A change to the sample's text.
enum Edit: Sendable {
    /// Replaces a text that stands there exactly once.
    case swap(String, String)
    /// Takes out what stands from one marker up to another.
    case cut(from: String, to: String)

    func applied(to text: String) throws(EditError) -> String {
        switch self {
        case .swap(let old, let new):
            let parts = text.split(separator: old, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw EditError(marker: old, found: parts.count - 1) }
            return parts[0] + new + parts[1]
        case .cut(let from, let to):
            let head = text.split(separator: from, maxSplits: 1, omittingEmptySubsequences: false)
            guard head.count == 2 else { throw EditError(marker: from, found: 0) }
            let tail = head[1].split(separator: to, maxSplits: 1, omittingEmptySubsequences: false)
            guard tail.count == 2 else { throw EditError(marker: to, found: 0) }
            return head[0] + to + tail[1]
        }
    }
}

struct EditError: Error {
    var marker: String
    var found: Int
}

/// A rule with an error planted for it, and changes that look alike and must stay silent.
struct RuleCase: Sendable, CustomTestStringConvertible {
    var rule: String
    var plant: [Edit]
    /// Stands in the last line of its kind that the finding must point to.
    var at: String
    var silent: [[Edit]]

    init(_ rule: String, _ plant: [Edit], at: String, silent: [[Edit]]) {
        self.rule = rule
        self.plant = plant
        self.at = at
        self.silent = silent
    }

    var testDescription: String { rule }

    static func edited(_ edits: [Edit]) throws(EditError) -> String {
        var text = SamplePlan.text
        for edit in edits { text = try edit.applied(to: text) }
        return text
    }

    static let all = figures + names + indicators + structure + money + wording
}
