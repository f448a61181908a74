import Access
import Civics
import HTTPTypes
import Hummingbird
import Registry
import Shell

/// Data leaving the register as files.
struct ExportHandlers: Sendable {
    /// The form's name for all layers, and for the whole register in its own format.
    static let everything = "all"
    static let archive = "register"

    let services: WebServices

    private var desk: ExportDesk { ExportDesk(services.world, policy: services.policy, layers: services.layers) }

    func ask(_ context: ShellContext) throws -> Response {
        page(context.actor).response()
    }

    func write(_ context: ShellContext) async throws -> Response {
        let form = context.form
        var page = page(context.actor)
        page.typed = form
        let layer = form.text("layer")
        let format = form.text("format")
        if layer == nil {
            page.errors.add("layer", Words(th: "เลือกชั้นข้อมูลที่จะส่งออก", en: "Choose what to export."))
        }
        let isArchive = layer == Self.archive
        if !isArchive, format.flatMap({ ExportFormat(rawValue: $0) }) == nil {
            page.errors.add("format", Words(th: "เลือกชนิดแฟ้ม", en: "Choose a kind of file."))
        }
        if layer == Self.everything, format == ExportFormat.csv.rawValue {
            page.errors.add(
                "format",
                Words(th: "CSV ส่งออกได้ทีละชั้น", en: "CSV holds one layer: choose one, or another kind of file."))
        }
        guard page.errors.isEmpty, let layer else { return page.response(.unprocessableContent) }
        let grounds = ExportDesk.Grounds(
            purpose: form.text("purpose") ?? "", reason: String((form.text("reason") ?? "").prefix(2000)))
        let day = services.world.now().thaiDate.iso
        do {
            if isArchive {
                let bytes = try await desk.archive(for: grounds, by: context.actor)
                return file(bytes, "ทะเบียน-\(day).zip", "application/zip")
            }
            guard let format = format.flatMap({ ExportFormat(rawValue: $0) }) else { throw Problem.noSuchExport }
            let ids = layer == Self.everything ? nil : [layer]
            let bytes = try await desk.export(ids, as: format, for: grounds, by: context.actor)
            return file(bytes, "\(layer)-\(day).\(format.rawValue)", format.mediaType)
        } catch let problem as Problem where [404, 422].contains(problem.status) {
            page.errors = FormErrors(problem)
            return page.response(.init(code: problem.status))
        }
    }

    private func file(_ bytes: [UInt8], _ name: String, _ type: String) -> Response {
        var response = Response.file(bytes, name: name, type: type)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func page(_ actor: Actor) -> ExportPage {
        let policy = services.policy
        let readsAll = [DataClass.people, .property].allSatisfy { policy.scope(of: actor, .read, $0).everything }
        return ExportPage(
            layers: desk.offered(to: actor).map {
                ExportPage.Line(layer: $0, isOpen: $0.dataClass == .published)
            }, purposes: policy.purposes.map { Choice($0.code, $0.name) }, mayArchive: readsAll)
    }
}
