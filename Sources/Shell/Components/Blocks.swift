public import Civics
public import Html

/// A thing among others: what it is called, what there is to say, where it leads.
public struct Card: Component {
    private let title: Words
    private let link: Link?
    private let level: Int
    private let content: HTML
    private let eyebrow: Words?

    /// - Parameter level: of its heading, 2 to 4; one below the heading above it.
    public init(_ title: Words, to link: Link? = nil, level: Int = 3, eyebrow: Words? = nil, content: () -> HTML) {
        self.title = title
        self.link = link
        self.level = min(max(level, 2), 4)
        self.eyebrow = eyebrow
        self.content = content()
    }

    public var html: HTML {
        let heading: HTML = link.map { "<a href=\"\(link: $0)\">\(title)</a>" } ?? "\(title)"
        return """
            <section class="card">\(eyebrow.map { "<p class=\"eyebrow\">\($0)</p>" as HTML })\
            <h\(level) class="card-title">\(heading)</h\(level)>
            \(content)</section>
            """
    }
}

/// Cards or tiles side by side, as many as fit.
public struct CardGrid: Component {
    private let cards: HTML

    public init(_ cards: HTML) {
        self.cards = cards
    }

    public init(_ cards: [some Component]) {
        self.cards = "\(each: cards)"
    }

    public var html: HTML { "<div class=\"card-grid\">\(cards)</div>" }
}

/// Facts about one thing, each with its name.
public struct FactList: Component {
    private let facts: [(Words, HTML)]

    public init(_ facts: [(Words, HTML)]) {
        self.facts = facts
    }

    public var html: HTML {
        "<dl class=\"facts\">\(each: facts, { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" })</dl>"
    }
}

/// Something to know before going on.
public struct Notice: Component {
    public enum Tone: String, Sendable {
        case news
        case done
        case warning
        case wrong
    }

    private let tone: Tone
    private let content: HTML

    public init(_ tone: Tone = .news, _ content: HTML) {
        self.tone = tone
        self.content = content
    }

    private var word: Words {
        switch tone {
        case .news: Words(th: "แจ้งให้ทราบ", en: "Notice")
        case .done: Words(th: "เรียบร้อย", en: "Done")
        case .warning: Words(th: "โปรดระวัง", en: "Please note")
        case .wrong: Words(th: "มีปัญหา", en: "Problem")
        }
    }

    public var html: HTML {
        let role = tone == .done ? "status" : tone == .wrong ? "alert" : nil
        return """
            <div class="notice notice-\(tone.rawValue)"\(attribute: "role", role)><p class="notice-word">\(word)</p><div>\(content)</div></div>
            """
    }
}

/// A figure that stands for itself, with the day of its data.
public struct StatTile: Component {
    private let label: Words
    private let figure: HTML
    private let note: Words?
    private let link: Link?

    public init(_ label: Words, _ figure: HTML, note: Words? = nil, to link: Link? = nil) {
        self.label = label
        self.figure = figure
        self.note = note
        self.link = link
    }

    public init(_ label: Words, _ figure: some Component, note: Words? = nil, to link: Link? = nil) {
        self.init(label, figure.html, note: note, to: link)
    }

    public var html: HTML {
        """
        <div class="stat"><p class="stat-label">\(link.map { "<a href=\"\(link: $0)\">\(label)</a>" as HTML } ?? "\(label)")</p>\
        <p class="stat-figure">\(figure)</p>\(note.map { "<p class=\"quiet\">\($0)</p>" as HTML })</div>
        """
    }
}

/// What to read where there is nothing to list, and what to do about it.
public struct EmptyState: Component {
    private let sentence: Words
    private let action: HTML

    public init(_ sentence: Words, action: HTML = .empty) {
        self.sentence = sentence
        self.action = action
    }

    public var html: HTML { "<div class=\"empty-state\"><p>\(sentence)</p>\(action)</div>" }
}

/// Files to take away, each with its kind and what it is good for.
public struct DownloadList: Component {
    public struct Item: Sendable {
        var label: Words
        var kind: String
        var link: Link

        /// - Parameter kind: as people know it: CSV, JSON, PDF.
        public init(_ label: Words, kind: String, to link: Link) {
            self.label = label
            self.kind = kind
            self.link = link
        }
    }

    private let items: [Item]

    public init(_ items: [Item]) {
        self.items = items
    }

    public var html: HTML {
        """
        <ul class="downloads">\(each: items, { item in
            "<li><a href=\"\(link: item.link)\"><span class=\"file-kind\">\(item.kind)</span>\(item.label)</a></li>"
        })</ul>
        """
    }
}

/// Where in the source document a thing stands: the line that a reader can check.
public struct Provenance: Component {
    private let lines: [Int]
    private let link: ((Int) -> Link)?
    private let document: Words?

    public init(lines: [Int], document: Words? = nil, link: ((Int) -> Link)? = nil) {
        self.lines = lines
        self.document = document
        self.link = link
    }

    public var html: HTML {
        if lines.isEmpty { return .empty }
        return """
            <p class="provenance">\(Label.source): \(document.map { "\($0), " as HTML })\(Label.line) \(each: lines.enumerated(), { index, line in
                "\(if: index > 0, ", ")\(link.map { "<a href=\"\(link: $0(line))\">\(line)</a>" as HTML } ?? "\(line)")"
            })</p>
            """
    }
}

/// What happened, newest first.
public struct Timeline: Component {
    public struct Event: Sendable {
        var day: CivilDate
        var title: Words
        var detail: HTML

        public init(_ day: CivilDate, _ title: Words, detail: HTML = .empty) {
            self.day = day
            self.title = title
            self.detail = detail
        }
    }

    private let events: [Event]

    public init(_ events: [Event]) {
        self.events = events
    }

    public var html: HTML {
        """
        <ol class="timeline">\(each: events, { event in
            "<li><p class=\"timeline-day\">\(DayText(event.day))</p><p class=\"timeline-title\">\(event.title)</p>\(event.detail)</li>"
        })</ol>
        """
    }
}
