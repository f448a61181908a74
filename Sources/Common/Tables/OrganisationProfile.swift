public import Access
public import Civics
import Yams

/// Whom this installation serves: names, codes, divisions.
///
/// It is data, never constants of the program.
public struct OrganisationProfile: Sendable, Hashable, Codable {
    /// A division (สำนัก/กอง).
    public struct Division: Sendable, Hashable, Codable, Identifiable {
        public var code: DivisionCode
        public var name: Words
        /// Other ways in which documents write the name.
        public var aliases: [String]

        public var id: DivisionCode { code }

        public init(code: DivisionCode, name: Words, aliases: [String] = []) {
            self.code = code
            self.name = name
            self.aliases = aliases
        }
    }

    public var name: Words
    public var shortName: Words
    /// 6 digits of the Department of Provincial Administration.
    public var tambonCode: String
    public var tambon: Words
    public var amphoe: Words
    public var province: Words
    public var postcode: String
    /// 8 digits of the Department of Local Administration; `nil` until a clerk fills it in.
    public var organisationCode: String?
    public var office: Words
    public var establishedOn: CivilDate?
    public var villages: Int?
    public var households: Int?
    public var population: Int?
    public var areaSquareKilometres: Int?
    /// Whether a clerk has confirmed the figures above.
    public var figuresAreConfirmed: Bool
    /// Ways in which documents write the organisation's name.
    public var aliases: [String]
    public var divisions: [Division]

    /// Reads a profile; throws `TablesError` for what cannot be read or a division named twice.
    public init(yaml: String) throws {
        do {
            self = try YAMLDecoder().decode(OrganisationProfile.self, from: yaml)
        } catch {
            throw TablesError(message: "\(error)")
        }
        try check()
    }

    /// Throws where a division has no code, or two have one.
    func check() throws {
        let codes = divisions.map(\.code.rawValue)
        guard !codes.contains(where: \.isEmpty), Set(codes).count == codes.count, !name.th.isEmpty else {
            throw TablesError(message: "every division has a code of its own, and the organisation has a name")
        }
    }

    public func division(_ code: DivisionCode) -> Division? {
        divisions.first { $0.code == code }
    }

    /// The division that a document means: by name or alias, spaces and ฯ apart; `nil` where none fits exactly.
    public func division(named text: String) -> Division? {
        func plain(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "ฯ" } }
        let wanted = plain(text)
        guard !wanted.isEmpty else { return nil }
        return divisions.first { ([$0.name.th, $0.name.en] + $0.aliases).contains { plain($0) == wanted } }
    }
}
