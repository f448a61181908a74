import Civics
import Html
import PlanText
import Shell

/// A budget cell: an amount, “ไม่ใช้งบประมาณ” for the printed dash, “ไม่มีข้อมูล” where nothing is printed.
struct BudgetText: Component {
    var budget: Budget?
    /// In a table that says so above it, the dash stands alone.
    var isInTable = true

    var html: HTML {
        switch budget {
        case .some(.amount(let money)): MoneyText(money, hasUnit: !isInTable).html
        case .some(.none):
            isInTable
                ? "<span role=\"img\" aria-label=\"\(PublicLabel.noBudget)\">-</span>"
                : "\(PublicLabel.noBudget)"
        case nil: "<span class=\"missing\">\(PublicLabel.noData)</span>"
        }
    }
}

/// A sum of cells; the dash where no cell has an amount.
struct SumText: Component {
    var sum: Satang?

    var html: HTML { BudgetText(budget: sum.map { .amount($0) } ?? Budget.none).html }
}

/// Says where a printed total is not what its cells add up to.
struct TotalsNotice: Component {
    var sums: BudgetSums

    var html: HTML {
        let wrong = sums.disagreeing
        if wrong.isEmpty { return .empty }
        return Notice(
            .warning,
            """
            <p>\(Words(th: "ยอดรวมที่พิมพ์ในเอกสารไม่ตรงกับผลบวกของรายการ เราแสดงทั้งสองยอดตามจริง", en: "Totals printed in the document differ from the sum of their lines; both are shown as they are."))</p>
            <ul>\(each: wrong, line)</ul>
            """
        ).html
    }

    private func line(_ sum: BudgetSum) -> HTML {
        guard let difference = sum.difference, case .amount(let printed) = sum.printed else { return .empty }
        let (more, less) = (Words(th: "มากกว่า", en: "more"), Words(th: "น้อยกว่า", en: "less"))
        let gap = Satang(difference.amount < 0 ? -difference.amount : difference.amount)
        return """
            <li>\(PublicLabel.year(sum.year)): \(Words(th: "พิมพ์ไว้", en: "printed")) \(MoneyText(printed)) · \
            \(Words(th: "บวกได้", en: "adds up to")) \(MoneyText(sum.computed ?? .zero)) · \
            \(Words(th: "พิมพ์ไว้", en: "printed is")) \(difference.amount > 0 ? more : less) \(MoneyText(gap, hasUnit: true))</li>
            """
    }
}
