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
        let land = actor.may(.read, .property, policy: services.policy)
        let readsAllLand = services.policy.scope(of: actor, .read, .property).everything
        let desk = TopologyDesk(services.world, policy: services.policy)
        let faults = readsAllLand ? try await desk.counts(by: actor).reduce(0) { $0 + $1.faults } : nil
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
            return RegisterHomePage.Model(
                question: question, found: try question.map { try Self.find($0, services, room, db) } ?? [],
                tiles: tiles, jobs: jobs.sorted { $0.count > $1.count },
                mayImport: room.may(.write, .parcel) || room.may(.write, .person))
        }
        return RegisterHomePage(model: model).response()
    }

    /// How many there are, and how many of them somebody confirmed within 12 months.
    private static func tile(_ kind: RecordKind, _ room: LandRoom, _ db: Transaction) throws -> RegisterHomePage.Tile {
        let records = try RevisionRows.revision(kind, db).records
        let isLand = !FactGroup.of(kind).isEmpty
        var confirmed: Figure?
        if let period = MeasurePeriod(first: room.today, last: room.today) {
            confirmed = try RegistryMeasures.landAll.first { $0.id == "registry.confirmedShare" }?
                .evaluate(MeasureContext(period: period, parameters: ["kind": kind.rawValue]), db)
        }
        let counted = Int64(confirmed?.counted ?? 0)
        // The share is exact, so the count comes back out of it.
        let done = confirmed?.value?.times(Ratio(counted))?.over(Ratio(100)).map { Int($0.numerator) } ?? 0
        return RegisterHomePage.Tile(
            kind: kind, records: Int(records), percent: confirmed?.value?.text(decimals: 1),
            unconfirmed: max(0, Int(counted) - done), isLand: isLand,
            mayOpen: room.may(.read, kind) || [.person, .household, .organisation].contains(kind))
    }

    /// Land by its numbers, places by name, people and houses for whoever may look for them, masked by right.
    private static func find(
        _ text: String, _ services: WebServices, _ room: LandRoom, _ db: Transaction
    ) throws -> [RegisterHomePage.Hit] {
        let property = room.scope(.read, .parcel)
        var hits = try LandFindRows.find(text, property: property, limit: 20, db).map { found in
            RegisterHomePage.Hit(
                record: found.record, title: found.title, mayOpen: room.may(.read, found.record.kind))
        }
        hits += try PlaceRows.named(like: text, limit: 10, db).map { place in
            RegisterHomePage.Hit(
                record: RecordReference(.place, place.id.value), title: Words(place.name),
                mayOpen: room.may(.read, .place))
        }
        if services.mayFindPeople(room.actor) {
            let search = RegisterSearch(policy: services.policy, vault: services.vault)
            hits += try search.find(text, limit: 20, by: room.actor, on: room.today, db).hits.map { hit in
                RegisterHomePage.Hit(record: hit.record, title: hit.heading, mayOpen: true)
            }
        }
        return hits
    }
}

/// The register at a glance: one box to search with, what there is to do, how much there is.
struct RegisterHomePage: Page {
    struct Hit {
        var record: RecordReference
        var title: Words
        var mayOpen: Bool
    }

    struct Tile {
        var kind: RecordKind
        var records: Int
        /// Of them confirmed within 12 months, in per cent; `nil` where there are none.
        var percent: String?
        var unconfirmed: Int
        var isLand: Bool
        /// Whether the reader may open the list; masked lists are of people alone.
        var mayOpen: Bool
    }

    /// A list of work.
    struct Job {
        var title: Words
        var note: Words
        var count: Int
        var link: Link
    }

    struct Model {
        /// What was searched for; `nil` before a search.
        var question: String?
        var found: [Hit]
        var tiles: [Tile]
        /// Worst first.
        var jobs: [Job]
        /// Whether the person may bring files to the register.
        var mayImport: Bool
    }

    var model: Model

    var title: Words { Words(th: "ทะเบียน", en: "Register") }
    var audience: PageAudience { .staff }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(SearchBox(Words(th: "ค้นรหัสแปลง เลขโฉนด บ้านเลขที่ หรือชื่อ", en: "Find a parcel code, deed, house number or name"), to: RegisterLinks.home, value: model.question))
        \(if: model.question != nil, results)
        \(if: !model.jobs.isEmpty, jobs)
        <h2>\(Words(th: "ในทะเบียน", en: "In the register"))</h2>
        \(CardGrid("\(each: model.tiles, tile)"))
        \(ButtonRow("\(ButtonLink(Words(th: "เปิดแผนที่", en: "Open the map"), to: TaxMapLinks.map, .plain))\(if: model.mayImport, ButtonLink(Words(th: "นำเข้าและส่งออกแฟ้ม", en: "Import and export files"), to: RegisterImportLinks.list, .plain).html)"))
        """
    }

    private var results: HTML {
        guard !model.found.isEmpty else {
            return EmptyState(
                Words(th: "ไม่พบ ลองพิมพ์สั้นลงหรือสะกดอย่างอื่น", en: "Nothing found. Type less, or spell it another way.")
            ).html
        }
        return """
            <h2>\(Words(th: "พบ \(model.found.count) รายการ", en: "\(model.found.count) found"))</h2>
            <ul class="finding-list">\(each: model.found, hit)</ul>
            """
    }

    private func hit(_ hit: Hit) -> HTML {
        let name: HTML =
            hit.mayOpen ? "<a href=\"\(link: RegisterLinks.record(hit.record))\">\(hit.title)</a>" : "\(hit.title)"
        return "<li><span class=\"quiet\">\(hit.record.kind.name)</span> \(name)</li>"
    }

    private var jobs: HTML {
        """
        <h2>\(Words(th: "งานที่ต้องทำ", en: "What there is to do"))</h2>
        \(CardGrid("\(each: model.jobs, { job in StatTile(job.title, NumberText(job.count), note: job.note, to: job.link).html })"))
        """
    }

    private func tile(_ tile: Tile) -> HTML {
        let note =
            tile.percent.map {
                Words(th: "ยืนยันใน 12 เดือน \($0) %", en: "\($0) % confirmed within 12 months")
            } ?? Words(th: "ยังไม่มีรายการ", en: "none yet")
        return StatTile(
            tile.kind.name, NumberText(tile.records), note: note, to: tile.mayOpen ? RegisterLinks.list(tile.kind) : nil
        ).html
    }
}
