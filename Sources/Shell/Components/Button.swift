public import Civics
public import Html

/// How loud a button is; one `.main` on a page.
public enum ButtonStyle: String, Sendable {
    case main
    case plain
    /// For what cannot be taken back.
    case danger
    case quiet
}

/// Sends the form it stands in.
public struct Button: Component {
    private let label: Words
    private let style: ButtonStyle
    private let name: String?
    private let value: String?
    private let question: Words?

    /// - Parameters:
    ///   - name: the field that says which of several buttons was pressed, with `value`.
    ///   - question: asked first where scripts run (`confirm.js`); the page after must do without it.
    public init(
        _ label: Words, _ style: ButtonStyle = .main, name: String? = nil, value: String? = nil, question: Words? = nil
    ) {
        self.label = label
        self.style = style
        self.name = name
        self.value = value
        self.question = question
    }

    public var html: HTML {
        """
        <button type="submit" class="button button-\(style.rawValue)"\(attribute: "name", name)\(attribute: "value", value)\(attribute: "data-question", question)>\(label)</button>
        """
    }
}

/// A link that looks like the next step.
public struct ButtonLink: Component {
    private let label: Words
    private let link: Link
    private let style: ButtonStyle

    public init(_ label: Words, to link: Link, _ style: ButtonStyle = .main) {
        self.label = label
        self.link = link
        self.style = style
    }

    public var html: HTML {
        "<a class=\"button button-\(style.rawValue)\" href=\"\(link: link)\">\(label)</a>"
    }
}

/// Buttons side by side, the most likely first.
public struct ButtonRow: Component {
    private let buttons: HTML

    public init(_ buttons: HTML) {
        self.buttons = buttons
    }

    public var html: HTML { "<div class=\"button-row\">\(buttons)</div>" }
}
