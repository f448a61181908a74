/// A ruled table; its head rows are repeated on each page it reaches.
public struct PaperTable: Sendable, Hashable {
    public var columns: [PaperColumn]
    /// Rows that stand on top of the table on each page; bold on light grey.
    public var head: [PaperRow]
    public var rows: [PaperRow]
    /// The size of text as a part of the document's; wide tables have less than 1.
    public var size: Double
    /// White below, in millimetres.
    public var spaceAfter: Double

    public init(
        columns: [PaperColumn], head: [PaperRow] = [], rows: [PaperRow], size: Double = 0.875, spaceAfter: Double = 3
    ) {
        self.columns = columns
        self.head = head
        self.rows = rows
        self.size = size
        self.spaceAfter = spaceAfter
    }
}

/// A column of a table.
public struct PaperColumn: Sendable, Hashable {
    /// The width as a share among all columns; a column whose longest word needs more takes it from the others.
    public var share: Double
    /// How the cells below the head are aligned; numbers stand right.
    public var alignment: PaperAlignment

    public init(_ share: Double, _ alignment: PaperAlignment = .left) {
        self.share = share
        self.alignment = alignment
    }
}

/// A row of a table.
public struct PaperRow: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case body
        /// The name of a group of rows: bold on a shade.
        case group
        /// A sum: bold, with a heavier line above.
        case total
    }

    public var cells: [PaperCell]
    public var kind: Kind

    public init(_ cells: [PaperCell], kind: Kind = .body) {
        self.cells = cells
        self.kind = kind
    }

    public init(_ texts: [String], kind: Kind = .body) {
        self.init(texts.map { PaperCell(PaperText($0)) }, kind: kind)
    }
}

/// A cell of a table.
public struct PaperCell: Sendable, Hashable {
    public var text: PaperText
    /// How many columns the cell covers, from 1.
    public var span: Int
    /// Where the cell departs from its column; a cell over several columns stands left if nothing is said.
    public var alignment: PaperAlignment?

    public init(_ text: PaperText, span: Int = 1, alignment: PaperAlignment? = nil) {
        self.text = text
        self.span = span
        self.alignment = alignment
    }
}
