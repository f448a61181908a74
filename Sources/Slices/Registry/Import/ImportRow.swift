import Civics
import Geo

/// A shape of a file, brought into degrees of WGS 84, checked and measured once.
struct PreparedShape: Sendable, Hashable {
    var shape: Shape
    var geometry: Geometry
    /// On the map plane, in hundredths of a square metre; `nil` for points and lines.
    var squareMetreHundredths: Int64?
}

/// One row of a file after its columns were matched: texts by field, and its shape.
struct ImportRow: Sendable, Hashable {
    /// Counted from 1 over the data rows, the head row left out.
    var number: Int
    var cells: [String: String]
    var shape: PreparedShape?
    /// Why the row's shape cannot be taken as it is.
    var shapeReason: ImportReason?
    /// What a repair would make of a shape that crosses itself: a proposal, taken only when a person says so.
    var repair: PreparedShape?

    init(number: Int, cells: [String: String]) {
        self.number = number
        self.cells = cells
    }
}
