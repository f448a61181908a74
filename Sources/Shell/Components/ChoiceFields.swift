public import Civics
public import Html

/// One answer to choose.
public struct Choice: Sendable, Hashable {
    public var value: String
    public var label: Words
    public var hint: Words?

    public init(_ value: String, _ label: Words, hint: Words? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }
}

/// One of many, folded away; for up to about six answers use ``RadioGroup``.
public struct Select: Component {
    private let face: FieldFace
    private let choices: [Choice]
    private let chosen: String?

    public init(
        _ name: String, _ label: Words, choices: [Choice], chosen: String? = nil, hint: Words? = nil,
        error: Words? = nil,
        isRequired: Bool = true
    ) {
        face = FieldFace(name, label, hint: hint, error: error, isRequired: isRequired)
        self.choices = choices
        self.chosen = chosen
    }

    public var html: HTML {
        face.wrap(
            """
            <select id="\(face.id)" name="\(face.name)"\(face.attributes)>\
            <option value="">\(Label.choose)</option>\
            \(each: choices, { "<option value=\"\($0.value)\"\(flag: "selected", $0.value == chosen)>\($0.label)</option>" })</select>
            """)
    }
}

/// One of a few, all in sight.
public struct RadioGroup: Component {
    private let face: FieldFace
    private let choices: [Choice]
    private let chosen: String?

    public init(
        _ name: String, _ label: Words, choices: [Choice], chosen: String? = nil, hint: Words? = nil,
        error: Words? = nil,
        isRequired: Bool = true
    ) {
        face = FieldFace(name, label, hint: hint, error: error, isRequired: isRequired)
        self.choices = choices
        self.chosen = chosen
    }

    public var html: HTML {
        ChoiceList(face: face, choices: choices, chosen: chosen.map { [$0] } ?? [], type: "radio").html
    }
}

/// Any number of a few, all in sight; the key comes once for each ticked.
public struct CheckboxGroup: Component {
    private let face: FieldFace
    private let choices: [Choice]
    private let chosen: Set<String>

    public init(
        _ name: String, _ label: Words, choices: [Choice], chosen: Set<String> = [], hint: Words? = nil,
        error: Words? = nil
    ) {
        face = FieldFace(name, label, hint: hint, error: error, isRequired: false)
        self.choices = choices
        self.chosen = chosen
    }

    public var html: HTML { ChoiceList(face: face, choices: choices, chosen: chosen, type: "checkbox").html }
}

/// One thing to say yes to.
public struct Checkbox: Component {
    private let face: FieldFace
    private let isTicked: Bool

    public init(_ name: String, _ label: Words, isTicked: Bool = false, hint: Words? = nil, error: Words? = nil) {
        face = FieldFace(name, label, hint: hint, error: error)
        self.isTicked = isTicked
    }

    public var html: HTML {
        """
        <div class="field\(face.error == nil ? "" : " field-wrong")">\(face.notes)<div class="choice">\
        <input type="checkbox" id="\(face.id)" name="\(face.name)" value="yes"\(flag: "checked", isTicked)\
        \(attribute: "aria-describedby", face.described)\(attribute: "aria-invalid", face.error == nil ? nil : "true")>\
        <label for="\(face.id)">\(face.label)</label></div></div>
        """
    }
}

/// Answers below one question; the first carries the field's id, so that the error summary leads to it.
struct ChoiceList: Component {
    var face: FieldFace
    var choices: [Choice]
    var chosen: Set<String>
    var type: String

    var html: HTML {
        """
        <fieldset class="field\(face.error == nil ? "" : " field-wrong")"\(attribute: "aria-describedby", face.described)>\
        <legend>\(type == "radio" ? face.caption : "\(face.label)" as HTML)</legend>\(face.notes)<div class="choices">\
        \(each: choices.enumerated(), row)</div></fieldset>
        """
    }

    private func row(_ index: Int, _ choice: Choice) -> HTML {
        let id = index == 0 ? face.id : "\(face.id)-\(index + 1)"
        return """
            <div class="choice"><input type="\(type)" id="\(id)" name="\(face.name)" value="\(choice.value)"\
            \(flag: "checked", chosen.contains(choice.value))\(attribute: "aria-describedby", choice.hint.map { _ in "\(id)-hint" })>\
            <label for="\(id)">\(choice.label)</label>\
            \(choice.hint.map { "<span class=\"field-hint\" id=\"\(id)-hint\">\($0)</span>" as HTML })</div>
            """
    }
}
