import Access
import PlanText
import Storage

extension PlanParts {
    /// The parts after an amendment; a `Problem` where it names what is not there.
    func applying(_ amendment: Amendment, newID: () -> UUIDv7) throws -> PlanParts {
        try amendment.check()
        var parts = self
        for change in amendment.changes { try parts.apply(change, newID) }
        return parts
    }

    private var years: [Int] { items.first { $0.kind == .title }?.detail.years ?? [] }

    private func index(_ id: PlanItemID, _ kind: PlanItem.Kind? = nil) throws -> Int {
        guard let index = items.firstIndex(where: { $0.id == id }) else { throw Problem.planItemMissing }
        if let kind, items[index].kind != kind { throw Problem.budgetNotForActivity }
        return index
    }

    private func checkYear(_ year: Int) throws {
        guard years.contains(year) else { throw Problem.yearOutsidePlan(year) }
    }

    private mutating func apply(_ change: Amendment.Change, _ newID: () -> UUIDv7) throws {
        switch change {
        case .retitle(let id, let text):
            items[try index(id)].text = text.trimmed
        case .division(let id, let division):
            items[try index(id, .activity)].division = division.filled
        case .budget(let id, let year, let budget):
            _ = try index(id, .activity)
            try checkYear(year)
            budgets.removeAll { $0.activity == id && $0.year == year }
            if let budget { budgets.append(PlanBudget(activity: id, year: year, budget: budget)) }
        case .target(let id, let year, let target):
            _ = try index(id, .indicator)
            try checkYear(year)
            targets.removeAll { $0.indicator == id && $0.year == year }
            if let target { targets.append(PlanTarget(indicator: id, year: year, target: target)) }
        case .addActivity(let activity):
            try add(activity, newID)
        case .addProject(let programme, let title):
            _ = try index(programme, .programme)
            insert(.project, title.trimmed, under: programme, code: nil, division: nil, newID)
        case .remove(let id):
            _ = try index(id)
            remove(id)
        }
    }

    private mutating func add(_ activity: Amendment.NewActivity, _ newID: () -> UUIDv7) throws {
        _ = try index(activity.element, .element)
        let id = insert(
            .activity, activity.title.trimmed, under: activity.element, code: String(activity.number),
            division: activity.division?.filled, newID)
        for result in activity.results.compactMap(\.filled) {
            insert(.result, result, under: id, code: nil, division: nil, newID)
        }
        for (year, budget) in activity.budget.sorted(by: { $0.key < $1.key }) {
            try checkYear(year)
            budgets.append(PlanBudget(activity: id, year: year, budget: budget))
        }
    }

    /// New items stand after everything else of the plan, and so last among their siblings.
    @discardableResult
    private mutating func insert(
        _ kind: PlanItem.Kind, _ text: String, under parent: PlanItemID, code: String?, division: String?,
        _ newID: () -> UUIDv7
    ) -> PlanItemID {
        let id = PlanItemID(newID())
        let position = (items.map(\.position).max() ?? -1) + 1
        items.append(
            PlanItem(
                id: id, kind: kind, parent: parent, position: position, code: code, text: text, line: nil,
                division: division))
        return id
    }

    private mutating func remove(_ id: PlanItemID) {
        var gone: Set<PlanItemID> = [id]
        var grew = true
        while grew {
            let children = items.filter { item in item.parent.map(gone.contains) ?? false }.map(\.id)
            let before = gone.count
            gone.formUnion(children)
            grew = gone.count > before
        }
        items.removeAll { gone.contains($0.id) }
        budgets.removeAll { gone.contains($0.activity) }
        targets.removeAll { gone.contains($0.indicator) }
    }
}
