import Civics

/// What a column of a file is taken for.
public struct ColumnChoice: Sendable, Hashable, Codable {
    public enum Basis: String, Sendable, Hashable, CaseIterable, Codable {
        /// This office chose it before for the same header.
        case remembered
        /// The header is one of the field's known names.
        case known
        /// A person said so for this file.
        case chosen
        /// No field is known for the header: the column is left out until somebody chooses.
        case none
    }

    /// From 0.
    public var column: Int
    /// As the file has it; it comes from outside: escape it when shown.
    public var header: String
    /// The name of an ``ImportField``; `nil` leaves the column out.
    public var field: String?
    public var basis: Basis

    public init(column: Int, header: String, field: String?, basis: Basis) {
        self.column = column
        self.header = header
        self.field = field
        self.basis = basis
    }
}

/// Proposes what each column of a file holds (จับคู่คอลัมน์): from what this office chose before, else from known names.
public enum ColumnMatching {
    /// Proposals in the order of the columns.
    ///
    /// No field is proposed twice: the first column that was remembered, else the first known one, has it.
    /// - Parameter remembered: field names by folded header; an empty name means "leave it out".
    public static func proposals(
        for headers: [String], kind: ImportKind, remembered: [String: String] = [:]
    ) -> [ColumnChoice] {
        let fields = kind.fields
        let names = Set(fields.map(\.name))
        var known: [String: String] = [:]
        for field in fields {
            for header in field.headers where known[folded(header)] == nil { known[folded(header)] = field.name }
        }
        var choices = headers.enumerated().map {
            ColumnChoice(column: $0.offset, header: $0.element, field: nil, basis: .none)
        }
        var taken: Set<String> = []
        for index in choices.indices {
            guard let field = remembered[folded(choices[index].header)] else { continue }
            choices[index].basis = .remembered
            if names.contains(field), taken.insert(field).inserted { choices[index].field = field }
        }
        for index in choices.indices where choices[index].basis == .none {
            guard let field = known[folded(choices[index].header)], taken.insert(field).inserted else { continue }
            choices[index].field = field
            choices[index].basis = .known
        }
        return choices
    }

    /// A header made comparable: blanks, points, dashes, brackets and letter case aside, Thai digits as 0–9.
    public static func folded(_ header: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in ThaiDigits.arabic(ThaiText.clean(header)).lowercased().unicodeScalars {
            if scalar.properties.isWhitespace || "._-–()[]/:*\u{FEFF}".unicodeScalars.contains(scalar) { continue }
            result.append(scalar)
            guard result.count < 200 else { break }
        }
        return String(result)
    }

    /// The kind of import that most columns speak for; `nil` where none has two known columns.
    public static func likelyKind(of headers: [String], layer: String, hasPolygons: Bool) -> ImportKind? {
        let layer = folded(layer)
        if layer.contains("zone") || layer.contains("โซน") { return .taxZones }
        if layer.contains("block") || layer.contains("บล็อก") { return .taxBlocks }
        let candidates: [ImportKind] = [.parcels, .owners, .people, .households, .buildings, .signs, .places]
        var best: (kind: ImportKind, score: Int)?
        for kind in candidates {
            let matched = Set(proposals(for: headers, kind: kind).compactMap(\.field))
            guard kind.fields.filter(\.isRequired).allSatisfy({ matched.contains($0.name) }) else { continue }
            var score = matched.count
            switch kind {
            case .owners:
                guard matched.contains("full_name") || matched.contains("given_name"),
                    matched.contains("parcel_code") || matched.contains("deed_number")
                else { continue }
            case .people:
                guard matched.contains("full_name") || matched.contains("given_name") else { continue }
            case .parcels: if hasPolygons { score += 2 }
            default: break
            }
            if score >= 2, score > (best?.score ?? 0) { best = (kind, score) }
        }
        return best?.kind
    }
}
