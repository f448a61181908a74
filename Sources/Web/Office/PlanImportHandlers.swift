import Access
import Civics
import Files
import HTTPTypes
import Html
import Hummingbird
import PlanText
import Planning
import Shell
import Storage

/// A plan document comes in: read, checked, compared, and only then adopted.
struct PlanImportHandlers: Sendable {
    private let services: WebServices
    private let desk: PlanDesk
    private let files: FileDesk

    init(_ services: WebServices) {
        self.services = services
        desk = PlanDesk(services.world, policy: services.policy)
        files = FileDesk(services.world)
    }

    @Sendable func ask(_ request: Request, _ context: ShellContext) async throws -> Response {
        try PlanningRight.keepPlan.require(context.actor, services.policy)
        return PlanImportPage().response()
    }

    /// Keeps the document where its preview finds it; the plan does not change.
    @Sendable func take(_ request: Request, _ context: ShellContext) async throws -> Response {
        try PlanningRight.keepPlan.require(context.actor, services.policy)
        var page = PlanImportPage()
        guard let file = context.form.file("document") else {
            page.errors.add("document", Words(th: "เลือกไฟล์แผน", en: "Choose the plan's file"))
            return page.response(.unprocessableContent)
        }
        var stored: StoredFile?
        let refusal = try await FormRefusal.of {
            _ = try Self.read(file.bytes, file.name)
            stored = try await files.store(file.bytes, named: file.name, by: context.actor)
        }
        guard let stored else {
            for entry in refusal?.errors.list ?? [] { page.errors.add("document", entry.sentence) }
            return page.response(refusal?.status ?? .unprocessableContent)
        }
        return .redirect(OfficeLinks.planImport(stored.id.description))
    }

    @Sendable func preview(_ request: Request, _ context: ShellContext) async throws -> Response {
        try await preview(context).response()
    }

    @Sendable func adopt(_ request: Request, _ context: ShellContext) async throws -> Response {
        var page = try await preview(context)
        let stored = try await document(context)
        let form = context.form
        page.typed = form
        let day = DayEntry(form, "effectiveOn")
        if let sentence = day.error { page.errors.add("effectiveOn", sentence) }
        if page.inForce != nil, !form.isTicked("replace") {
            page.errors.add("replace", PlanPreviewPage.tickReplace)
        }
        guard page.errors.isEmpty else { return page.response(.unprocessableContent) }
        let refusal = try await FormRefusal.of {
            let bytes = try await files.contents(of: stored)
            var incoming = try PlanDesk.Import(try Self.read(bytes, stored.name), bytes: bytes, name: stored.name)
            incoming.effectiveOn = day.day
            incoming.documentNumber = form.text("documentNumber").map { String($0.prefix(200)) }
            try await desk.adopt(incoming, replacing: form.isTicked("replace"), by: context.actor)
        }
        guard let refusal else { return .redirect(OfficeLinks.layers.with("done", "adopted")) }
        page.errors = refusal.errors
        return page.response(refusal.status)
    }

    private func preview(_ context: ShellContext) async throws -> PlanPreviewPage {
        try PlanningRight.keepPlan.require(context.actor, services.policy)
        let stored = try await document(context)
        let file = try Self.read(try await files.contents(of: stored), stored.name)
        let current = try await desk.plan(asOf: services.world.now().thaiDate)
        return PlanPreviewPage(
            file: stored.id.description, name: stored.name, plan: file.plan, findings: file.findings,
            inForce: current?.layers.last, difference: current.map { PlanDifference(from: $0.plan, to: file.plan) })
    }

    /// The document that this very person has brought.
    private func document(_ context: ShellContext) async throws -> StoredFile {
        guard let id = FileID(text: try context.parameter("file")) else { throw Problem.noSuchFile }
        let stored = try await files.find(id)
        guard stored.storedBy == context.actor.account else { throw Problem.noSuchFile }
        return stored
    }

    private static func read(_ bytes: [UInt8], _ name: String) throws -> PlanFile {
        do {
            return try PlanFile(bytes, name: name)
        } catch {
            throw Problem(
                error == .tooLarge ? "413.21" : "422.21",
                Words(th: "อ่านไฟล์นี้เป็นแผนไม่ได้", en: "This file cannot be read as a plan"), wayForward: error.words,
                field: "document")
        }
    }
}
