import Civics
import PlanText
import Planning

/// What the budget cells of one fiscal year add up to, beside what the document prints as their total.
struct BudgetSum: Sendable, Hashable {
    var year: Int
    /// The sum of the cells; `nil` where no cell has an amount, or the sum is too large to be kept.
    var computed: Satang?
    /// How many activities have an amount for the year.
    var funded: Int
    /// The printed total; `nil` where none is printed.
    var printed: Budget?

    /// Printed less computed; `nil` where there is nothing to compare.
    var difference: Satang? {
        guard case .amount(let printed) = printed else { return nil }
        return try? printed.subtracting(computed ?? .zero)
    }

    init(year: Int, budgets: [YearlyBudget], printed: Budget?) {
        let amounts = budgets.compactMap { budget -> Satang? in
            if case .amount(let satang) = budget[year] { return satang }
            return nil
        }
        self.year = year
        funded = amounts.count
        computed = amounts.isEmpty ? nil : try? Satang.sum(amounts)
        self.printed = printed
    }
}

/// The totals of a plan or of one of its elements, year by year.
struct BudgetSums: Sendable, Hashable {
    var years: [BudgetSum]
    /// Over all years.
    var grand: Satang?

    init(_ years: [Int], activities: [PlannedActivity], printed: PrintedTotal?) {
        let budgets = activities.map(\.budget)
        self.years = years.map { BudgetSum(year: $0, budgets: budgets, printed: printed?.amounts[$0]) }
        let sums = self.years.compactMap(\.computed)
        grand = sums.isEmpty ? nil : try? Satang.sum(sums)
    }

    subscript(year: Int) -> BudgetSum? { years.first { $0.year == year } }

    /// Years whose printed total is not what the cells add up to.
    var disagreeing: [BudgetSum] { years.filter { $0.difference.map { $0 != .zero } ?? false } }
}

extension PlanView {
    /// The totals of the whole plan.
    var budgetSums: BudgetSums {
        BudgetSums(snapshot.years, activities: snapshot.activities, printed: plan.grandTotal)
    }

    func budgetSums(of element: Int) -> BudgetSums {
        BudgetSums(
            snapshot.years, activities: activities(of: element),
            printed: plan.elements.first { $0.number == element }?.printed)
    }
}
