import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import NIOCore
import Registry
import Shell

/// One request to a machine interface: who asks, with which parameters, in which form, under which public address.
struct MapRequest: Sendable {
    /// How the answer is wanted.
    enum Form: String, Sendable {
        case json
        case html
    }

    let link: Link
    let actor: Actor
    let form: Form
    /// `https://songhong.example`: before every address of an answer.
    let origin: String
    /// What the reader has kept already.
    let kept: String?
    private let items: [String: String]

    /// Reads the parameters strictly.
    ///
    /// - Parameters:
    ///   - declared: their names; `f` and `lang` are always taken.
    ///   - forms: the forms the address has; the first is what `*/*` gets.
    /// - Throws: 400.380 for one that is not declared, 400.381 for one given twice, or an `f` that is no form,
    ///   406.380 where `Accept` names none of the forms.
    init(
        _ request: Request, _ context: ShellContext, declared: Set<String> = [], forms: [Form] = [.json]
    ) throws(Problem) {
        link = context.link
        actor = context.actor
        origin = context.origin
        kept = request.headers[.ifNoneMatch]
        var items: [String: String] = [:]
        for item in context.link.items {
            guard declared.contains(item.name) || item.name == "lang" || item.name == "f" && !forms.isEmpty else {
                throw .parameterUnknown(String(item.name.prefix(100)))
            }
            items[item.name] = item.value
        }
        if let language = items["lang"], Language(rawValue: language) == nil {
            throw .parameterMalformed("lang", Words(th: "ใช้ th หรือ en", en: "Use th or en."))
        }
        if let name = Self.repeated(request.head.path ?? "") {
            throw .parameterMalformed(name, Words(th: "ระบุได้ครั้งเดียว", en: "It can be given once only."))
        }
        self.items = items
        form = try Self.form(asked: items["f"], accept: request.headers[.accept], of: forms)
    }

    subscript(name: String) -> String? { items[name] }

    /// An address of ours as other programs need it.
    func absolute(_ link: Link) -> String { origin + link.text }

    /// The first parameter that is there twice: a link keeps the last alone, so the address itself is looked at.
    private static func repeated(_ path: String) -> String? {
        guard let start = path.firstIndex(of: "?") else { return nil }
        var seen: Set<String> = []
        for pair in path[path.index(after: start)...].split(separator: "&") {
            let name = PercentCoding.decoded(pair.prefix { $0 != "=" }, plusIsSpace: true) ?? ""
            if !seen.insert(name).inserted { return String(name.prefix(100)) }
        }
        return nil
    }

    private static func form(asked: String?, accept: String?, of forms: [Form]) throws(Problem) -> Form {
        if let asked {
            guard let form = Form(rawValue: asked), forms.contains(form) else {
                let names = forms.map(\.rawValue).joined(separator: ", ")
                throw .parameterMalformed("f", Words(th: "ใช้ \(names)", en: "Use \(names)."))
            }
            return form
        }
        guard let accept, let first = forms.first else { return forms.first ?? .json }
        var best: (form: Form, weight: Double)?
        for range in accept.prefix(1_000).split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let type = parts.first else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            guard weight > best?.weight ?? 0 else { continue }
            if type == "*/*" {
                best = (first, weight)
            } else if type == "text/html" || type == "text/*" || type == "application/xhtml+xml" {
                if forms.contains(.html) { best = (.html, weight) }
            } else if type == "application/*" || type.contains("json") {
                if forms.contains(.json) { best = (.json, weight) }
            }
        }
        guard let best else { throw .notAcceptable }
        return best.form
    }
}

/// The names of JSON's kinds in use here.
enum MediaType {
    static let json = "application/json"
    static let geoJSON = "application/geo+json"
    static let html = "text/html"
    static let description = "application/vnd.oai.openapi+json;version=3.0"
    static let schema = "application/schema+json"
    static let tile = "application/vnd.mapbox-vector-tile"
}
