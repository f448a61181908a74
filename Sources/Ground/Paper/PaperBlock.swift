/// One thing that stands on the paper, below the one before.
public enum PaperBlock: Sendable, Hashable {
    /// A heading, kept with what follows, and a bookmark in the file. Level 1 is the highest, 3 the lowest.
    case heading(String, level: Int)
    case paragraph(PaperParagraph)
    case table(PaperTable)
    case memo(PaperMemo)
    case signature(PaperSignature)
    /// Bullet rows: a bar for each value with a mark at its target, and a line below that says so.
    case bullets([PaperBullet])
    case drawing(PaperDrawing)
    /// Empty height in millimetres; falls away at the top of a page.
    case space(Double)
    /// A thin line over the full width.
    case rule
    case pageBreak

    /// A plain paragraph.
    public static func text(_ text: PaperText) -> PaperBlock { .paragraph(PaperParagraph(text)) }
}

/// Where text stands between its edges.
public enum PaperAlignment: Sendable, Hashable {
    case left, centre, right
}

/// A paragraph (ย่อหน้า).
public struct PaperParagraph: Sendable, Hashable {
    public var text: PaperText
    public var alignment: PaperAlignment
    /// How far the first line stands in, in millimetres; official letters have 25.
    public var firstLineIndent: Double
    /// How far the whole paragraph stands in, in millimetres.
    public var indent: Double
    /// White below, in millimetres.
    public var spaceAfter: Double

    public init(
        _ text: PaperText, alignment: PaperAlignment = .left, firstLineIndent: Double = 0, indent: Double = 0,
        spaceAfter: Double = 2
    ) {
        self.text = text
        self.alignment = alignment
        self.firstLineIndent = firstLineIndent
        self.indent = indent
        self.spaceAfter = spaceAfter
    }

    /// A body paragraph of an official letter: its first line stands in by 2.5 cm.
    public static func official(_ text: PaperText) -> PaperParagraph {
        PaperParagraph(text, firstLineIndent: 25)
    }
}
