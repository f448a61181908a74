public import Civics
public import Html

/// A form that is posted, with the hidden token that ties it to this browser.
public struct Form: Component {
    /// The name of the hidden field.
    public static let tokenName = "form-token"

    public enum Style: Sendable {
        case stacked
        /// One button in a row of others.
        case inline
    }

    private let action: Link
    private let style: Style
    private let hasFiles: Bool
    private let draft: String?
    private let fields: HTML

    /// - Parameters:
    ///   - hasFiles: send as `multipart/form-data`; the route must be an ``Routes/upload(_:limit:_:)``.
    ///   - draft: the name under which the browser keeps what was typed and not sent (`draft.js`); never for personal data.
    public init(
        to action: Link, style: Style = .stacked, hasFiles: Bool = false, draft: String? = nil, fields: () -> HTML
    ) {
        self.action = action
        self.style = style
        self.hasFiles = hasFiles
        self.draft = draft
        self.fields = fields()
    }

    public var html: HTML {
        """
        <form method="post" action="\(link: action)" class="form-\(style == .inline ? "inline" : "stacked")"\(attribute: "enctype", hasFiles ? "multipart/form-data" : nil)\(attribute: "data-draft", draft) novalidate>
        <input type="hidden" name="\(Self.tokenName)" value="\(Visit.current.token.masked)">
        \(fields)
        </form>
        """
    }
}

/// A value that travels with the form unseen; whatever it says is checked again when it comes back.
public struct HiddenField: Component {
    private let name: String
    private let value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    public var html: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
}

/// Says to the browser that what it kept under this name has been taken in; for the page after the form, with `draft.js`.
public struct DraftTaken: Component {
    private let name: String

    public init(_ name: String) {
        self.name = name
    }

    public var html: HTML { "<span hidden data-draft-taken=\"\(name)\"></span>" }
}

/// Questions that belong together under one heading.
public struct FieldGroup: Component {
    private let legend: Words
    private let fields: HTML

    public init(_ legend: Words, fields: () -> HTML) {
        self.legend = legend
        self.fields = fields()
    }

    public var html: HTML {
        "<fieldset class=\"field-group\"><legend>\(legend)</legend>\(fields)</fieldset>"
    }
}

extension Words {
    /// A text that is the same in both languages: a name, a title from a document, a number.
    public init(_ text: String) {
        self.init(th: text, en: text)
    }
}
