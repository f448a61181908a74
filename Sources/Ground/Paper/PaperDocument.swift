public import Civics

/// A printed document as a value: what stands on the paper, from the top.
public struct PaperDocument: Sendable, Hashable {
    /// The title in the file's properties; it is not printed.
    public var title: String
    /// The main language, for line breaking and for readers of the file.
    public var language: Language
    public var options: PaperOptions
    public var blocks: [PaperBlock]

    public init(title: String, language: Language = .thai, options: PaperOptions, blocks: [PaperBlock]) {
        self.title = title
        self.language = language
        self.options = options
        self.blocks = blocks
    }

    /// Returns the document as PDF.
    ///
    /// The same value under the same `PrintingLibraries.versions` gives the same bytes.
    ///
    /// Takes milliseconds for each page and one document at a time in a process: keep it off the threads that answer
    /// requests.
    public func pdf() throws(PaperError) -> [UInt8] {
        try PaperPress.print(self)
    }
}

/// How a document is printed.
public struct PaperOptions: Sendable, Hashable {
    public enum Orientation: Sendable, Hashable { case portrait, landscape }
    public enum Digits: Sendable, Hashable {
        case asWritten
        /// All digits as ๐–๙, save in runs that keep theirs.
        case thai
    }

    /// The moment the file says it was made: an argument, since a clock would change the bytes.
    public var created: Instant
    public var orientation = Orientation.portrait
    public var margins = PaperMargins.official
    /// The font family; where it lacks a character, the other Thai fonts of the machine are asked.
    public var fontFamily = "Laksaman"
    /// The size of body text in points; official letters have 16.
    public var fontSize = 16.0
    public var digits = Digits.asWritten
    /// Whether pages from the second on bear their number as `-2-` at the top.
    public var numbersPages = true
    /// A line at the foot of each page, such as the lineage code; all of it small and grey.
    public var footer: PaperText?
    /// A word across each page and in its head, such as `ข้อมูลตัวอย่าง` on sample data.
    public var banner: String?
    /// The organisation in the file's properties.
    public var author: String?

    public init(created: Instant) {
        self.created = created
    }
}

/// The white edges of a page in millimetres.
public struct PaperMargins: Sendable, Hashable {
    public var top: Double
    public var left: Double
    public var bottom: Double
    public var right: Double

    public init(top: Double, left: Double, bottom: Double, right: Double) {
        self.top = top
        self.left = left
        self.bottom = bottom
        self.right = right
    }

    /// Thai official paper (ระเบียบงานสารบรรณ practice): top 2.5, left 3, bottom 2, right 2 cm.
    public static let official = PaperMargins(top: 25, left: 30, bottom: 20, right: 20)
}
