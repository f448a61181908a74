import Access
import Civics
import Evidence
import Foundation
import Planning
import Storage

/// Every record that a person can see, as text: to count, and to compare two databases with.
struct DemoRecords: Equatable {
    private(set) var sections: [String: [String]] = [:]

    var counts: [String: Int] { sections.mapValues(\.count) }

    subscript(_ section: String) -> [String] { sections[section] ?? [] }

    /// SHA-256 over all of it.
    var digest: String {
        let text = sections.sorted { $0.key < $1.key }.map { "\($0.key)\n" + $0.value.joined(separator: "\n") }
        return Hexadecimal.text(Sha256.digest(of: Array(text.joined(separator: "\n\n").utf8)))
    }

    private mutating func add(_ section: String, _ values: [some Encodable]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        sections[section, default: []] += try values.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    }

    private mutating func say(_ section: String, _ values: [String]) {
        sections[section, default: []] += values
    }

    static func all(of town: DemoTown) async throws -> DemoRecords {
        var records = DemoRecords()
        let today = town.world.now().thaiDate
        let policy = town.policy
        let plans = PlanDesk(town.world, policy: policy)
        guard let plan = try await plans.plan(asOf: today) else { return records }
        try records.add("layers", try await plans.layers())
        records.say("items", plan.parts.items.map { "\($0.id) \($0.kind) \($0.text) \($0.division ?? "-")" })
        records.say("budgets", plan.activities.map { "\($0.place) \($0.budget.sorted { $0.key < $1.key })" })
        for layer in plan.layers {
            for reading in try await plans.readings(of: layer.id) {
                records.say("readings", ["\(reading.layer) \(reading.name) \(reading.readAt)"])
            }
        }
        let findings = try await FindingDesk(town.world, policy: policy).findings(nil)
        records.say("findings", findings.map { "\($0.id) \($0.draft.rule) \($0.state) \($0.reason ?? "-")" })
        records = try await town.world.store.read { [records] db in
            var records = records
            try records.addWork(plan, db)
            return records
        }
        try await records.addRegisters(town)
        return records
    }

    private mutating func addWork(_ plan: PlanSnapshot, _ db: Transaction) throws {
        let quarters = [2569, 2570].flatMap { FiscalYear(buddhist: $0).quarters }
        for quarter in quarters {
            let approvals = try ProgressRows.approvals(quarter, db)
            for activity in plan.activities {
                try add("reports", try ProgressRows.history(activity.id, quarter, db))
                try add("files", try ProgressRows.files(activity.id, quarter, db))
                try add("approvals", [approvals[activity.id]].compactMap { $0 })
            }
            try add("reopenings", try QuarterRows.reopenings(quarter, db))
        }
        for activity in plan.activities { try add("money", try MoneyRows.entries(activity.id, db)) }
        for figure in try FrozenFigureRows.all(db) {
            say("frozen", ["\(figure.id) \(figure.quarter.code) \(figure.binding.kpi) \(figure.figure)"])
        }
        for thread in try ThreadRows.all(of: plan, db) where thread.isAttested {
            say("threads", ["\(thread.strategy.id) \(thread.factors.map(\.id)) \(thread.programmes.map(\.id))"])
        }
    }

    private mutating func addRegisters(_ town: DemoTown) async throws {
        let (world, policy) = (town.world, town.policy)
        let money = MoneyDesk(world, policy: policy)
        for year in [2569, 2570] { try add("transfers", try await money.transfers(year: year)) }
        let register = try await StaffDesk(world, policy: policy).register()
        try add("headcounts", register.headcounts)
        try add("movements", register.movements)
        for year in [2569, 2570] {
            try add(
                "ideas", try await StaffDesk(world, policy: policy).participation(year: FiscalYear(buddhist: year)))
        }
        let innovations = InnovationDesk(world, policy: policy)
        try add("innovations", try await innovations.innovations())
        try add("projects", try await innovations.projects())
        let evaluations = EvaluationDesk(world, policy: policy)
        for evaluation in try await evaluations.evaluations() {
            try add("evaluations", [evaluation])
            let sheet = try await evaluations.sheet(year: evaluation.year)
            say("evaluation findings", (sheet?.findings ?? []).map { "\($0)" })
        }
        for indicator in ["1.output", "1.outcome", "2.output", "3.output"] {
            let entries = try await KPIEntryDesk(world, policy: policy).history(of: indicator)
            say("entries", entries.map { "\($0)" })
        }
        let accounts = try await town.accounts.list(by: .commandLine)
        say("accounts", accounts.map { "\($0.account) \($0.grants.map(\.id))" })
    }
}
