import Access
public import Civics
import Files
import SQLText
public import Storage

/// The rows of layers, document lines and read receipts.
public enum PlanLayerRows {
    private static let columns: SQL =
        """
        id, sequence, kind, effective_on, document_number, document_date, reason, document_hash, document_name,
        document_file, recorded_by, recorded_name, recorded_at
        """

    static func insert(_ layer: PlanLayer, _ db: Transaction) throws {
        try db.run(
            """
            INSERT INTO plan_layers (\(columns)) VALUES (\(layer.id), \(layer.sequence), \(layer.kind.rawValue),
                \(layer.effectiveOn), \(layer.documentNumber), \(layer.documentDate), \(layer.reason),
                \(layer.documentHash), \(layer.documentName), \(layer.documentFile), \(layer.recordedBy),
                \(layer.recordedName), \(layer.recordedAt))
            """)
    }

    static func setDocument(
        _ hash: String, _ name: String, _ file: FileID, of layer: PlanLayerID, _ db: Transaction
    ) throws {
        try db.run(
            """
            UPDATE plan_layers SET document_hash = \(hash), document_name = \(name), document_file = \(file)
            WHERE id = \(layer)
            """)
    }

    /// Every layer, oldest first.
    public static func all(_ db: Transaction) throws -> [PlanLayer] {
        try db.all("SELECT \(columns) FROM plan_layers ORDER BY sequence")
    }

    public static func last(_ db: Transaction) throws -> PlanLayer? {
        try db.first("SELECT \(columns) FROM plan_layers ORDER BY sequence DESC LIMIT 1")
    }

    /// The layers in force on a day, oldest first; the last one is what readers are asked to read.
    public static func inForce(on day: CivilDate, _ db: Transaction) throws -> [PlanLayer] {
        try db.all("SELECT \(columns) FROM plan_layers WHERE effective_on <= \(day) ORDER BY sequence")
    }

    /// The newest imported document, whatever was amended after it.
    static func lastImported(_ db: Transaction) throws -> PlanLayer? {
        try db.first(
            """
            SELECT \(columns) FROM plan_layers WHERE document_hash IS NOT NULL OR kind = 'adopted'
            ORDER BY sequence DESC LIMIT 1
            """)
    }

    static func addLines(_ lines: [String], of document: String, _ db: Transaction) throws {
        let known =
            try db.first(
                "SELECT count(*) AS n FROM plan_lines WHERE document = \(document)", as: Int.self) ?? 0
        guard known == 0 else { return }
        let rows = lines.enumerated().map { index, line in
            [SQLValue.text(document), .int(Int64(index + 1)), .text(line.filter { $0 != "\0" })]
        }
        try BatchRows.insert("INSERT INTO plan_lines (document, line, text) VALUES", rows, db)
    }

    /// Lines of a document, by its SHA-256; empty where the document's text was not kept.
    public static func lines(
        of document: String, _ range: ClosedRange<Int>, _ db: Transaction
    ) throws -> [DocumentLine] {
        try db.all(
            """
            SELECT line, text FROM plan_lines
            WHERE document = \(document) AND line BETWEEN \(range.lowerBound) AND \(range.upperBound) ORDER BY line
            """)
    }

    static func addReading(_ reading: PlanReading, _ db: Transaction) throws -> Bool {
        try db.run(
            """
            INSERT INTO plan_readings (layer, account, name, division, read_at)
            VALUES (\(reading.layer), \(reading.account), \(reading.name), \(reading.division), \(reading.readAt))
            ON CONFLICT (layer, account) DO NOTHING
            """) > 0
    }

    /// Who has read a layer, earliest first.
    public static func readings(of layer: PlanLayerID, _ db: Transaction) throws -> [PlanReading] {
        try db.all(
            """
            SELECT layer, account, name, division, read_at FROM plan_readings WHERE layer = \(layer)
            ORDER BY read_at, account
            """)
    }
}

/// A line of the imported document, as it stands there.
public struct DocumentLine: Sendable, Hashable, Codable {
    public var line: Int
    public var text: String
}
