import Registry
import Shell

/// The staff pages of the land register.
enum LandRegisterRoutes {
    static func add(to routes: Routes, _ services: WebServices) {
        let home = RegisterHomeHandlers(services: services)
        routes.get("staff/register") { _, context in try await home.home(context) }

        records(ParcelForm.self, to: routes, services)
        records(BuildingForm.self, to: routes, services)
        records(SignForm.self, to: routes, services)
        records(PlaceForm.self, to: routes, services)
        records(VillageForm.self, to: routes, services)

        let owners = OwnersHandlers(services: services)
        routes.get("staff/register/parcels/{id}/transfer") { _, context in try await owners.show(context) }
        routes.post("staff/register/parcels/{id}/transfer") { _, context in try await owners.save(context) }

        let split = SplitHandlers(services: services)
        routes.get("staff/register/parcels/{id}/split") { _, context in try await split.show(context) }
        routes.post("staff/register/parcels/{id}/split") { _, context in try await split.preview(context) }
        routes.post("staff/register/parcels/{id}/split/save") { _, context in try await split.save(context) }

        let merge = MergeHandlers(services: services)
        routes.get("staff/register/parcels/{id}/merge") { _, context in try await merge.show(context) }
        routes.post("staff/register/parcels/{id}/merge") { _, context in try await merge.save(context) }

        let codes = CodeHandlers(services: services)
        routes.get("staff/register/codes") { _, context in try await codes.list(context) }
        routes.get("staff/register/parcels/{id}/code") { _, context in try await codes.show(context) }
        routes.post("staff/register/parcels/{id}/code") { _, context in try await codes.save(context) }

        let visits = VisitsHandlers(services: services)
        routes.get("staff/register/visits") { _, context in try await visits.show(context) }

        let faults = FaultsHandlers(services: services)
        routes.get("staff/register/faults") { _, context in try await faults.show(context) }
        routes.post("staff/register/faults/check") { _, context in try await faults.check(context) }
        routes.post("staff/register/faults/{fault}") { _, context in try await faults.accept(context) }
    }

    /// What every kind of record has: its list, its page, and the forms that change it.
    private static func records<Form: LandForm>(_ form: Form.Type, to routes: Routes, _ services: WebServices) {
        let list = "staff/register/\(RegisterLinks.segment(Form.Record.kind))"
        let one = list + "/{id}"
        let pages = RecordHandlers<Form>(services: services)
        routes.get(list) { _, context in try await pages.list(context) }
        routes.get(one) { _, context in try await pages.show(context) }
        routes.post(one + "/confirm") { _, context in try await pages.confirm(context) }
        routes.get(one + "/retire") { _, context in try await pages.showRetirement(context) }
        routes.post(one + "/retire") { _, context in try await pages.retire(context) }

        let forms = RecordFormHandlers<Form>(services: services)
        routes.get(list + "/new") { _, context in try await forms.showNew(context) }
        routes.post(list + "/new") { _, context in try await forms.enter(context) }
        routes.get(one + "/edit") { _, context in try await forms.showEdit(context) }
        routes.post(one + "/edit") { _, context in try await forms.edit(context) }
        routes.get(one + "/correct") { _, context in try await forms.showCorrection(context) }
        routes.post(one + "/correct") { _, context in try await forms.correct(context) }

        let shapes = ShapeHandlers<Form>(services: services)
        routes.get(one + "/shape") { _, context in try await shapes.show(context) }
        routes.post(one + "/shape") { _, context in try await shapes.save(context) }
    }
}
