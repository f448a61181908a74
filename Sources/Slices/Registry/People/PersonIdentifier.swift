public import Civics
import Access

/// A number that says who somebody is: the 13-digit ID, or what a person without one has.
///
/// Class C3: printing it shows only the kind.
public enum PersonIdentifier: Sendable, Hashable, CustomStringConvertible {
    /// เลขประจำตัวประชาชน
    case national(NationalID)
    /// 13 digits with the same check digit that begin with 0 (persons without registration) or with 9, which is never
    /// issued and stands for nobody: training and demonstration.
    case unregistered(String)
    /// Another paper: its kind (`passport`, `pupil`, `alien`, …) and number.
    case other(kind: String, number: String)

    /// Reads 13 digits as a person wrote them.
    ///
    /// - Parameter allowsSpecimen: whether numbers that begin with 9 are taken.
    /// - Throws: `422.339` with what is wrong.
    public init(digits text: String, allowsSpecimen: Bool = false) throws {
        do {
            self = .national(try NationalID.parse(text))
        } catch NationalIDError.wrongKind {
            let digits = ThaiDigits.arabic(ThaiText.clean(text)).filter { $0.isASCII && $0.isNumber }
            let numbers = digits.utf8.map { Int($0) - 0x30 }
            guard numbers.count == 13, let first = numbers.first, first == 0 || (first == 9 && allowsSpecimen),
                NationalID.checkDigit(of: numbers.dropLast()) == numbers.last
            else { throw Problem.identifierWrong(NationalIDError.wrongKind.words) }
            self = .unregistered(digits)
        } catch {
            throw Problem.identifierWrong(error.words)
        }
    }

    /// Reads another identifier as a person wrote it; the kind is the code of a dated list.
    public init(kind: String, number: String) throws {
        let number = ThaiDigits.arabic(ThaiText.clean(number)).uppercased()
            .filter { $0.isLetter || $0.isNumber }
        guard !kind.isEmpty, kind.utf8.count <= 40, kind.utf8.allSatisfy({ $0 == 0x5F || (0x61...0x7A).contains($0) }),
            (3...40).contains(number.count), number.utf8.count <= 120
        else { throw Problem.identifierWrong(nil) }
        self = .other(kind: kind, number: number)
    }

    /// The one form in which it is sealed, indexed and found.
    var normalised: String {
        switch self {
        case .national(let id): id.digits
        case .unregistered(let digits): digits
        case .other(let kind, let number): "\(kind):\(number)"
        }
    }

    /// Reads what was sealed.
    init?(normalised text: String) {
        if let colon = text.firstIndex(of: ":") {
            self = .other(kind: String(text[..<colon]), number: String(text[text.index(after: colon)...]))
        } else if let id = NationalID(text) {
            self = .national(id)
        } else if text.utf8.count == 13 {
            self = .unregistered(text)
        } else {
            return nil
        }
    }

    /// The field it is kept in.
    var field: SealedField {
        if case .other = self { .personOtherIdentifier } else { .personNationalID }
    }

    public var description: String {
        switch self {
        case .national, .unregistered: "13-digit identifier"
        case .other(let kind, _): "identifier of kind \(kind)"
        }
    }
}
