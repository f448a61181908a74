/// Text in one or more runs of different look.
public struct PaperText: Sendable, Hashable, ExpressibleByStringInterpolation {
    public var runs: [PaperRun]

    public init(runs: [PaperRun]) {
        self.runs = runs
    }

    public init(_ text: String) {
        runs = [PaperRun(text)]
    }

    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// Bold text.
    public static func bold(_ text: String) -> PaperText { PaperText(runs: [PaperRun(text, isBold: true)]) }

    /// A code to be typed in elsewhere, such as a lineage code: small, grey, its digits never turned into Thai ones.
    public static func code(_ text: String) -> PaperText {
        PaperText(runs: [PaperRun(text, size: 0.7, shade: 0.35, keepsDigits: true)])
    }

    public static func + (left: PaperText, right: PaperText) -> PaperText {
        PaperText(runs: left.runs + right.runs)
    }
}

/// Characters of one look; a newline breaks the line.
public struct PaperRun: Sendable, Hashable {
    public var text: String
    public var isBold: Bool
    public var isItalic: Bool
    /// The size as a part of the size around it; 1 is the same.
    public var size: Double
    /// 0 is black, 1 is white.
    public var shade: Double
    /// Whether digits stay as written when the document asks for Thai ones.
    public var keepsDigits: Bool

    public init(
        _ text: String, isBold: Bool = false, isItalic: Bool = false, size: Double = 1, shade: Double = 0,
        keepsDigits: Bool = false
    ) {
        self.text = text
        self.isBold = isBold
        self.isItalic = isItalic
        self.size = size
        self.shade = shade
        self.keepsDigits = keepsDigits
    }
}
