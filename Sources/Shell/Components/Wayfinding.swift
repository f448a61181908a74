public import Civics
public import Html

/// The way from the home page to here.
public struct Breadcrumbs: Component {
    private let trail: [Crumb]
    private let here: Words

    public init(_ trail: [Crumb], here: Words) {
        self.trail = trail
        self.here = here
    }

    public var html: HTML {
        if trail.isEmpty { return .empty }
        return """
            <nav class="breadcrumbs" aria-label="\(Label.trail)"><ol class="wide">
            \(each: trail, { "<li><a href=\"\(link: $0.link)\">\($0.label)</a></li>" })
            <li aria-current="page">\(here)</li>
            </ol></nav>
            """
    }
}

/// Sister pages, such as one for each fiscal year; each is a page of its own with its own address.
public struct Tabs: Component {
    private let label: Words
    private let items: [NavigationItem]
    private let chosen: Link

    /// - Parameter label: what the pages have in common, for screen readers.
    public init(_ label: Words, _ items: [NavigationItem], chosen: Link) {
        self.label = label
        self.items = items
        self.chosen = chosen
    }

    public var html: HTML {
        """
        <nav class="tabs" aria-label="\(label)"><ul>
        \(each: items, { item in
            "<li><a href=\"\(link: item.link)\"\(attribute: "aria-current", item.link == chosen ? "page" : nil)>\(item.label)</a></li>"
        })
        </ul></nav>
        """
    }
}

/// The pages of a long list.
public struct Pager: Component {
    private let page: Int
    private let pages: Int
    private let link: Link

    /// - Parameters:
    ///   - page: the page shown, from 1.
    ///   - pages: how many there are; nothing is written for one.
    ///   - link: the list's address with its filters; `page` is added.
    public init(page: Int, of pages: Int, link: Link) {
        self.page = page
        self.pages = pages
        self.link = link
    }

    /// How many pages hold the rows.
    public static func pages(rows: Int, each size: Int) -> Int {
        max(1, (rows + size - 1) / size)
    }

    public var html: HTML {
        if pages <= 1 { return .empty }
        return """
            <nav class="pager" aria-label="\(Label.pages)">
            \(if: page > 1, step(page - 1, "← \(Label.previous)", relation: "prev"))
            <span class="pager-place">\(Label.page) \(page) \(Label.of) \(pages)</span>
            \(if: page < pages, step(page + 1, "\(Label.next) →", relation: "next"))
            </nav>
            """
    }

    private func step(_ number: Int, _ label: HTML, relation: String) -> HTML {
        "<a class=\"button button-plain\" rel=\"\(relation)\" href=\"\(link: link.with("page", number))\">\(label)</a>"
    }
}

/// A box to search with; sends `q` by GET, so that a result can be passed on as an address.
public struct SearchBox: Component {
    private let action: Link
    private let label: Words
    private let value: String?
    private let name: String

    public init(_ label: Words, to action: Link, value: String? = nil, name: String = "q") {
        self.action = action
        self.label = label
        self.value = value
        self.name = name
    }

    public var html: HTML {
        """
        <form method="get" action="\(link: action.page)" class="search-box" role="search">
        \(each: action.items, { HiddenField($0.name, $0.value).html })
        <label for="search-\(name)">\(label)</label>
        <div class="search-row"><input type="search" id="search-\(name)" name="\(name)"\(attribute: "value", value) maxlength="200" autocomplete="off">
        <button type="submit" class="button button-main">\(Label.search)</button></div>
        </form>
        """
    }
}
