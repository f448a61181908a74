import Access
import Civics
import Foundation
import Sheets
import Storage

/// The register's own format: a ZIP of JSON lines, one file per kind of record, sorted, with every version.
///
/// Sealed values go along as they are: whoever opens them needs the same key file. Writing what was read gives the same
/// bytes, on either engine.
///
/// - `songhong-register.json`: the format and how many lines each file has
/// - `operations.jsonl`, `lineage.jsonl`, `confirmations.jsonl`, `secrets.jsonl`
/// - `versions/<kind>.jsonl`: a line is the version's place in time, its `body` last
public enum RegisterArchive {
    static let manifestName = "songhong-register.json"
    static let format = "songhong-register"
    static let version = 1

    struct Manifest: Codable {
        var format: String
        var version: Int
        var lines: [String: Int]
    }

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    // MARK: - Writing

    /// The whole register, as of the transaction.
    static func write(_ db: Transaction, report: (RecordKind) -> Void = { _ in }) throws -> [UInt8] {
        var entries: [ZipWriter.Entry] = []
        var lines: [String: Int] = [:]
        func add(_ name: String, _ content: [UInt8], _ count: Int) {
            entries.append(ZipWriter.Entry(name, content))
            lines[name] = count
        }
        let operations = try ArchiveRows.operations(db)
        add("operations.jsonl", try jsonLines(operations), operations.count)
        for kind in RecordKind.allCases {
            let (content, count) = try versions(of: kind, db)
            add("versions/\(kind.rawValue).jsonl", content, count)
            report(kind)
        }
        let lineage = try ArchiveRows.lineage(db)
        add("lineage.jsonl", try jsonLines(lineage), lineage.count)
        let confirmations = try ArchiveRows.confirmations(db)
        add("confirmations.jsonl", try jsonLines(confirmations), confirmations.count)
        let secrets = try ArchiveRows.secrets(db)
        add("secrets.jsonl", try jsonLines(secrets), secrets.count)
        let manifest = try encoder.encode(Manifest(format: format, version: version, lines: lines))
        do throws(SheetError) {
            return try ZipWriter.write([ZipWriter.Entry(manifestName, Array(manifest))] + entries)
        } catch { throw Problem.importFileUnreadable(error) }
    }

    private static func versions(of kind: RecordKind, _ db: Transaction) throws -> ([UInt8], Int) {
        var content: [UInt8] = []
        var count = 0
        var last: (subject: UUIDv7, number: Int)?
        while true {
            let page = try ArchiveRows.versions(kind, after: last, limit: 2000, db)
            guard let end = page.last else { break }
            for version in page {
                content += try encoder.encode(version.head).dropLast()
                content += ",\"body\":".utf8
                content += version.body.utf8
                content += "}\n".utf8
            }
            count += page.count
            last = (end.subject, end.number)
        }
        return (content, count)
    }

    private static func jsonLines(_ rows: [some Encodable]) throws -> [UInt8] {
        var content: [UInt8] = []
        for row in rows {
            content += try encoder.encode(row)
            content.append(0x0A)
        }
        return content
    }

    // MARK: - Reading

    /// Puts a register into a database that has none.
    ///
    /// - Returns: how many records stand in it today.
    /// - Throws: 422.370 with the file and line of what is wrong; 409.364 where the register is not empty.
    static func read(_ bytes: [UInt8], _ db: Transaction, report: (RecordKind) -> Void = { _ in }) throws -> Int {
        guard try ArchiveRows.isEmpty(db) else { throw Problem.registerNotEmpty }
        let zip = try opened(bytes)
        let manifest = try manifest(zip)
        try ArchiveRows.insert(try rows(ArchiveRows.Operation.self, "operations.jsonl", zip, manifest), db)
        try ArchiveRows.insert(try rows(ArchiveRows.Secret.self, "secrets.jsonl", zip, manifest), db)
        var records = 0
        for kind in RecordKind.allCases {
            let name = "versions/\(kind.rawValue).jsonl"
            let versions = try versions(name, zip, manifest)
            try ArchiveRows.insert(versions, kind: kind, db)
            let open = versions.filter { $0.head.supersededAt == nil && $0.head.validTo == nil }
            try RecordTypes.with(kind, Restoring(name: name, versions: open, db: db))
            records += open.count
            report(kind)
        }
        try ArchiveRows.insert(try rows(ArchiveRows.Lineage.self, "lineage.jsonl", zip, manifest), db)
        try ArchiveRows.insert(try rows(ArchiveRows.Confirmation.self, "confirmations.jsonl", zip, manifest), db)
        return records
    }

