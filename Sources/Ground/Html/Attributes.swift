public import Civics

/// Attributes that may be absent: `<input\(attribute: "value", value)\(flag: "required", isRequired)>`.
///
/// Each writes its own leading space. Names are `StaticString`, so that no value can become an attribute's name.
extension HTML.Interpolation {
    /// `name="value"`, or nothing where there is no value.
    public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
        guard let value else { return }
        source.append(" \(name)=\"")
        source.appendEscaped(value)
        source.append("\"")
    }

    public mutating func appendInterpolation(attribute name: StaticString, _ value: Words?) {
        appendInterpolation(attribute: name, value?.text(in: Reader.language))
    }

    public mutating func appendInterpolation(attribute name: StaticString, _ value: Int?) {
        appendInterpolation(attribute: name, value.map { String($0) })
    }

    /// The bare attribute `name` where the condition holds.
    public mutating func appendInterpolation(flag name: StaticString, _ condition: Bool) {
        if condition { source.append(" \(name)") }
    }

    /// `class="…"` of the names that hold, or nothing where none does.
    public mutating func appendInterpolation(classes names: [String?]) {
        let held = names.compactMap { $0 }
        appendInterpolation(attribute: "class", held.isEmpty ? nil : held.joined(separator: " "))
    }
}
