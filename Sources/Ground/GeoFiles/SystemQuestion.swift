import Civics
import Geo

/// What to ask a person when a file does not say its coordinate system.
enum SystemQuestion {
    /// Returns a note with the systems that the range of the coordinates would fit; nothing is chosen.
    ///
    /// The ranges are those of Thailand (5°–21° N, 97°–106° E) with a margin: both datums and both zones give numbers
    /// of the same size, so they can never be told apart by looking at them.
    static func note(_ bounds: Bounds?, because reason: Words) -> Words {
        guard let bounds else { return reason }
        let degrees = Bounds(west: 96, south: 4, east: 107, north: 22)
        let metres = Bounds(west: 100_000, south: 500_000, east: 1_000_000, north: 2_400_000)
        let (low, high) = ("\(bounds.west), \(bounds.south)", "\(bounds.east), \(bounds.north)")
        if let degrees, degrees.contains(bounds) {
            return Words(
                th: "\(reason.th) พิกัดอยู่ระหว่าง \(low) ถึง \(high) เข้ากับองศา WGS 84 (EPSG:4326) โปรดยืนยันระบบพิกัด",
                en: "\(reason.en) The range \(low) to \(high) would fit degrees of WGS 84 (EPSG:4326): please confirm.")
        }
        if let metres, metres.contains(bounds) {
            return Words(
                th: "\(reason.th) พิกัดอยู่ระหว่าง \(low) ถึง \(high) เข้ากับเมตรของ UTM โซน 47 หรือ 48 "
                    + "ทั้ง WGS 84 (EPSG:32647, 32648) และ Indian 1975 (EPSG:24047, 24048) โปรดเลือกระบบพิกัด",
                en: "\(reason.en) The range \(low) to \(high) would fit metres of UTM zone 47 or 48, on WGS 84 "
                    + "(EPSG:32647, 32648) as well as on Indian 1975 (EPSG:24047, 24048): please choose.")
        }
        if let turned = Bounds(west: bounds.south, south: bounds.west, east: bounds.north, north: bounds.east),
            degrees?.contains(turned) == true || metres?.contains(turned) == true
        {
            return Words(
                th: "\(reason.th) พิกัดอยู่ระหว่าง \(low) ถึง \(high) เหมือนสลับแกนเหนือกับตะวันออก โปรดตรวจไฟล์",
                en:
                    "\(reason.en) The range \(low) to \(high) looks as if north and east were exchanged: check the file."
            )
        }
        return Words(
            th: "\(reason.th) พิกัดอยู่ระหว่าง \(low) ถึง \(high) ไม่เข้ากับระบบพิกัดใดของประเทศไทย โปรดตรวจไฟล์",
            en: "\(reason.en) The range \(low) to \(high) fits no coordinate system of Thailand: check the file.")
    }

    static let missingProjection = Words(
        th: "ไม่มีไฟล์ .prj บอกระบบพิกัด", en: "No .prj file tells the coordinate system.")
    static let unknownSystem = Words(
        th: "ยังไม่รู้ระบบพิกัดของชั้นข้อมูลนี้", en: "The coordinate system of this layer is not settled.")
    static let noDegrees = Words(
        th: "ไฟล์ไม่บอกระบบพิกัด และพิกัดไม่ใช่องศา",
        en: "The file names no coordinate system, and its coordinates are no degrees.")
    static let unknownProjection = Words(
        th: "ไฟล์ .prj บอกระบบพิกัดที่ระบบไม่รู้จัก", en: "The .prj file names a coordinate system that is not known here.")
}
