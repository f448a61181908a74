import Access
import Civics
import Geo

/// Shapes as people bring them.
enum LandShapes {
    /// The shape, where it can be read.
    static func checked(_ shape: Shape) throws -> Shape {
        _ = try geometry(shape)
        return shape
    }

    static func geometry(_ shape: Shape) throws -> Geometry {
        do {
            return try shape.geometry()
        } catch {
            throw Problem.shapeUnreadable(error)
        }
    }
}
