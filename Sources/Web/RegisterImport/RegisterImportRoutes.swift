import Shell

/// Bringing files to the register and taking data out of it.
enum RegisterImportRoutes {
    static func add(to routes: Routes, _ services: WebServices) {
        let room = ImportRoom(services)

        let jobs = ImportHandlers(room: room)
        routes.get("staff/register/imports") { _, context in try await jobs.list(context) }
        routes.get("staff/register/imports/{import}") { _, context in try await jobs.show(context) }
        routes.get("staff/register/imports/{import}/report/{format}") { _, context in try await jobs.report(context) }
        routes.post("staff/register/imports/{import}/check") { _, context in try await jobs.check(context) }
        routes.post("staff/register/imports/{import}/apply") { _, context in try await jobs.apply(context) }
        routes.post("staff/register/imports/{import}/undo") { _, context in try await jobs.undo(context) }

        let files = ImportFileHandlers(room: room)
        routes.get("staff/register/imports/new") { _, context in try files.ask(context) }
        routes.upload("staff/register/imports/new", limit: ImportRoom.largestUpload + 65_536) { _, context in
            try await files.take(context)
        }
        routes.get("staff/register/imports/files/{file}") { _, context in try await files.show(context) }
        routes.post("staff/register/imports/files/{file}/kind") { _, context in try await files.choose(context) }
        routes.post("staff/register/imports/files/{file}/check") { _, context in try await files.check(context) }

        let queue = ImportQueueHandlers(room: room)
        routes.get("staff/register/imports/{import}/queue") { _, context in try await queue.show(context) }
        routes.post("staff/register/imports/{import}/queue") { _, context in try await queue.decide(context) }
        routes.post("staff/register/imports/{import}/queue/all") { _, context in try await queue.decideAll(context) }

        let exports = ExportHandlers(services: services)
        routes.get("staff/register/imports/export") { _, context in try exports.ask(context) }
        routes.post("staff/register/imports/export") { _, context in try await exports.write(context) }
    }
}
