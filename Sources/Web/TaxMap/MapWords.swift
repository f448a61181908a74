import Civics
import Shell
import Registry
import Tables

/// How layers look and what the codes in them are called, on the screen and on paper alike.
enum MapWords {
    /// What codes of properties are called: property → code → words; from the tables the program was shipped with.
    static let values: [String: [String: Words]] = [
        "use": codes("landUse"), "category": codes("placeKind"), "structure": codes("buildingStructure"),
    ]

    /// The codes of a dated list and their names.
    static func codes(_ list: String) -> [String: Words] {
        guard let shipped = try? ShippedTables.embedded() else { return [:] }
        let named = shipped.names.compactMap { key, words -> (String, Words)? in
            key.hasPrefix(list + "/") ? (String(key.dropFirst(list.count + 1)), words) : nil
        }
        return Dictionary(named, uniquingKeysWith: { first, _ in first })
    }

    /// The name of a code; the code itself where the list does not know it.
    static func name(_ code: String, in list: String) -> Words { codes(list)[code] ?? Words(code) }

    /// The colour's name in the style sheet.
    static func tone(_ layer: MapLayer) -> String {
        switch layer.id {
        case "villages": "village"
        case "places": "place"
        case "buildings": "building"
        case "signs": "sign"
        case "households": "household"
        default: "parcel"
        }
    }

    /// Whether areas are drawn as an outline only, so that what lies inside stays visible.
    static func isOutline(_ layer: MapLayer) -> Bool { layer.id == "villages" }

    /// The property written on the map.
    static func label(_ layer: MapLayer) -> String {
        let wanted = ["code", "name", "house_number", "text", "number"]
        return wanted.first { name in layer.fields.contains { $0.name == name } } ?? ""
    }
}
