import Html
import Registry
import Storage

/// Addresses of the map that people look at.
enum TaxMapLinks {
    static let map = Link("map")
    /// The map on paper.
    static let sheet = Link("map", "sheet")
    /// Where a feature of a layer is told about: its page, for those who have one.
    static let records = Link("map", "records")

    static func record(_ layer: String, _ feature: String) -> Link { Link("map", "records", layer, feature) }
}
