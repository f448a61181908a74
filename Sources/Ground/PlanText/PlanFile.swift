import Civics

/// A plan file of any form the program reads: text, Word, or the plan's own YAML or JSON.
public struct PlanFile: Sendable {
    /// What the file turned out to be.
    public enum Form: String, Sendable { case text, docx, yaml, json }

    public var form: Form
    public var plan: Plan
    /// The lines of a document; empty for YAML and JSON.
    public var source: SourceText
    /// What a person corrected by hand; empty for documents.
    public var corrections: [Correction]
    /// Findings that a person accepted as printed; empty for documents.
    public var accepted: [AcceptedFinding]

    /// Reads a file by what is in it; the name only decides between YAML and text.
    public init(_ bytes: [UInt8], name: String) throws(PlanReadError) {
        guard bytes.count <= SourceText.largestFile else { throw .tooLarge }
        let name = name.lowercased()
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            try self.init(document: SourceText(docx: bytes), form: .docx)
        } else if name.hasSuffix(".docx") || name.hasSuffix(".doc") {
            guard !bytes.isEmpty else { throw .empty }
            throw .damagedDocument(
                Words(th: "ไม่ใช่ไฟล์ .docx ที่สมบูรณ์", en: "It is not a whole .docx file."))
        } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
            try self.init(try PlanDocument(yaml: Self.text(bytes)), form: .yaml)
        } else if name.hasSuffix(".json") {
            try self.init(try PlanDocument(json: Self.text(bytes)), form: .json)
        } else {
            try self.init(document: SourceText(text: bytes), form: .text)
        }
    }

    private init(document: SourceText, form: Form) throws(PlanReadError) {
        self.form = form
        source = document
        plan = try PlanReader.read(document)
        corrections = []
        accepted = []
    }

    private init(_ document: PlanDocument, form: Form) throws(PlanReadError) {
        self.form = form
        source = SourceText(lines: [])
        plan = document.plan
        corrections = document.corrections ?? []
        accepted = document.accepted ?? []
    }

    private static func text(_ bytes: [UInt8]) throws(PlanReadError) -> String {
        guard !bytes.isEmpty else { throw .empty }
        if let text = try SourceText.utf16(bytes) { return text }
        guard !bytes.contains(0) else { throw .binary }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(line: 1) }
        return text
    }

    /// The plan in the shape of its JSON and YAML.
    public var document: PlanDocument {
        PlanDocument(
            plan, corrections: corrections.isEmpty ? nil : corrections, accepted: accepted.isEmpty ? nil : accepted)
    }

    /// What the checker finds, accepted findings with their reasons.
    public var findings: [PlanFinding] { PlanChecker.check(plan, accepted: accepted) }
}
