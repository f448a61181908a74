import Civics
import PlanText

/// Everything a plan value holds, to look whether a line of the document got lost.
enum PlanDump {
    /// All letters of the plan in the order of the document's parts, without white space, digits and marks.
    static func letters(of plan: Plan) -> String {
        var texts: [String] = [plan.title.text, plan.organisation.text, plan.vision?.text ?? ""]
        func add(_ passages: [Passage]) { texts += passages.map(\.text) }
        func add(_ factors: [Factor]) { texts += factors.map { $0.printedCode + $0.text } }
        add(plan.missions)
        add(plan.policies)
        for strategy in plan.strategies {
            texts += [strategy.title, strategy.overviewTitle ?? ""]
            texts += strategy.objectives.map(\.text) + strategy.objectives.compactMap(\.sectionText)
            for indicator in strategy.indicators {
                let kinds: [Indicator.Kind: String] = [
                    .output: "ผลผลิต(Output)", .outcome: "ผลลัพธ์(Outcome)", .impact: "ผลกระทบ(Impact)",
                ]
                texts += [indicator.title, indicator.code ?? "", "ไม่น้อยกว่า", indicator.unit ?? "", "ขึ้นไป"]
                if indicator.isCeiling { texts.append("ไม่เกิน" + (indicator.unit ?? "")) }
                texts.append(kinds[indicator.kind] ?? "")
            }
            add(strategy.overviewIndicators)
            for programme in strategy.programmes {
                texts.append(programme.printedCode + programme.title)
                add(programme.projects)
            }
        }
        for element in plan.elements {
            texts.append(element.title)
            for activity in element.activities {
                texts.append(activity.title)
                add(activity.results)
                texts.append(activity.division ?? "")
            }
        }
        add(plan.swot + plan.tows)
        for level in plan.mechanism {
            texts += [level.level, level.responsible]
            add(level.duties)
        }
        let evaluation = plan.evaluation
        add(evaluation.objectives + evaluation.steps + evaluation.instruments + evaluation.benefits)
        add(plan.divisions + plan.contents + plan.headings + plan.furniture + plan.unplaced)
        for section in plan.sections {
            texts.append(section.title)
            add(section.text)
        }
        return letters(texts.joined())
    }

    static func letters(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { isLetter($0) }))
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        (0x0E01...0x0E4E).contains(scalar.value) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    /// Words that are kept as a value: the unit of an amount, the wording of "-".
    private static let valueWords: Set<String> = ["บาท", "ไม่ใช้งบประมาณ"]

    /// The words of a document, with their lines, that stand nowhere in the plan.
    ///
    /// Money and totals are checked by
    /// value elsewhere.
    static func lost(from source: SourceText, in plan: Plan) -> [String] {
        let held = letters(of: plan)
        let totals = Set((plan.elements.compactMap(\.printed) + [plan.grandTotal].compactMap { $0 }).compactMap(\.line))
        var lost: [String] = []
        for line in source.lines where !totals.contains(line.number) {
            for word in line.cells.joined(separator: " ").split(whereSeparator: { " \n".contains($0) }) {
                let letters = letters(String(word))
                if !letters.isEmpty, !valueWords.contains(letters), !held.utf8Contains(letters) {
                    lost.append("\(line.number) \(word)")
                }
            }
        }
        return lost
    }
}

extension String {
    fileprivate func utf8Contains(_ needle: String) -> Bool {
        let (bytes, wanted) = (Array(utf8), Array(needle.utf8))
        guard let first = wanted.first, bytes.count >= wanted.count else { return wanted.isEmpty }
        for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
            if bytes[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
        }
        return false
    }
}
