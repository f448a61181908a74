import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// The minimum-needs survey (จปฐ.): entering, opening, comparing villages.
struct SurveyHandlers: Sendable {
    var services: WebServices

    private var desk: SurveyDesk { SurveyDesk(services.world, policy: services.policy, vault: services.vault) }
    private var households: HouseholdDesk { HouseholdDesk(services.world, policy: services.policy) }

    // MARK: - Entering

    func ask(_ context: ShellContext) async throws -> Response {
        try await formPage(context, edition: context.query("edition")).response()
    }

    func record(_ context: ShellContext) async throws -> Response {
        let id = try context.household()
        let form = context.form
        var page = try await formPage(context, edition: form.text("edition"))
        var errors = FormErrors()
        let year = form.text("year").flatMap { Int(ThaiDigits.arabic($0)) }
        if year.map((2500...2700).contains) != true {
            errors.add("year", Words(th: "ปี พ.ศ. 4 หลัก", en: "A Buddhist year of four digits"))
        }
        let day = DayEntry(form, "on", isRequired: true)
        if let sentence = day.error { errors.add("on", sentence) }
        let surveyor = form.text("surveyor")
        if (surveyor ?? "").count > 200 {
            errors.add("surveyor", Words(th: "ยาวเกิน 200 ตัวอักษร", en: "Over 200 letters"))
        }
        var answers: [String: SurveyAnswer] = [:]
        for indicator in page.edition?.indicators ?? [] {
            let field = SurveyFormPage.field(indicator.id)
            guard let text = form.text(field) else { continue }
            if let answer = SurveyAnswer(rawValue: text) {
                answers[indicator.id] = answer
            } else {
                errors.add(field, Words(th: "เลือกคำตอบจากรายการ", en: "Choose an answer from the list"))
            }
        }
        var refusal = FormRefusal.of(errors)
        if refusal == nil, let year, let on = day.day {
            let kept = answers
            refusal = try await FormRefusal.of {
                try await desk.record(
                    kept, of: id, edition: page.edition?.id ?? "", year: year, on: on, surveyor: surveyor,
                    by: context.actor)
            }
            if refusal == nil { return .redirect(PeopleLinks.household(id).with("done", "surveyed")) }
        }
        for entry in refusal?.errors.list ?? [] {
            let isField = entry.field.map { ["year", "on", "surveyor"].contains($0) || $0.hasPrefix("answer-") }
            page.errors.add(isField == true ? entry.field : nil, entry.sentence)
        }
        return page.response(refusal?.status ?? .unprocessableContent)
    }

    private func formPage(_ context: ShellContext, edition asked: String?) async throws -> SurveyFormPage {
        let view = try await households.show(try context.household(), by: context.actor)
        guard view.household != nil else { throw Problem.forbidden }
        let editions = try await desk.editions()
        let services = self.services
        let room = try await services.world.store.read { db in try PeopleRoom(services, context, db) }
        return SurveyFormPage(
            room: room, line: view.line, consent: view.household?.consent, editions: editions,
            edition: Self.edition(asked, editions), typed: context.form)
    }

    /// The edition asked for, else the newest whose indicators are all known, else the newest.
    static func edition(_ asked: String?, _ editions: [SurveyEdition]) -> SurveyEdition? {
        editions.first { $0.id == asked } ?? editions.first { $0.isComplete } ?? editions.first
    }

    // MARK: - Opening

    func askOpening(_ context: ShellContext) async throws -> Response {
        try await openingPage(context).response()
    }

    func open(_ context: ShellContext) async throws -> Response {
        let id = try context.household()
        var page = try await openingPage(context)
        var found: [OpenedSurvey]?
        let refusal = try await FormRefusal.of {
            found = try await desk.open(
                id, purpose: context.form.text("purpose") ?? "", reason: context.form.text("reason") ?? "",
                by: context.actor)
        }
        page.errors = refusal?.errors ?? FormErrors()
        let editions = try await desk.editions()
        page.opened = found.map { OpenedSurveys(rounds: $0, editions: editions).html }
        return page.response(refusal?.status ?? .ok)
    }

    private func openingPage(_ context: ShellContext) async throws -> OpeningPage {
        let view = try await households.show(try context.household(), by: context.actor)
        guard !services.policy.unmaskScope(of: context.actor, .welfare).isNone else { throw Problem.forbidden }
        let services = self.services
        let room = try await services.world.store.read { db in try PeopleRoom(services, context, db) }
        let house = PeopleText.house(view.line)
        return OpeningPage(
            title: Words(th: "เปิดดูคำตอบ จปฐ.", en: "Open the answers of the survey"),
            trail: PeopleCrumbs.household(view.line), room: room, action: PeopleLinks.surveyOpening(view.line.id),
            sentence: Words(th: "คำตอบของ \(house.th)", en: "The answers of \(house.en)"), typed: context.form,
            back: Crumb(house, PeopleLinks.household(view.line.id)))
    }

    // MARK: - Villages

    func villages(_ context: ShellContext) async throws -> Response {
        let editions = try await desk.editions()
        let edition = Self.edition(context.query("edition"), editions)
        let services = self.services
        let room = try await services.world.store.read { db in try PeopleRoom(services, context, db) }
        let year = context.query("year").flatMap { Int(ThaiDigits.arabic($0)) }.flatMap {
            (2500...2700).contains($0) ? $0 : nil
        }
        var shares: [SurveyShare]?
        if services.vault.isOpen, let edition {
            shares = try await desk.shares(
                year: year ?? room.today.buddhistYear, edition: edition.id, by: context.actor)
        }
        let isList = room.may(.list, .welfare)
        return SurveyVillagesPage(
            room: room, editions: editions, edition: edition, year: year ?? room.today.buddhistYear,
            indicator: edition.flatMap { edition in
                edition.indicators.first { $0.id == context.query("indicator") } ?? edition.indicators.first
            }, shares: shares, here: isList ? PeopleLinks.surveys : PeopleLinks.surveyCounts
        ).response()
    }
}
