import Access
import Civics
public import Html

/// The frame of every page: skip link, organisation, language, navigation, way here, main part, footer.
public struct PageFrame: Component {
    private let title: Words
    private let main: HTML
    private let trail: [Crumb]
    private let audience: PageAudience
    private let scripts: [String]
    private let styles: [String]

    public init(_ page: some Page) {
        title = page.title
        main = page.main
        trail = page.trail
        audience = page.audience
        scripts = page.scripts
        styles = page.styles
    }

    public var html: HTML {
        let visit = Visit.current
        let language = Reader.language
        return """
            <!doctype html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) — \(visit.site.organisation)</title>
            <meta name="color-scheme" content="light dark">
            <link rel="stylesheet" href="\(link: Asset.link("site.css"))">
            \(each: styles, { "<link rel=\"stylesheet\" href=\"\(link: Asset.link($0))\">" })
            <link rel="icon" type="image/svg+xml" href="\(link: Asset.link("favicon.svg"))">
            \(each: scripts, { "<script type=\"module\" src=\"\(link: Asset.link($0))\"></script>" })
            </head>
            <body\(classes: [audience == .staff ? "for-staff" : nil])>
            <a class="skip" href="#main">\(Label.skip)</a>
            \(SiteHeader(visit: visit, language: language))
            \(Breadcrumbs(trail, here: title))
            <main id="main" tabindex="-1">
            \(main)
            </main>
            \(SiteFooter(visit: visit))
            </body>
            </html>

            """
    }
}

/// The line that no reader of made-up data may miss.
struct SampleBanner: Component {
    var html: HTML {
        """
        <div class="sample-banner" role="note"><p class="wide"><strong>\(Label.sample)</strong></p></div>
        """
    }
}

struct SiteHeader: Component {
    var visit: Visit
    var language: Language

    var html: HTML {
        let entries = visit.site.navigation(visit.actor)
        return """
            <header class="site-header">
            \(if: visit.site.isSample, SampleBanner().html)
            <div class="wide site-header-row">
            <a class="site-name" href="\(link: .root)">\(SiteMark())<span>\(visit.site.organisation)</span></a>
            <div class="site-tools">\(languages)\(account)</div>
            </div>
            \(if: !entries.isEmpty, navigation(entries))
            </header>
            """
    }

    private func navigation(_ entries: [NavigationItem]) -> HTML {
        // The entry whose address is the longest that holds this page, so that "home" is not marked everywhere.
        let here = entries.filter { $0.holds(visit.link) }.max { $0.link.segments.count < $1.link.segments.count }?.link
        return """
            <nav class="site-navigation" aria-label="\(Label.navigation)"><ul class="wide">
            \(each: entries, { entry in
                "<li><a href=\"\(link: entry.link)\"\(attribute: "aria-current", entry.link == here ? "page" : nil)>\(entry.label)</a></li>"
            })
            </ul></nav>
            """
    }

    private var languages: HTML {
        let other: Language = language == .thai ? .english : .thai
        let name = other == .thai ? "ภาษาไทย" : "English"
        return """
            <a class="site-tool" href="\(link: visit.link.with("lang", other.rawValue))" hreflang="\(other.rawValue)" lang="\(other.rawValue)">\(name)</a>
            """
    }

    private var person: HTML {
        guard let account = visit.site.account else { return "<span class=\"site-person\">\(visit.actor.name)</span>" }
        return "<a class=\"site-tool site-person\" href=\"\(link: account)\">\(visit.actor.name)</a>"
    }

    private var account: HTML {
        if visit.actor.account != nil, let signOut = visit.site.signOut {
            return """
                \(person)
                \(Form(to: signOut, style: .inline) { Button(Label.signOut, .quiet).html })
                """
        }
        guard let signIn = visit.site.signIn else { return .empty }
        return "<a class=\"site-tool\" href=\"\(link: signIn)\">\(Label.signIn)</a>"
    }
}

/// Two rooms under one roof (สองห้อง): the mark of the site.
struct SiteMark: Component {
    var html: HTML {
        """
        <svg class="site-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <path class="site-mark-roof" d="M16 3 29 13v3H3v-3z"/><path class="site-mark-room" d="M6 18h9v10H6zM17 18h9v10h-9z"/></svg>
        """
    }
}

struct SiteFooter: Component {
    var visit: Visit

    var html: HTML {
        """
        <footer class="site-footer"><div class="wide">
        <p class="site-footer-name">\(visit.site.organisation)</p>
        \(visit.site.dataDate.map { "<p>\(Label.dataAsOf) \(DayText($0))</p>" as HTML })
        \(visit.site.whoMaySee.map { "<p><a href=\"\(link: $0)\">\(Label.whoMaySee)</a></p>" as HTML })
        </div></footer>
        """
    }
}
