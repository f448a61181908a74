public import Civics
public import HTTPTypes
public import Html
public import Hummingbird

/// A page: a title and what stands in `<main>`, a function of its model and nothing else.
public protocol Page {
    /// The document's title and, unless ``main`` writes its own, the heading.
    var title: Words { get }
    /// What stands inside `<main>`, starting with the page's one `<h1>`.
    var main: HTML { get }
    /// The way from the home page to here, without this page.
    var trail: [Crumb] { get }
    /// Who it is for; staff pages are never cached.
    var audience: PageAudience { get }
    /// Names of our ES modules that the page is better with; it works without.
    var scripts: [String] { get }
    /// Names of style sheets beside the one of the site.
    var styles: [String] { get }
}

public enum PageAudience: Sendable {
    case everyone
    case staff
}

extension Page {
    public var trail: [Crumb] { [] }
    public var audience: PageAudience { .everyone }
    public var scripts: [String] { [] }
    public var styles: [String] { [] }

    /// The whole document in its frame.
    public var document: HTML { PageFrame(self).html }

    /// The answer that carries the page.
    public func response(_ status: HTTPResponse.Status = .ok) -> Response {
        var response = Response.html(document, status)
        if audience == .staff { response.headers[.cacheControl] = "no-store" }
        return response
    }
}

/// One step of the way to a page.
public struct Crumb: Sendable {
    public var label: Words
    public var link: Link

    public init(_ label: Words, _ link: Link) {
        self.label = label
        self.link = link
    }
}
