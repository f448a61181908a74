import Civics
import PlanText
import Planning

/// Money of the sample organisation: approved, contracted, paid, each by its document.
struct DemoMoney {
    let office: DemoOffice
    var random: SplitMix64

    /// A share of an activity's budget on a day, by month and day.
    private struct Step {
        var kind: MoneyEntry.Kind
        var month: Int
        var day: Int
        var percent: Int
    }

    private static func approve(_ month: Int, _ day: Int) -> Step {
        Step(kind: .approved, month: month, day: day, percent: 100)
    }

    private static func contract(_ month: Int, _ day: Int, _ percent: Int) -> Step {
        Step(kind: .contracted, month: month, day: day, percent: percent)
    }

    private static func pay(_ month: Int, _ day: Int, _ percent: Int) -> Step {
        Step(kind: .paid, month: month, day: day, percent: percent)
    }

    /// Services are paid every quarter, training after each course, works late; one finished activity is never paid.
    private static let past: [(place: String, steps: [Step])] = [
        (
            "1.1",
            [
                approve(10, 8), contract(10, 20, 96), pay(12, 24, 24), pay(3, 25, 24), pay(6, 24, 24), pay(9, 24, 24),
            ]
        ), ("1.3", [approve(11, 12), contract(1, 14, 92), pay(3, 18, 46), pay(7, 22, 46)]),
        ("1.4", [approve(11, 19), contract(2, 4, 96), pay(4, 22, 38), pay(8, 19, 58)]),
        ("2.2", [approve(1, 21), contract(6, 10, 95), pay(9, 16, 38)]),
        ("3.1", [approve(1, 9), pay(3, 26, 40), pay(5, 27, 48)]),
        ("3.2", [approve(10, 28), pay(12, 17, 20), pay(3, 19, 24), pay(6, 18, 24), pay(9, 10, 23)]),
        ("3.3", [approve(4, 23), pay(6, 11, 97)]),
        ("5.2", [approve(10, 30), pay(12, 18, 20), pay(3, 12, 25), pay(6, 17, 25), pay(9, 9, 25)]),
        ("5.3", [approve(12, 3), contract(1, 7, 52), pay(3, 4, 91)]),
        ("5.4", [approve(12, 10), contract(1, 28, 88), pay(3, 11, 36)]),
        ("7.2", [approve(12, 15), pay(2, 25, 58), pay(4, 29, 33)]),
        (
            "9.2",
            [approve(10, 6), contract(10, 16, 94), pay(12, 23, 23), pay(3, 24, 24), pay(6, 25, 23), pay(9, 23, 24)]
        ),
        ("9.3", [approve(11, 25), contract(6, 24, 90)]), ("11.1", [approve(1, 15), pay(3, 27, 44), pay(6, 5, 49)]),
        ("11.2", [approve(12, 17)]),
        ("12.1", [approve(10, 22), contract(11, 20, 40), pay(1, 22, 30), pay(4, 23, 31), pay(8, 20, 33)]),
    ]

    private static let current: [(place: String, steps: [Step])] = [
        ("1.1", [approve(10, 7), contract(10, 19, 96), pay(11, 11, 8)]), ("1.4", [approve(11, 5)]),
        ("3.2", [approve(10, 29), pay(11, 18, 9)]), ("5.2", [approve(10, 30), pay(11, 17, 11)]),
        ("9.2", [approve(10, 6), contract(10, 15, 95), pay(11, 10, 8)]),
        ("12.1", [approve(10, 21), contract(11, 12, 38)]),
    ]

    mutating func plan(into diary: inout DemoDiary) {
        for (place, steps) in Self.past { enter(steps, place, .past, into: &diary) }
        for (place, steps) in Self.current { enter(steps, place, .current, into: &diary) }
    }

    private mutating func enter(
        _ steps: [Step], _ place: String, _ year: DemoYear, into diary: inout DemoDiary
    ) {
        guard let activity = office.activity(place), case .amount(let budget)? = activity.budget[year.number] else {
            return
        }
        let story = DemoStory.all.first { $0.place == place }
        let login = story?.lead ?? DemoOffice.division(printed: activity.division)
        for step in steps {
            let dated = diary.working(year.day(step.month, step.day))
            let amount = amount(of: budget, step)
            let kind = step.kind
            // A payment is entered some days after its document, works' later than others'; never past the close.
            let later = login == "works" ? random.whole(3...7) : random.whole(0...3)
            diary.on(diary.working(dated.adding(days: later), by: FiscalQuarter(containing: dated).last)) { office in
                let draft = MoneyDraft(
                    kind: kind, amount: amount, datedOn: dated,
                    documentNumber: office.ledger.number(Self.document(kind), year: year.number))
                try await office.money.enter(draft, activity.id, year: year.number, by: try office.actor(login))
            }
        }
    }

    /// Whole baht; a payment comes out some baht under its share, as bills do.
    private mutating func amount(of budget: Satang, _ step: Step) -> Satang {
        let baht = budget.amount / 100 * Int64(step.percent) / 100
        let less = step.kind == .paid ? Int64(random.whole(0...12)) * 15 : 0
        return Satang(baht: max(baht - less, 1))
    }

    private static func document(_ kind: MoneyEntry.Kind) -> String {
        switch kind {
        case .approved: "บันทึกอนุมัติ"
        case .contracted: "ใบสั่งจ้าง"
        case .paid: "ฎีกาเบิกเงิน"
        }
    }
}
