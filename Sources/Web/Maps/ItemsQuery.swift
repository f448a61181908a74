import Access
import Civics
import Geo
import Registry
import Storage

/// What `/items` is asked for, read from its parameters.
struct ItemsQuery: Sendable {
    var layer: LayerQuery
    /// The system of the answer's coordinates.
    var system: MapSystem
    /// Where the page before ended; `nil` for a first page.
    var cursor: PageCursor?

    static let usualLimit = 100
    static let greatestLimit = 10_000

    /// The parameters every collection has; its filter fields come to them.
    static let parameters: Set<String> = ["bbox", "bbox-crs", "crs", "datetime", "limit", "after"]

    static func parameters(of layer: MapLayer) -> Set<String> {
        parameters.union(layer.fields.filter(\.isFilter).map(\.name))
    }

    /// - Throws: 400.381 for a value that cannot be used.
    init(_ request: MapRequest, _ visible: VisibleLayer) throws(Problem) {
        system = try Self.system(request, "crs")
        let boxSystem = try Self.system(request, "bbox-crs")
        layer = LayerQuery(limit: try Self.limit(request["limit"]), scope: visible.scope)
        if let box = request["bbox"] { layer.bounds = try BoxParameter.bounds(box, boxSystem) }
        if let text = request["datetime"] {
            guard let days = DatetimeParameter.days(text) else {
                throw .parameterMalformed(
                    "datetime",
                    Words(
                        th: "ใช้เวลาแบบ RFC 3339 หรือช่วงเวลา เช่น 2026-01-01T00:00:00+07:00/..",
                        en: "Use an RFC 3339 time or an interval, such as 2026-01-01T00:00:00+07:00/.."))
            }
            layer.days = days
        }
        if let text = request["after"] {
            guard let cursor = PageCursor(text: text) else {
                throw .parameterMalformed(
                    "after", Words(th: "ใช้ค่าจากลิงก์ next เท่านั้น", en: "Take it from a “next” link as it is."))
            }
            layer.after = cursor.last
            self.cursor = cursor
        }
        for field in visible.layer.fields where field.isFilter {
            guard let value = request[field.name] else { continue }
            layer.filters[field.name] = try Self.checked(value, field)
        }
    }

    private static func system(_ request: MapRequest, _ name: String) throws(Problem) -> MapSystem {
        guard let uri = request[name] else { return .crs84 }
        guard let system = MapSystem(uri: uri) else {
            throw .parameterMalformed(
                name,
                Words(
                    th: "ใช้ที่อยู่ของระบบพิกัดที่ชั้นข้อมูลบอกไว้ใน “crs”",
                    en: "Use one of the addresses the collection lists under “crs”."))
        }
        return system
    }

    /// A limit above the greatest is cut to it, as the standard has it; the answer tells how many came.
    private static func limit(_ text: String?) throws(Problem) -> Int {
        guard let text else { return usualLimit }
        guard !text.isEmpty, text.utf8.count <= 18, text.utf8.allSatisfy({ 48...57 ~= $0 }), let limit = Int(text),
            limit >= 1
        else {
            throw .parameterMalformed(
                "limit",
                Words(
                    th: "ใช้จำนวนเต็ม 1 ถึง \(greatestLimit)", en: "Use a whole number from 1 to \(greatestLimit)."))
        }
        return min(limit, greatestLimit)
    }

    private static func checked(_ value: String, _ field: MapLayer.Field) throws(Problem) -> String {
        let isRight =
            switch field.kind {
            case .text: !value.isEmpty && value.utf8.count <= 400 && !value.utf8.contains(0)
            case .whole: Int64(value) != nil
            case .number: Double(value)?.isFinite ?? false
            case .day: CivilDate(iso: value) != nil
            }
        guard isRight else {
            throw .parameterMalformed(
                field.name,
                Words(th: "ใช้ค่าชนิด \(field.kind.rawValue)", en: "Use a value of the kind “\(field.kind.rawValue)”."))
        }
        return value
    }
}
