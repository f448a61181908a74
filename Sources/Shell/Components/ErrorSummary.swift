public import Access
public import Civics
public import Html

/// What is wrong with a sent form: sentences by field, shown at the top and again beside each field.
public struct FormErrors: Sendable, Hashable {
    public private(set) var list: [Entry] = []

    public struct Entry: Sendable, Hashable {
        /// The field's name; `nil` for what concerns the whole form.
        public var field: String?
        public var sentence: Words
    }

    public init() {}

    /// A refusal from below, shown beside its field where it names one.
    public init(_ problem: Problem) {
        add(
            problem.field,
            Words(
                th: "\(problem.sentence.th) · \(problem.wayForward.th)",
                en: "\(problem.sentence.en) · \(problem.wayForward.en)"))
    }

    public mutating func add(_ field: String?, _ sentence: Words) {
        list.append(Entry(field: field, sentence: sentence))
    }

    public var isEmpty: Bool { list.isEmpty }

    /// The first sentence about the field.
    public subscript(_ field: String) -> Words? {
        list.first { $0.field == field }?.sentence
    }
}

/// The box at the top of a form that came back; nothing where there are no errors.
public struct ErrorSummary: Component {
    private let errors: FormErrors

    public init(_ errors: FormErrors) {
        self.errors = errors
    }

    public var html: HTML {
        if errors.isEmpty { return .empty }
        return """
            <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1">
            <h2 id="error-summary-title">\(Label.errorSummary)</h2>
            <ul>\(each: errors.list, entry)</ul></div>
            """
    }

    private func entry(_ entry: FormErrors.Entry) -> HTML {
        guard let field = entry.field else { return "<li>\(entry.sentence)</li>" }
        return "<li><a href=\"#field-\(field)\">\(entry.sentence)</a></li>"
    }
}
