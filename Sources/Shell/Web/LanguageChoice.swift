import Civics
import HTTPTypes
import Html
import Hummingbird

/// In which of the two languages a page is written.
enum LanguageChoice {
    /// `?lang=`, else the cookie of an earlier choice, else the browser's first known language, else Thai.
    static func of(_ request: Request, link: Link) -> Language {
        if let asked = link.items.last(where: { $0.name == "lang" }).flatMap({ Language(rawValue: $0.value) }) {
            return asked
        }
        if let chosen = request.cookies[ShellSettings.languageCookie].flatMap({ Language(rawValue: $0.value) }) {
            return chosen
        }
        return preferred(request.headers[.acceptLanguage] ?? "") ?? .thai
    }

    /// Reads `Accept-Language` (RFC 9110 §12.5.4); `nil` where neither language is named.
    static func preferred(_ header: String) -> Language? {
        var best: (language: Language, weight: Double)?
        for range in header.prefix(500).split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let tag = parts.first,
                let language = Language(rawValue: String(tag.prefix { $0 != "-" }).lowercased())
            else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > (best?.weight ?? 0) { best = (language, weight) }
        }
        return best?.language
    }
}
