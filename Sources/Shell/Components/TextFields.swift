public import Civics
public import Html

/// What every field has: its name, label, hint, what is wrong with it.
public struct FieldFace: Sendable {
    public var name: String
    public var label: Words
    public var hint: Words?
    public var error: Words?
    public var isRequired: Bool

    public init(_ name: String, _ label: Words, hint: Words? = nil, error: Words? = nil, isRequired: Bool = true) {
        self.name = name
        self.label = label
        self.hint = hint
        self.error = error
        self.isRequired = isRequired
    }

    /// The element's id, and where ``ErrorSummary`` leads.
    public var id: String { "field-\(name)" }
    var hintID: String { "hint-\(name)" }
    var errorID: String { "error-\(name)" }

    var described: String? {
        let ids = [hint.map { _ in hintID }, error.map { _ in errorID }].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// The label, marked where the field may be left empty; most fields are needed, so the others are named.
    var caption: HTML { "\(label)\(if: !isRequired, " <span class=\"quiet\">\(Label.optional)</span>")" }

    /// Hint and error, above the field so that a phone's keyboard does not hide them.
    var notes: HTML {
        """
        \(hint.map { "<span class=\"field-hint\" id=\"\(hintID)\">\($0)</span>" as HTML })\
        \(error.map { "<span class=\"field-error\" id=\"\(errorID)\"><span class=\"unseen\">\(Label.errorPrefix)</span> \($0)</span>" as HTML })
        """
    }

    var attributes: HTML {
        """
        \(attribute: "aria-describedby", described)\(attribute: "aria-invalid", error == nil ? nil : "true")\
        \(flag: "required", isRequired)
        """
    }

    func wrap(_ control: HTML) -> HTML {
        """
        <div class="field\(error == nil ? "" : " field-wrong")"><label for="\(id)">\(caption)</label>\(notes)\(control)</div>
        """
    }
}

/// One line of text.
public struct TextField: Component {
    public enum Kind: String, Sendable {
        case text, email, tel, password, url
    }

    private let face: FieldFace
    private let value: String?
    private let kind: Kind
    private let autocomplete: String?
    private let width: Int?
    private let maximum: Int?

    /// - Parameters:
    ///   - value: what to show; never a password.
    ///   - autocomplete: the HTML autofill name, e.g. `username`, `current-password`.
    ///   - width: about how many characters the answer has (5, 10, 20); the whole line where `nil`.
    ///   - maximum: at most this many characters.
    public init(
        _ name: String, _ label: Words, value: String? = nil, kind: Kind = .text, hint: Words? = nil,
        error: Words? = nil,
        isRequired: Bool = true, autocomplete: String? = nil, width: Int? = nil, maximum: Int? = nil
    ) {
        face = FieldFace(name, label, hint: hint, error: error, isRequired: isRequired)
        self.value = value
        self.kind = kind
        self.autocomplete = autocomplete
        self.width = width
        self.maximum = maximum
    }

    public var html: HTML {
        face.wrap(
            """
            <input type="\(kind.rawValue)" id="\(face.id)" name="\(face.name)"\(attribute: "value", kind == .password ? nil : value)\
            \(attribute: "class", width.map { "width-\($0)" })\(attribute: "autocomplete", autocomplete)\
            \(attribute: "maxlength", maximum)\(face.attributes)>
            """)
    }
}

/// A number typed with or without separators, in Arabic or Thai digits; the unit stands beside it.
public struct NumberField: Component {
    private let face: FieldFace
    private let value: String?
    private let unit: Words?
    private let isWhole: Bool

    public init(
        _ name: String, _ label: Words, value: String? = nil, unit: Words? = nil, isWhole: Bool = true,
        hint: Words? = nil, error: Words? = nil, isRequired: Bool = true
    ) {
        face = FieldFace(name, label, hint: hint, error: error, isRequired: isRequired)
        self.value = value
        self.unit = unit
        self.isWhole = isWhole
    }

    public var html: HTML {
        face.wrap(
            """
            <span class="field-with-unit"><input type="text" inputmode="\(isWhole ? "numeric" : "decimal")" id="\(face.id)" \
            name="\(face.name)" class="width-10 number"\(attribute: "value", value) autocomplete="off"\(face.attributes)>\
            \(unit.map { "<span class=\"unit\" aria-hidden=\"true\">\($0)</span>" as HTML })</span>
            """)
    }
}

/// An amount in baht, with satang after the point where there are any.
public struct MoneyField: Component {
    private let field: NumberField

    public init(
        _ name: String, _ label: Words, value: String? = nil, hint: Words? = nil, error: Words? = nil,
        isRequired: Bool = true
    ) {
        field = NumberField(
            name, label, value: value, unit: Label.baht, isWhole: false, hint: hint, error: error,
            isRequired: isRequired)
    }

    public var html: HTML { field.html }
}

/// A day typed the Thai way, year in B.E.; read by `Civics`, so any usual way of writing will do.
public struct DateField: Component {
    private let face: FieldFace
    private let value: String?

    public init(
        _ name: String, _ label: Words, value: String? = nil, hint: Words? = nil, error: Words? = nil,
        isRequired: Bool = true
    ) {
        face = FieldFace(name, label, hint: hint ?? Label.dateHint, error: error, isRequired: isRequired)
        self.value = value
    }

    public var html: HTML {
        face.wrap(
            """
            <input type="text" id="\(face.id)" name="\(face.name)" class="width-10"\(attribute: "value", value) \
            autocomplete="off"\(face.attributes)>
            """)
    }
}

/// Several lines of text.
public struct TextArea: Component {
    private let face: FieldFace
    private let value: String?
    private let rows: Int
    private let maximum: Int?

    public init(
        _ name: String, _ label: Words, value: String? = nil, rows: Int = 4, maximum: Int? = 4000, hint: Words? = nil,
        error: Words? = nil, isRequired: Bool = true
    ) {
        face = FieldFace(name, label, hint: hint, error: error, isRequired: isRequired)
        self.value = value
        self.rows = rows
        self.maximum = maximum
    }

    // A browser drops the first line end inside the element: one is written, so that the value's own is kept.
    public var html: HTML {
        face.wrap(
            """
            <textarea id="\(face.id)" name="\(face.name)" rows="\(rows)"\(attribute: "maxlength", maximum)\(face.attributes)>
            \(value ?? "")</textarea>
            """)
    }
}

/// A file to send with the form.
public struct FileField: Component {
    private let face: FieldFace
    private let types: [String]

    /// - Parameter types: media types or endings that the browser offers, e.g. `.pdf`; checked again when it comes.
    public init(
        _ name: String, _ label: Words, types: [String] = [], hint: Words? = nil, error: Words? = nil,
        isRequired: Bool = true
    ) {
        face = FieldFace(name, label, hint: hint, error: error, isRequired: isRequired)
        self.types = types
    }

    public var html: HTML {
        face.wrap(
            """
            <input type="file" id="\(face.id)" name="\(face.name)"\(attribute: "accept", types.isEmpty ? nil : types.joined(separator: ","))\(face.attributes)>
            """)
    }
}