    /// How many lines each file of an archive has, without reading them.
    static func contents(_ bytes: [UInt8]) throws -> [String: Int] { try manifest(try opened(bytes)).lines }

    private static func opened(_ bytes: [UInt8]) throws -> ZipReader {
        var limits = ZipReader.Limits()
        limits.inflatedBytes = 2 << 30
        do throws(SheetError) { return try ZipReader(bytes, limits: limits) } catch {
            throw Problem.importFileUnreadable(error)
        }
    }

    private static func manifest(_ zip: ZipReader) throws -> Manifest {
        guard let content = try? zip.read(manifestName),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(content)),
            manifest.format == format, manifest.version == version
        else { throw Problem.archiveDamaged(manifestName) }
        return manifest
    }

    private static func lines(_ name: String, _ zip: ZipReader, _ manifest: Manifest) throws -> [ArraySlice<UInt8>] {
        guard let count = manifest.lines[name], let content = try? zip.read(name) else {
            throw Problem.archiveDamaged(name)
        }
        let lines = content.split(separator: 0x0A)
        guard lines.count == count else { throw Problem.archiveDamaged(name) }
        return lines
    }

    private static func rows<Row: Decodable>(
        _ type: Row.Type, _ name: String, _ zip: ZipReader, _ manifest: Manifest
    ) throws -> [Row] {
        let decoder = JSONDecoder()
        return try lines(name, zip, manifest).enumerated().map { number, line in
            guard let row = try? decoder.decode(type, from: Data(line)) else {
                throw Problem.archiveDamaged("\(name):\(number + 1)")
            }
            return row
        }
    }

    /// The body stands last in its line and is kept byte by byte; before it are only identifiers, days and numbers.
    private static func versions(
        _ name: String, _ zip: ZipReader, _ manifest: Manifest
    ) throws -> [(head: ArchiveRows.Head, body: String)] {
        let decoder = JSONDecoder()
        let mark = Array(",\"body\":".utf8)
        return try lines(name, zip, manifest).enumerated().map { number, line in
            guard let range = line.firstRange(of: mark), line.last == UInt8(ascii: "}"),
                let head = try? decoder.decode(
                    ArchiveRows.Head.self, from: Data(line[..<range.lowerBound] + [UInt8(ascii: "}")])),
                let body = String(validating: line[range.upperBound...].dropLast(), as: UTF8.self)
            else { throw Problem.archiveDamaged("\(name):\(number + 1)") }
            return (head, body)
        }
    }

    /// Makes today's rows, links and search keys of a kind from its open versions.
    private struct Restoring: RecordVisitor {
        var name: String
        var versions: [(head: ArchiveRows.Head, body: String)]
        var db: Transaction

        func visit<Record: RegisterRecord>(_ type: Record.Type) throws {
            let items = try versions.map { version -> Register.NewRecord<Record> in
                guard let record = try? ImportJSON.decode(type, version.body) else {
                    throw Problem.archiveDamaged("\(name) \(version.head.subject)")
                }
                return Register.NewRecord(id: Record.ID(version.head.subject), record: record, body: version.body)
            }
            for (item, version) in zip(items, versions) {
                try item.record.project(
                    CurrentStamp(
                        id: item.id, version: version.head.number, validFrom: version.head.validFrom,
                        recordedAt: version.head.recordedAt), db)
            }
            try ManyRecordRows.insertLinks(items, db)
            try ManyRecordRows.insertTrigrams(items, db)
            if !items.isEmpty { try RevisionRows.count(Record.kind, by: items.count, db) }
        }
    }
}
