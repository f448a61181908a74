import ArgumentParser
import Civics
import Composition
import Foundation

/// Where the data are: what every command that opens them takes.
struct DataOptions: ParsableArguments {
    @Option(help: ArgumentHelp("โฟลเดอร์ข้อมูล · Data directory.", valueName: "dir")) var data = "./data"
    @Option(help: ArgumentHelp("ฐานข้อมูล PostgreSQL แทนไฟล์ · Use PostgreSQL.", valueName: "postgres://…"))
    var database: String?
    @Option(help: ArgumentHelp("ชื่อ schema ของหน่วยงานใน PostgreSQL · The organisation's schema.", valueName: "name"))
    var organisation = "songhong"
    @Option(
        name: .customLong("key-directory"), help: ArgumentHelp("โฟลเดอร์กุญแจนอกโฟลเดอร์ข้อมูล · Keys.", valueName: "dir"))
    var keyDirectory: String?
    @Option(
        name: .customLong("key"),
        help: ArgumentHelp("ไฟล์กุญแจข้อมูลส่วนบุคคล นอกโฟลเดอร์ข้อมูล · Key file of personal fields.", valueName: "file"))
    var fieldKey: String?
    @Option(
        name: .customLong("audit-heads"),
        help: ArgumentHelp("ไฟล์หัวบันทึกตรวจสอบนอกฐานข้อมูล · Audit heads.", valueName: "file"))
    var auditHeads: String?
    @Flag(name: .customLong("require-standby"), help: "ต้องมี PostgreSQL สำรองแบบ synchronous · Demand a standby.")
    var requireStandby = false

    var location: DataLocation {
        DataLocation(
            directory: data, database: database, organisation: organisation, keyDirectory: keyDirectory,
            fieldKey: fieldKey, auditHeads: auditHeads, requiresStandby: requireStandby)
    }

    /// Refuses to work on a database that is not there: a command that changes what is there makes no empty one.
    func requireData() throws {
        guard location.hasData else { throw Refusal(HouseError.noData(location).words) }
    }

    /// Opens the house; a refusal says what to do.
    func open(readingOnly: Bool = false) async throws -> House {
        do {
            return try await readingOnly ? House.openForReading(location) : House.open(location)
        } catch let error as HouseError {
            throw Refusal(error.words)
        }
    }

    /// Runs work in the opened house and closes it, whatever happens.
    ///
    /// - Parameter readingOnly: whether the work changes nothing, so that it may go on beside a running server.
    func withHouse<T: Sendable>(
        readingOnly: Bool = false, _ work: (House) async throws -> T
    ) async throws -> T {
        let house = try await open(readingOnly: readingOnly)
        do {
            let result = try await work(house)
            try await house.close()
            return result
        } catch {
            try? await house.close()
            throw Refusal.of(error)
        }
    }
}
