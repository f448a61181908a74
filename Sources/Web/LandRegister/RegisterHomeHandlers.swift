import Access
import Civics
import Evidence
import Html
import Hummingbird
import Registry
import Shell
import Storage

/// The register's home.
struct RegisterHomeHandlers: Sendable {
    var services: WebServices

    /// The kinds with a tile, land first.
    private static let kinds: [RecordKind] = [
        .parcel, .building, .sign, .household, .person, .organisation, .place, .village,
    ]

    func home(_ context: ShellContext) async throws -> Response {
        let (services, actor) = (self.services, context.actor)
        guard WebNavigation.mayEnterRegister(actor, services.policy) else { throw Problem.forbidden }
        let question = try context.searchQuestion().map { String($0.prefix(200)) }
        if let question {
            let found = try await services.world.store.read { db in
                try Self.find(question, services, try LandRoom(services, actor, db), db)
            }
            return RegisterFoundPage(question: question, found: found).response()
        }
        let land = actor.may(.read, .property, policy: services.policy)
        let readsAllLand = services.policy.scope(of: actor, .read, .property).everything
        let desk = TopologyDesk(services.world, policy: services.policy)
        let faults = readsAllLand ? try await desk.counts(by: actor).reduce(0) { $0 + $1.faults } : nil
        let matching = try await ImportDesk(services.world, policy: services.policy, vault: services.vault)
            .toMatch(by: actor)
        let model = try await services.world.store.read { db in
            let room = try LandRoom(services, actor, db)
            let tiles = try Self.kinds.filter { kind in
                room.may(.read, kind) || room.may(.list, kind)
            }.map { try Self.tile($0, room, db) }
            var jobs: [RegisterHomePage.Job] = []
            if land {
                let waiting = tiles.reduce(0) { $0 + ($1.isLand ? $1.unconfirmed : 0) }
                jobs = [
                    RegisterHomePage.Job(
                        title: Words(th: "รายการที่ควรไปตรวจ", en: "What to visit next"),
                        note: Words(th: "ไม่ได้ยืนยันมา 12 เดือน", en: "not confirmed for 12 months"), count: waiting,
                        link: LandRegisterLinks.visits)
                ]
            }
            if readsAllLand {
                jobs += [
                    RegisterHomePage.Job(
                        title: Words(th: "รหัสแปลงที่รอยืนยัน", en: "Codes to confirm"),
                        note: Words(th: "ระบบเสนอแล้ว รอเจ้าหน้าที่ตรวจ", en: "proposed; staff check them"),
                        count: try ParcelCodeRows.proposals(limit: 1000, db).count, link: LandRegisterLinks.codes),
                    RegisterHomePage.Job(
                        title: Words(th: "แปลงทับ ช่องว่าง และรูปเสีย", en: "Overlaps, gaps, broken shapes"),
                        note: Words(th: "จากการตรวจแผนที่ครั้งล่าสุด", en: "from the last check of the map"),
                        count: faults ?? 0, link: LandRegisterLinks.faults),
                ]
            }
            let mayImport = room.may(.write, .parcel) || room.may(.write, .person)
            if mayImport {
                jobs.append(
                    RegisterHomePage.Job(
                        title: Words(th: "แถวนำเข้าที่รอจับคู่", en: "Imported rows to match"),
                        note: Words(th: "ระบบตัดสินเองไม่ได้", en: "the program cannot decide by itself"),
                        count: matching.reduce(0) { $0 + $1.rows },
                        link: matching.count == 1
                            ? RegisterImportLinks.queue(matching[0].id) : RegisterImportLinks.list))
            }
            return RegisterHomePage.Model(
                tiles: tiles, jobs: jobs.sorted { $0.count > $1.count },
                mayImport: mayImport)
        }
        return RegisterHomePage(model: model).response()
    }

    /// How many there are, and how many of them somebody confirmed within 12 months.
    private static func tile(_ kind: RecordKind, _ room: LandRoom, _ db: Transaction) throws -> RegisterHomePage.Tile {
        let records = try RevisionRows.revision(kind, db).records
        let confirmed = try ConfirmationRows.confirmedRecords(kind, withinYearBefore: room.today, db)
        let share = Ratio(Int64(confirmed)).times(Ratio(100))?.over(Ratio(records))
        return RegisterHomePage.Tile(
            kind: kind, records: Int(records), percent: share?.text(decimals: 1),
            unconfirmed: max(0, Int(records) - confirmed), isLand: !FactGroup.of(kind).isEmpty,
            mayOpen: room.may(.read, kind) || [.person, .household, .organisation].contains(kind))
    }

    /// Land by its numbers, places by name, people and houses for whoever may look for them, masked by right.
    private static func find(
        _ text: String, _ services: WebServices, _ room: LandRoom, _ db: Transaction
    ) throws -> [RegisterFoundPage.Hit] {
        let property = room.scope(.read, .parcel)
        var hits = try LandFindRows.find(text, property: property, limit: 20, db).map { found in
            RegisterFoundPage.Hit(
                record: found.record, title: found.title, mayOpen: room.may(.read, found.record.kind))
        }
        hits += try PlaceRows.named(like: text, limit: 10, db).map { place in
            RegisterFoundPage.Hit(
                record: RecordReference(.place, place.id.value), title: Words(place.name),
                mayOpen: room.may(.read, .place))
        }
        if services.mayFindPeople(room.actor) {
            let search = RegisterSearch(policy: services.policy, vault: services.vault)
            hits += try search.find(text, limit: 20, by: room.actor, on: room.today, db).hits.map { hit in
                RegisterFoundPage.Hit(record: hit.record, title: hit.heading, mayOpen: true)
            }
        }
        return hits
    }
}
