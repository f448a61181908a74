/// Running text: cover, contents, vision, missions, factors, evaluation, prose.
extension PlanAssembly {
    mutating func takeCover(_ text: String, _ number: Int) {
        let isThai = text.utf8.contains { $0 >= 0x80 }
        if isThai, plan.title.text.holds(text) || plan.organisation.text == text {
            return plan.furniture.append(Passage(text, line: number))
        }
        let isPlace = ["อำเภอ", "จังหวัด", "ตำบล", "ต.", "อ.", "จ."].contains { text.opens(with: $0) }
        let isOwn = !plan.organisation.text.isEmpty && text.holds(plan.organisation.text)
        if isThai, isOwn || isPlace || text.scalarCount > 60 { return takeProse(text, number) }
        unplaced(text, number)
    }

    mutating func takeContents(text: String, number: Int) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let last = scalars.lastIndex(where: { Cursor.digit($0) == nil }), last + 1 < scalars.count,
            scalars.count - last <= 4, scalars[last] == " " || scalars[last] == "." || scalars[last] == "…"
        else { return false }
        var title = Cursor(text).text(from: 0, to: last + 1)
        while let end = title.unicodeScalars.last, " .…".unicodeScalars.contains(end) {
            title.unicodeScalars.removeLast()
        }
        guard !title.isEmpty else { return false }
        plan.contents.append(Passage(title, line: number))
        return true
    }

    mutating func takeProse(_ text: String, _ number: Int) {
        if plan.sections.isEmpty { plan.sections.append(Section(title: "", line: number)) }
        let last = plan.sections.count - 1
        plan.sections[last].text.append(Passage(text, line: number))
        plan.sections[last].lastLine = number
    }

    /// `๑) สำนักปลัด` in the part that says which divisions there are.
    mutating func takeDivision(_ text: String, _ number: Int) {
        guard text.utf8.count < 180, plan.divisions.count < 100, let item = ItemList.items(in: text).first,
            item.number != nil,
            ["สำนัก", "กอง", "หน่วยตรวจสอบ", "ฝ่าย"].contains(where: { item.text.opens(with: $0) }),
            !plan.divisions.contains(where: { $0.text.bare == item.text.bare })
        else { return }
        plan.divisions.append(Passage(item.text, line: number))
    }

    mutating func takeVision(_ text: String, _ number: Int) {
        if let vision = plan.vision {
            guard visionGoesOn || isAdjacent, Self.canGrow(vision.text) else { return takeProse(text, number) }
            plan.vision = Passage(unquoted(joined(vision.text, text)), line: vision.line)
            if text.closes(with: "”") || text.closes(with: "\"") { visionGoesOn = false }
        } else {
            plan.vision = Passage(unquoted(text), line: number)
            let isQuoted = text.opens(with: "“") || text.opens(with: "\"")
            visionGoesOn = !isQuoted || !(text.holds("”") || text.dropFirst().contains("\""))
        }
    }

    func unquoted(_ text: String) -> String {
        var scalars = Array(text.trimmed.unicodeScalars)
        while let first = scalars.first, "“”\"‘’'".unicodeScalars.contains(first) { scalars.removeFirst() }
        while let last = scalars.last, "“”\"‘’'".unicodeScalars.contains(last) { scalars.removeLast() }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view).trimmed
    }

    static func take(_ text: String, _ number: Int, _ isAdjacent: Bool, into list: inout [Passage]) {
        let items = ItemList.items(in: text)
        let opensItem = items.first?.number != nil || text.opens(with: "-") || text.opens(with: "•")
        if !opensItem, isAdjacent, let last = list.last, canGrow(last.text) {
            list[list.count - 1].text = joined(last.text, text)
        } else {
            list += items.map { Passage($0.text, line: number) }
        }
    }

    mutating func takeFactor(
        _ text: String, _ number: Int, _ group: String, _ list: WritableKeyPath<Plan, [Factor]>
    ) {
        let last = plan[keyPath: list].last { $0.group == group }
        let lastNumber = last.flatMap { Int($0.code.dropFirst(group.count)) } ?? 0
        if let factor = CodedFactor.item(text, group: group, last: lastNumber, number: number) {
            plan[keyPath: list].append(factor)
        } else if isAdjacent, let end = plan[keyPath: list].indices.last, plan[keyPath: list][end].group == group,
            Self.canGrow(plan[keyPath: list][end].text)
        {
            plan[keyPath: list][end].text = joined(plan[keyPath: list][end].text, text)
        } else {
            takeProse(text, number)
        }
    }

    mutating func takeEvaluation(_ text: String, _ number: Int, _ part: EvaluationPart) {
        let list: WritableKeyPath<Evaluation, [Factor]> =
            switch part {
            case .objectives: \.objectives
            case .steps: \.steps
            case .instruments: \.instruments
            case .benefits: \.benefits
            }
        let items = ItemList.items(in: text)
        if items.first?.number != nil {
            plan.evaluation[keyPath: list] += items.map {
                let code = $0.number.map(String.init) ?? ""
                return Factor(code: code, printedCode: code, text: $0.text, line: number)
            }
        } else if isAdjacent, let end = plan.evaluation[keyPath: list].indices.last,
            Self.canGrow(plan.evaluation[keyPath: list][end].text)
        {
            plan.evaluation[keyPath: list][end].text = joined(plan.evaluation[keyPath: list][end].text, text)
        } else {
            takeProse(text, number)
        }
    }
}
