import Access
import Civics
import Geo
import Html
import Hummingbird
import Registry
import Shell
import Storage
import Tables

/// The map page, its search, and the map on paper.
struct TaxMapHandlers: Sendable {
    var services: WebServices

    func map(_ context: ShellContext) async throws -> Response {
        let (services, actor) = (self.services, context.actor)
        let question = try context.searchQuestion()
        let visible = services.layers.visible(to: actor, policy: services.policy)
        let today = services.world.now().thaiDate
        let model = try await services.world.store.read { db in
            MapPage.Model(
                layers: visible, bounds: try Self.bounds(visible, db), baseMap: services.baseMap, question: question,
                found: try question.map { try Self.find($0, services, actor, today, db) } ?? [],
                counts: try visible.map { each in
                    (each.layer, try each.layer.count(LayerQuery(limit: 1, scope: each.scope), db))
                }, isStaff: actor.account != nil)
        }
        return MapPage(model: model).response()
    }

    func sheet(_ context: ShellContext) async throws -> Response {
        let services = self.services
        let visible = services.layers.visible(to: context.actor, policy: services.policy)
        let asked = Set(context.link.items.filter { $0.name == "layer" }.map(\.value))
        let chosen = visible.filter { asked.isEmpty ? $0.isOpen : asked.contains($0.layer.id) }
        let typed = MapSheet.Choice(context)
        let today = services.world.now().thaiDate
        let model = try await services.world.store.read { db -> MapSheetPage.Model in
            let bounds = try Self.bounds(visible, db)
            let sheet = try typed.sheet(middle: bounds).map { sheet in
                try sheet.filled(with: chosen, db)
            }
            return MapSheetPage.Model(
                choice: typed, visible: visible, chosen: Set(chosen.map(\.layer.id)), sheet: sheet,
                organisation: try DatedTables.organisation(on: today, db).name, today: today,
                isStaff: context.actor.account != nil)
        }
        return MapSheetPage(model: model).response()
    }

    /// Sends a reader on to the feature's own page, or to its open record.
    func record(_ context: ShellContext) throws -> Response {
        let (name, feature) = (try context.parameter("layer"), try context.parameter("feature"))
        guard let visible = services.layers.visible(name, to: context.actor, policy: services.policy),
            let id = UUIDv7(text: feature)
        else { throw Problem.pageNotFound }
        let open = MapLinks.item(name, id.description)
        guard context.actor.account != nil, let kind = visible.layer.kinds.first else { return .redirect(open) }
        let mayRead = !services.policy.scope(of: context.actor, .read, kind.dataClass).isNone
        return .redirect(mayRead ? RegisterLinks.record(RecordReference(kind, id)) : open)
    }

    // MARK: - What both need

    /// Around everything that the layers hold; `nil` where they hold nothing.
    private static func bounds(_ visible: [VisibleLayer], _ db: Transaction) throws -> Bounds? {
        try visible.compactMap { try $0.layer.extent(db) }.reduce(nil as Bounds?) { $0?.union($1) ?? $1 }
    }

    /// Land by its numbers, then people and houses for those who may look for them.
    private static func find(
        _ question: String, _ services: WebServices, _ actor: Actor, _ today: CivilDate, _ db: Transaction
    ) throws -> [MapFinding] {
        let property = services.policy.scope(of: actor, .read, .property)
        var found = try LandFindRows.find(question, property: property, limit: 20, db).map { hit in
            (record: hit.record, title: hit.title)
        }
        found += try PlaceRows.named(like: question, limit: 20, db).map { place in
            (record: RecordReference(.place, place.id.value), title: Words(place.name))
        }
        let mayList = [Verb.list, .read].contains { !services.policy.scope(of: actor, $0, .people).isNone }
        if actor.account != nil, mayList {
            let search = RegisterSearch(policy: services.policy, vault: services.vault)
            found += try search.find(question, limit: 20, by: actor, on: today, db).hits.map { hit in
                (record: hit.record, title: hit.heading)
            }
        }
        return try found.map { hit in
            let mayOpen =
                actor.account != nil && !services.policy.scope(of: actor, .read, hit.record.kind.dataClass).isNone
            return MapFinding(
                title: hit.title, link: mayOpen ? RegisterLinks.record(hit.record) : nil,
                place: try FootprintRows.middle(of: hit.record, db))
        }
    }
}

extension SearchHit {
    /// One line: the name, or the house with its village.
    var heading: Words {
        let moo = village.map { Words(th: " หมู่ \($0)", en: ", Moo \($0)") } ?? Words("")
        let house = houseNumber.map { Words(th: " บ้านเลขที่ \($0)", en: ", house \($0)") } ?? Words("")
        let name = "\(title)"
        return Words(th: name + house.th + moo.th, en: name + house.en + moo.en)
    }
}
