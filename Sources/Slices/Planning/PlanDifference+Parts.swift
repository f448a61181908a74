import PlanText

/// Strategies, indicators, programmes, elements and activities.
extension PlanDifferenceWalk {
    mutating func compare(_ before: [Strategy], _ after: [Strategy]) {
        for pair in PlanPairs(before, after, by: { String($0.number) }).all {
            let place = String(pair.before?.number ?? pair.after?.number ?? 0)
            let lines = (pair.before?.line, pair.after?.line)
            guard existence(.strategy, place, pair.before?.title, pair.after?.title, lines),
                let old = pair.before, let new = pair.after
            else { continue }
            reword(.strategy, place, old.title, new.title, lines)
            for pair in PlanPairs(old.objectives, new.objectives, by: \.text).all {
                existence(
                    .objective, place, pair.before?.text, pair.after?.text,
                    (pair.before?.lines.first, pair.after?.lines.first))
            }
            compare(old.indicators, new.indicators, in: place)
            compare(old.programmes, new.programmes)
        }
    }

    private mutating func compare(_ before: [Indicator], _ after: [Indicator], in place: String) {
        let key = { (indicator: Indicator) in indicator.kind.rawValue + " " + (indicator.code ?? indicator.title) }
        for pair in PlanPairs(before, after, by: key).all {
            let lines = (pair.before?.line, pair.after?.line)
            guard existence(.indicator, place, pair.before?.title, pair.after?.title, lines),
                let old = pair.before, let new = pair.after
            else { continue }
            reword(.indicator, place, old.title, new.title, lines)
            let place = "\(place) (\(new.title))"
            if old.unit != new.unit {
                changes.append(PlanChange(.unit, .indicator, place: place, before: old.unit, after: new.unit))
            }
            if old.comparator != new.comparator {
                changes.append(
                    PlanChange(
                        .comparator, .indicator, place: place, before: old.comparator?.rawValue,
                        after: new.comparator?.rawValue))
            }
            for year in Set(old.targets.keys).union(new.targets.keys).sorted()
            where old.targets[year] != new.targets[year] {
                changes.append(
                    PlanChange(
                        .target, .indicator, place: place, year: year, before: old.targets[year]?.description,
                        after: new.targets[year]?.description, lineBefore: old.line, lineAfter: new.line))
            }
        }
    }

    private mutating func compare(_ before: [Programme], _ after: [Programme]) {
        for pair in PlanPairs(before, after, by: \.code).all {
            let place = pair.before?.code ?? pair.after?.code ?? ""
            let lines = (pair.before?.line, pair.after?.line)
            guard existence(.programme, place, pair.before?.title, pair.after?.title, lines),
                let old = pair.before, let new = pair.after
            else { continue }
            reword(.programme, place, old.title, new.title, lines)
            passages(.project, place, old.projects, new.projects)
        }
    }

    mutating func compare(_ before: [Element], _ after: [Element]) {
        for pair in PlanPairs(before, after, by: { String($0.number) }).all {
            let place = String(pair.before?.number ?? pair.after?.number ?? 0)
            let lines = (pair.before?.line, pair.after?.line)
            let both = existence(.element, place, pair.before?.title, pair.after?.title, lines)
            if both { reword(.element, place, pair.before?.title, pair.after?.title, lines) }
            total(.element, place, pair.before?.printed, pair.after?.printed)
            compare(pair.before?.activities ?? [], pair.after?.activities ?? [], in: place)
        }
    }

    /// Activities with the same wording are the same ones, whatever their numbers; the rest are paired by number.
    private mutating func compare(_ before: [Activity], _ after: [Activity], in element: String) {
        let byTitle = PlanPairs(before, after, by: \.title).all
        let rest = PlanPairs(
            byTitle.compactMap { $0.after == nil ? $0.before : nil },
            byTitle.compactMap { $0.before == nil ? $0.after : nil }, by: { String($0.number) }
        ).all
        for pair in byTitle where pair.before != nil && pair.after != nil { compare(pair, in: element) }
        for pair in rest { compare(pair, in: element) }
    }

    private mutating func compare(_ pair: PlanPairs<Activity>.Pair, in element: String) {
        let place = "\(element)/\(pair.after?.number ?? pair.before?.number ?? 0)"
        let lines = (pair.before?.line, pair.after?.line)
        guard existence(.activity, place, pair.before?.title, pair.after?.title, lines),
            let old = pair.before, let new = pair.after
        else { return }
        reword(.activity, place, old.title, new.title, lines)
        if old.number != new.number {
            changes.append(
                PlanChange(
                    .renumbered, .activity, place: "\(element) “\(new.title)”", before: String(old.number),
                    after: String(new.number), lineBefore: old.line, lineAfter: new.line))
        }
        if old.division.map(PlanFolding.fold) != new.division.map(PlanFolding.fold) {
            changes.append(
                PlanChange(
                    .division, .activity, place: place, before: old.division, after: new.division,
                    lineBefore: old.line, lineAfter: new.line))
        }
        for year in Set(old.budget.keys).union(new.budget.keys).sorted() where old.budget[year] != new.budget[year] {
            changes.append(
                PlanChange(
                    .budget, .activity, place: place, year: year, before: old.budget[year].map(text),
                    after: new.budget[year].map(text), lineBefore: old.line, lineAfter: new.line))
        }
        passages(.result, place, old.results, new.results)
    }
}
