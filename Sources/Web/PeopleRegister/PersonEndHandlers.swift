import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// How a person's record comes to an end or becomes one with another: died, moved away, merged, erased.
struct PersonEndHandlers: Sendable {
    var services: WebServices

    private var desk: PersonDesk { PersonDesk(services.world, policy: services.policy, vault: services.vault) }

    // MARK: - Died or moved away

    func showEnd(_ context: ShellContext) async throws -> Response {
        let view = try await writable(context)
        return PersonEndPage(view: view, typed: context.form).response()
    }

    func end(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        let form = context.form
        var errors = FormErrors()
        let status = form.text("status").flatMap { Person.Status(rawValue: $0) }
        if status == nil || status == .living {
            errors.add("status", Words(th: "เลือกว่าเสียชีวิตหรือย้ายออก", en: "Choose which"))
        }
        let day = form.text("since").flatMap { try? PartialDate.parse(String($0.prefix(100))) }
        if day == nil {
            errors.add(
                "since", Words(th: "กรอกวันที่ เช่น 22/11/2569 หรือ พ.ย. 2569", en: "Fill in the day, such as 22/11/2569"))
        }
        let version = form.text("version").flatMap { Int($0) } ?? 0
        var refusal = FormRefusal.of(errors)
        if refusal == nil, let day {
            refusal = try await FormRefusal.of {
                if status == .dead {
                    try await desk.die(id, on: day, onVersion: version, by: context.actor)
                } else {
                    try await desk.moveOut(id, on: day, onVersion: version, by: context.actor)
                }
            }
            if refusal == nil { return .redirect(PeopleLinks.person(id).with("done", "ended")) }
        }
        var page = PersonEndPage(view: try await writable(context), typed: form)
        for entry in refusal?.errors.list ?? [] {
            page.errors.add(
                entry.field == "validFrom" ? "since" : entry.field == "person" ? nil : entry.field, entry.sentence)
        }
        return page.response(refusal?.status ?? .unprocessableContent)
    }

    // MARK: - Two records of one person

    func showMerge(_ context: ShellContext) async throws -> Response {
        try await mergePage(context, question: context.searchQuestion()).response()
    }

    func merge(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        let form = context.form
        var errors = FormErrors()
        let other = form.text("other").flatMap { PersonID(text: $0) }
        if other == nil { errors.add("other", Words(th: "เลือกรายการที่ซ้ำ", en: "Choose the duplicate")) }
        let reason = form.text("reason") ?? ""
        if !(5...300).contains(reason.count) {
            errors.add("reason", Words(th: "กรอกเหตุผล 5 ถึง 300 ตัวอักษร", en: "Say why, in 5 to 300 letters"))
        }
        var refusal = FormRefusal.of(errors)
        if refusal == nil, let other {
            refusal = try await FormRefusal.of {
                try await desk.merge(other, into: id, reason: reason, by: context.actor)
            }
            if refusal == nil { return .redirect(PeopleLinks.person(id).with("done", "merged")) }
        }
        var page = try await mergePage(context, question: form.text("q"))
        for entry in refusal?.errors.list ?? [] {
            page.errors.add(["other", "reason"].contains(entry.field) ? entry.field : nil, entry.sentence)
        }
        return page.response(refusal?.status ?? .unprocessableContent)
    }

    private func mergePage(_ context: ShellContext, question: String?) async throws -> PersonMergePage {
        let view = try await writable(context)
        let (services, actor) = (self.services, context.actor)
        let today = services.world.now().thaiDate
        // Without a question, whoever is called alike is offered.
        let asked = question ?? view.person.map { $0.givenName + ($0.familyName.map { " " + $0 } ?? "") } ?? ""
        let found = try await services.world.store.read { db in
            try RegisterSearch(policy: services.policy, vault: services.vault)
                .find(asked, limit: 20, by: actor, on: today, db).hits
                .filter { $0.record.kind == .person && $0.record.id != view.line.id.value }
        }
        return PersonMergePage(view: view, question: question, found: found, typed: context.form)
    }

    // MARK: - Erasing what is sealed

    func showPurge(_ context: ShellContext) async throws -> Response {
        PurgePage(view: try await purgeable(context), typed: context.form).response()
    }

    func purge(_ context: ShellContext) async throws -> Response {
        let id = try context.person()
        var page = PurgePage(view: try await purgeable(context), typed: context.form)
        let reason = context.form.text("reason") ?? ""
        if !(5...300).contains(reason.count) {
            page.errors.add("reason", Words(th: "กรอกเหตุผล 5 ถึง 300 ตัวอักษร", en: "Say why, in 5 to 300 letters"))
        }
        if !context.form.isTicked("sure") {
            page.errors.add("sure", Words(th: "ยืนยันว่าลบจริง", en: "Say that you are sure"))
        }
        guard page.errors.isEmpty else { return page.response(.unprocessableContent) }
        try await desk.purgeSecrets(of: id, reason: reason, by: context.actor)
        return .redirect(PeopleLinks.person(id).with("done", "purged"))
    }

    private func purgeable(_ context: ShellContext) async throws -> PersonView {
        guard services.policy.scope(of: context.actor, .write, .people).everything else { throw Problem.forbidden }
        return try await writable(context)
    }

    private func writable(_ context: ShellContext) async throws -> PersonView {
        let view = try await desk.show(try context.person(), by: context.actor)
        guard view.mayWrite, view.person != nil else { throw Problem.forbidden }
        return view
    }
}
