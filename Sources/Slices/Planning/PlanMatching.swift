import Storage

/// Finds, between an older and a newer form of a plan, the objects that are the same ones.
///
/// The same: of one kind, under the same parent, with one code and one text (white space and digits folded). After
/// that, an activity or a project whose text occurs once on both sides is the same one wherever it has moved.
enum PlanMatching {
    private struct Key: Hashable {
        var kind: PlanItem.Kind
        var parent: PlanItemID?
        var code: String?
        var text: String
    }

    private struct Title: Hashable {
        var kind: PlanItem.Kind
        var text: String
    }

    /// Returns the newer parts with the older identifiers wherever the object is the same.
    static func keepingIdentifiers(of older: [PlanItem], in newer: PlanParts) -> PlanParts {
        let kept = matches(older, newer.items)
        guard !kept.isEmpty else { return newer }
        func id(_ id: PlanItemID) -> PlanItemID { kept[id] ?? id }
        var parts = newer
        for index in parts.items.indices {
            parts.items[index].id = id(parts.items[index].id)
            parts.items[index].parent = parts.items[index].parent.map(id)
        }
        for index in parts.budgets.indices { parts.budgets[index].activity = id(parts.budgets[index].activity) }
        for index in parts.targets.indices { parts.targets[index].indicator = id(parts.targets[index].indicator) }
        return parts
    }

    private static func matches(_ older: [PlanItem], _ newer: [PlanItem]) -> [PlanItemID: PlanItemID] {
        var kept: [PlanItemID: PlanItemID] = [:]
        var taken: Set<PlanItemID> = []
        var known: [Key: PlanItemID] = [:]
        var titles: [Title: [PlanItemID]] = [:]
        for item in older {
            let text = PlanFolding.fold(item.text)
            known[Key(kind: item.kind, parent: item.parent, code: item.code, text: text)] = item.id
            titles[Title(kind: item.kind, text: text), default: []].append(item.id)
        }
        var newTitles: [Title: Int] = [:]
        for item in newer { newTitles[Title(kind: item.kind, text: PlanFolding.fold(item.text)), default: 0] += 1 }

        // Parents come before their children, so a parent's match is known when its children are looked at.
        for item in newer.sorted(by: { $0.position < $1.position }) {
            let text = PlanFolding.fold(item.text)
            let parent = item.parent.map { kept[$0] ?? $0 }
            if let same = known[Key(kind: item.kind, parent: parent, code: item.code, text: text)],
                taken.insert(same).inserted
            {
                kept[item.id] = same
                continue
            }
            let title = Title(kind: item.kind, text: text)
            let mayMove = item.kind == .activity || item.kind == .project
            guard mayMove, newTitles[title] == 1, let only = titles[title], only.count == 1,
                taken.insert(only[0]).inserted
            else { continue }
            kept[item.id] = only[0]
        }
        return kept
    }
}
