public import Civics
public import Html

/// One column of a table: its heading, how it lies, and what a row shows in it.
public struct TableColumn<Row> {
    public enum Alignment: Sendable {
        case text
        /// Right-aligned tabular figures.
        case number
        /// The row's own heading; one for each table.
        case heading
    }

    let title: Words
    let alignment: Alignment
    let cell: (Row) -> HTML

    public init(_ title: Words, _ alignment: Alignment = .text, _ cell: @escaping (Row) -> HTML) {
        self.title = title
        self.alignment = alignment
        self.cell = cell
    }

    public init(_ title: Words, _ alignment: Alignment = .text, _ cell: @escaping (Row) -> some Component) {
        self.init(title, alignment) { cell($0).html }
    }
}

/// A table with a caption; on a phone each row becomes a card, or the table scrolls inside its own frame.
public struct DataTable<Row>: Component {
    public enum OnPhone: Sendable {
        case cards
        case scroll
    }

    private let caption: Words
    private let note: Words?
    private let rows: [Row]
    private let columns: [TableColumn<Row>]
    private let footer: [HTML]
    private let onPhone: OnPhone
    private let isCaptionShown: Bool
    private let filter: Words?

    /// - Parameters:
    ///   - note: the unit, stated once for all columns of money, e.g. "หน่วย: บาท".
    ///   - footer: one cell for each column, e.g. the totals; none where empty.
    ///   - filter: the label of a box that narrows the rows while typing, where scripts run (`filter.js`).
    public init(
        _ caption: Words, _ rows: [Row], note: Words? = nil, columns: [TableColumn<Row>], footer: [HTML] = [],
        onPhone: OnPhone = .cards, isCaptionShown: Bool = true, filter: Words? = nil
    ) {
        self.caption = caption
        self.note = note
        self.rows = rows
        self.columns = columns
        self.footer = footer
        self.onPhone = onPhone
        self.isCaptionShown = isCaptionShown
        self.filter = filter
    }

    public var html: HTML {
        let table: HTML = """
            <table class="table\(onPhone == .cards ? " table-cards" : "")" role="table"\(attribute: "data-filter", filter)>
            <caption\(classes: [isCaptionShown ? nil : "unseen"])>\(caption)\(note.map { " <span class=\"caption-note\">\($0)</span>" as HTML })</caption>
            <thead role="rowgroup"><tr role="row">\(each: columns, head)</tr></thead>
            <tbody role="rowgroup">\(each: rows, row)</tbody>
            \(if: !footer.isEmpty, foot)
            </table>
            """
        guard onPhone == .scroll else { return table }
        let name = "\(caption.text(in: Reader.language)) — \(Label.tableScrolls.text(in: Reader.language))"
        return "<div class=\"table-scroll\" role=\"region\" aria-label=\"\(name)\" tabindex=\"0\">\(table)</div>"
    }

    private func style(_ column: TableColumn<Row>) -> String? {
        column.alignment == .number ? "number" : nil
    }

    private func head(_ column: TableColumn<Row>) -> HTML {
        "<th scope=\"col\" role=\"columnheader\"\(attribute: "class", style(column))>\(column.title)</th>"
    }

    private func row(_ row: Row) -> HTML {
        "<tr role=\"row\">\(each: columns, { cell($0, $0.cell(row)) })</tr>\n"
    }

    // Roles are written out: a browser forgets them once style sheets lay the table out as cards.
    private func cell(_ column: TableColumn<Row>, _ content: HTML) -> HTML {
        if column.alignment == .heading { return "<th scope=\"row\" role=\"rowheader\">\(content)</th>" }
        return """
            <td role="cell"\(attribute: "class", style(column)) data-label="\(column.title)"><div>\(content)</div></td>
            """
    }

    private var foot: HTML {
        "<tfoot role=\"rowgroup\"><tr role=\"row\">\(each: zip(columns, footer), { cell($0, $1) })</tr></tfoot>"
    }
}
