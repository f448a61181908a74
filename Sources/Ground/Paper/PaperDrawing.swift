/// A small picture of rectangles, lines and words; places and lengths are millimetres from its top left corner.
public struct PaperDrawing: Sendable, Hashable {
    public enum Shape: Sendable, Hashable {
        /// Filled with a shade from 0 (black) to 1 (white), edged with a thin line if asked.
        case rectangle(x: Double, y: Double, width: Double, height: Double, shade: Double, isEdged: Bool = false)
        /// Thickness in points.
        case line(fromX: Double, fromY: Double, toX: Double, toY: Double, thickness: Double = 0.5, shade: Double = 0)
        /// One line of text; `x` is its left end, middle or right end as the alignment says, `y` its top. Size as a
        /// part of the document's.
        case text(String, x: Double, y: Double, size: Double = 0.7, alignment: PaperAlignment = .left)
    }

    public var height: Double
    public var shapes: [Shape]

    public init(height: Double, shapes: [Shape]) {
        self.height = height
        self.shapes = shapes
    }
}

/// One bullet row: a name, a bar up to the value, a mark at the target, and the figures in words.
public struct PaperBullet: Sendable, Hashable {
    public var label: PaperText
    /// `nil` when nothing is reported: there is no bar then, which a bar of no length would not say.
    public var value: Double?
    public var target: Double?
    /// The value at the right end; the row stretches it where value or target go beyond.
    public var scale: Double?
    /// The figures as they are to be read, such as `45 จาก 100 คน`.
    public var figures: PaperText

    public init(
        label: PaperText, value: Double?, target: Double?, scale: Double? = nil, figures: PaperText
    ) {
        self.label = label
        self.value = value
        self.target = target
        self.scale = scale
        self.figures = figures
    }
}
