import Registry
import Shell

/// The staff pages of the register of people.
enum PeopleRegisterRoutes {
    static func add(to routes: Routes, _ services: WebServices) {
        people(to: routes, services)
        households(to: routes, services)

        let organisations = OrganisationHandlers(services: services)
        routes.get("staff/register/organisations") { _, context in try await organisations.list(context) }
        routes.get("staff/register/organisations/new") { _, context in try await organisations.showNew(context) }
        routes.post("staff/register/organisations/new") { _, context in try await organisations.enter(context) }
        routes.get("staff/register/organisations/{id}") { _, context in try await organisations.show(context) }
        routes.get("staff/register/organisations/{id}/edit") { _, context in
            try await organisations.showEdit(context)
        }
        routes.post("staff/register/organisations/{id}/edit") { _, context in try await organisations.edit(context) }

        let groups = GroupHandlers(services: services)
        routes.get("staff/register/facts") { _, context in try await groups.counts(context) }
        routes.get("staff/register/facts/counts") { _, context in try await groups.counts(context) }
        for area in FactArea.allCases {
            routes.get("staff/register/facts/\(area.rawValue)") { _, context in try await groups.ask(area, context) }
            routes.post("staff/register/facts/\(area.rawValue)") { _, context in try await groups.list(area, context) }
        }

        let surveys = SurveyHandlers(services: services)
        routes.get("staff/register/surveys") { _, context in try await surveys.villages(context) }
        routes.get("staff/register/surveys/counts") { _, context in try await surveys.villages(context) }

        let assignments = AssignmentHandlers(services: services)
        routes.get("staff/register/assignments") { _, context in try await assignments.show(context) }
        routes.post("staff/register/assignments") { _, context in try await assignments.assign(context) }
        routes.post("staff/register/assignments/end") { _, context in try await assignments.end(context) }
    }

    private static func people(to routes: Routes, _ services: WebServices) {
        let one = "staff/register/people/{id}"
        let pages = PersonHandlers(services: services)
        routes.get("staff/register/people") { _, context in try await pages.list(context) }
        routes.post("staff/register/people/find") { _, context in try await pages.find(context) }
        routes.get(one) { _, context in try await pages.show(context) }
        routes.get(one + "/history") { _, context in try await pages.history(context) }
        routes.get(one + "/views") { _, context in try await pages.views(context) }
        routes.post(one + "/confirm") { _, context in try await pages.confirm(context) }

        let forms = PersonFormHandlers(services: services)
        routes.get("staff/register/people/new") { _, context in try await forms.showNew(context) }
        routes.post("staff/register/people/new") { _, context in try await forms.enter(context) }
        routes.get(one + "/edit") { _, context in try await forms.showEdit(context) }
        routes.post(one + "/edit") { _, context in try await forms.edit(context) }

        let ends = PersonEndHandlers(services: services)
        routes.get(one + "/end") { _, context in try await ends.showEnd(context) }
        routes.post(one + "/end") { _, context in try await ends.end(context) }
        routes.get(one + "/merge") { _, context in try await ends.showMerge(context) }
        routes.post(one + "/merge") { _, context in try await ends.merge(context) }
        routes.get(one + "/purge") { _, context in try await ends.showPurge(context) }
        routes.post(one + "/purge") { _, context in try await ends.purge(context) }

        let sealed = OpeningHandlers(services: services)
        routes.get(one + "/identifier") { _, context in try await sealed.askIdentifier(context) }
        routes.post(one + "/identifier") { _, context in try await sealed.openIdentifier(context) }
        routes.get(one + "/facts") { _, context in try await sealed.askFacts(context) }
        routes.post(one + "/facts") { _, context in try await sealed.openFacts(context) }

        let facts = FactFormHandlers(services: services)
        for area in FactArea.allCases {
            let place = one + "/facts/\(area.rawValue)"
            routes.get(place) { _, context in try await facts.show(area, context) }
            routes.post(place) { _, context in try await facts.add(area, context) }
            routes.post(place + "/{fact}") { _, context in try await facts.end(area, context) }
        }

        let moves = MoveHandlers(services: services)
        routes.get(one + "/move") { _, context in try await moves.chooseHousehold(context) }

        let assignments = AssignmentHandlers(services: services)
        routes.post(one + "/account") { _, context in try await assignments.link(context) }
        routes.post(one + "/unlink") { _, context in try await assignments.unlink(context) }
    }

    private static func households(to routes: Routes, _ services: WebServices) {
        let one = "staff/register/households/{id}"
        let pages = HouseholdHandlers(services: services)
        routes.get("staff/register/households") { _, context in try await pages.list(context) }
        routes.get(one) { _, context in try await pages.show(context) }
        routes.get(one + "/history") { _, context in try await pages.history(context) }
        routes.post(one + "/confirm") { _, context in try await pages.confirm(context) }
        routes.post(one + "/consent") { _, context in try await pages.consent(context) }
        routes.post(one + "/head") { _, context in try await pages.head(context) }

        let forms = HouseholdFormHandlers(services: services)
        routes.get("staff/register/households/new") { _, context in try await forms.showNew(context) }
        routes.post("staff/register/households/new") { _, context in try await forms.enter(context) }
        routes.get(one + "/edit") { _, context in try await forms.showEdit(context) }
        routes.post(one + "/edit") { _, context in try await forms.edit(context) }

        let moves = MoveHandlers(services: services)
        routes.get(one + "/join") { _, context in try await moves.choosePerson(context) }
        routes.post(one + "/join") { _, context in try await moves.join(context) }
        routes.post(one + "/leave") { _, context in try await moves.leave(context) }

        let surveys = SurveyHandlers(services: services)
        routes.get(one + "/survey") { _, context in try await surveys.ask(context) }
        routes.post(one + "/survey") { _, context in try await surveys.record(context) }
        routes.get(one + "/survey/open") { _, context in try await surveys.askOpening(context) }
        routes.post(one + "/survey/open") { _, context in try await surveys.open(context) }
    }
}
