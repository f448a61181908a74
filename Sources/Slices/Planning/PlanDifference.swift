import Civics
public import PlanText

/// What changed between two forms of a plan.
///
/// Objects are paired by their printed number or code, then by their wording; white space and Thai digits are folded,
/// so a document that was only typed anew shows no change. Lines are told, never compared.
public struct PlanDifference: Sendable, Hashable {
    public var changes: [PlanChange]

    public init(from before: Plan, to after: Plan) {
        var walk = PlanDifferenceWalk()
        walk.compare(before, after)
        changes = walk.changes
    }

    public var isEmpty: Bool { changes.isEmpty }
}

struct PlanDifferenceWalk {
    var changes: [PlanChange] = []

    mutating func reword(
        _ area: PlanChange.Area, _ place: String, _ before: String?, _ after: String?, _ lines: (Int?, Int?)
    ) {
        guard before.map(PlanFolding.fold) != after.map(PlanFolding.fold) else { return }
        changes.append(
            PlanChange(
                .reworded, area, place: place, before: before, after: after, lineBefore: lines.0, lineAfter: lines.1))
    }

    mutating func compare(_ before: Plan, _ after: Plan) {
        reword(.plan, "", before.title.text, after.title.text, (before.title.line, after.title.line))
        reword(
            .plan, "", before.organisation.text, after.organisation.text,
            (before.organisation.line, after.organisation.line))
        if before.years != after.years {
            let text = { (years: [Int]) in years.map(String.init).joined(separator: ", ") }
            changes.append(
                PlanChange(.years, .plan, place: "", before: text(before.years), after: text(after.years)))
        }
        reword(.plan, "", before.vision?.text, after.vision?.text, (before.vision?.line, after.vision?.line))
        passages(.plan, "", before.missions, after.missions)
        passages(.plan, "", before.policies, after.policies)
        compare(before.strategies, after.strategies)
        compare(before.elements, after.elements)
        total(.plan, "", before.grandTotal, after.grandTotal)
        factors(.factor, before.swot + before.tows, after.swot + after.tows)
        compare(before.mechanism, after.mechanism)
        factors(.evaluation, before.evaluation.objectives, after.evaluation.objectives)
        factors(.evaluation, before.evaluation.steps, after.evaluation.steps)
        factors(.evaluation, before.evaluation.instruments, after.evaluation.instruments)
        factors(.evaluation, before.evaluation.benefits, after.evaluation.benefits)
        passages(.division, "", before.divisions, after.divisions)
        for pair in PlanPairs(before.sections, after.sections, by: \.title).all {
            let passage: (Section?) -> [Passage] = { $0?.text ?? [] }
            passages(.section, pair.before?.title ?? pair.after?.title ?? "", passage(pair.before), passage(pair.after))
        }
    }

    /// Texts without a number of their own are the same or they are not.
    mutating func passages(_ area: PlanChange.Area, _ place: String, _ before: [Passage], _ after: [Passage]) {
        for pair in PlanPairs(before, after, by: \.text).all {
            existence(area, place, pair.before?.text, pair.after?.text, (pair.before?.line, pair.after?.line))
        }
    }

    /// Reports what stands on one side only; returns whether both sides have it.
    @discardableResult
    mutating func existence(
        _ area: PlanChange.Area, _ place: String, _ before: String?, _ after: String?, _ lines: (Int?, Int?)
    ) -> Bool {
        switch (before, after) {
        case (nil, let added?):
            changes.append(PlanChange(.added, area, place: place, after: added, lineAfter: lines.1))
            return false
        case (let removed?, nil):
            changes.append(PlanChange(.removed, area, place: place, before: removed, lineBefore: lines.0))
            return false
        default: return before != nil
        }
    }

    mutating func factors(_ area: PlanChange.Area, _ before: [Factor], _ after: [Factor]) {
        for pair in PlanPairs(before, after, by: \.code).all {
            let place = pair.before?.code ?? pair.after?.code ?? ""
            let lines = (pair.before?.line, pair.after?.line)
            if existence(area, place, pair.before?.text, pair.after?.text, lines) {
                reword(area, place, pair.before?.text, pair.after?.text, lines)
            }
        }
    }

    mutating func total(_ area: PlanChange.Area, _ place: String, _ before: PrintedTotal?, _ after: PrintedTotal?) {
        let years = Set((before?.amounts ?? [:]).keys).union((after?.amounts ?? [:]).keys).sorted()
        for year in years where before?.amounts[year] != after?.amounts[year] {
            changes.append(
                PlanChange(
                    .total, area, place: place, year: year, before: before?.amounts[year].map(text),
                    after: after?.amounts[year].map(text), lineBefore: before?.line, lineAfter: after?.line))
        }
    }

    private mutating func compare(_ before: [MechanismLevel], _ after: [MechanismLevel]) {
        for pair in PlanPairs(before, after, by: \.level).all {
            let place = pair.before?.level ?? pair.after?.level ?? ""
            let lines = (pair.before?.line, pair.after?.line)
            guard existence(.mechanism, place, pair.before?.responsible, pair.after?.responsible, lines) else {
                continue
            }
            reword(.mechanism, place, pair.before?.responsible, pair.after?.responsible, lines)
            passages(.mechanism, place, pair.before?.duties ?? [], pair.after?.duties ?? [])
        }
    }

    func text(_ budget: Budget) -> String {
        switch budget {
        case .none: "-"
        case .amount(let satang): satang.formattedBaht
        }
    }
}

/// The n-th occurrence of a key on one side goes with the n-th on the other; the order is that of the newer side.
struct PlanPairs<Item> {
    struct Pair {
        var before: Item?
        var after: Item?
    }

    var all: [Pair]

    init(_ before: [Item], _ after: [Item], by key: (Item) -> String) {
        var waiting: [String: [Int]] = [:]
        for (index, item) in before.enumerated() { waiting[PlanFolding.fold(key(item)), default: []].append(index) }
        var used: Set<Int> = []
        var pairs: [Pair] = []
        for item in after {
            let folded = PlanFolding.fold(key(item))
            if let index = waiting[folded]?.first {
                waiting[folded]?.removeFirst()
                used.insert(index)
                pairs.append(Pair(before: before[index], after: item))
            } else {
                pairs.append(Pair(before: nil, after: item))
            }
        }
        for (index, item) in before.enumerated() where !used.contains(index) {
            pairs.append(Pair(before: item, after: nil))
        }
        all = pairs
    }
}
