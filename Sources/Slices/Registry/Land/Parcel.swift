public import Civics
import Storage

/// A parcel of land (แปลงที่ดิน) as the tax map and the property register (ผ.ท.) hold it.
public struct Parcel: Sendable, Hashable, Codable {
    /// The paper a parcel is held by (เอกสารสิทธิ).
    public struct Deed: Sendable, Hashable, Codable {
        /// โฉนด, น.ส.3ก, น.ส.3, ส.ค.1, ส.ป.ก.4-01, …: the code of a dated list; other papers are kept as written.
        public var type: String
        /// The paper's number (เลขที่เอกสารสิทธิ).
        public var number: String?
        /// The survey page (หน้าสำรวจ).
        public var surveyPage: String?
        /// The land number (เลขที่ดิน).
        public var landNumber: String?
        /// ระวาง: four parts and the scale, `5638|3|5460|07|4000` as revenue.md §3.5 joins them.
        public var sheet: String?

        public init(
            type: String, number: String? = nil, surveyPage: String? = nil, landNumber: String? = nil,
            sheet: String? = nil
        ) {
            self.type = type
            self.number = number
            self.surveyPage = surveyPage
            self.landNumber = landNumber
            self.sheet = sheet
        }
    }

    /// A use of part of the parcel (การใช้ประโยชน์), by the tax law's categories.
    public struct Use: Sendable, Hashable, Codable {
        /// The code of a dated list: `farm`, `home`, `other`, `vacant`, `public`.
        public var category: String
        /// `nil` where it is not measured.
        public var area: LandArea?

        public init(category: String, area: LandArea? = nil) {
            self.category = category
            self.area = area
        }
    }

    /// `nil` until staff have confirmed one.
    public var code: ParcelCode?
    public var deed: Deed?
    /// The area as the paper says it.
    public var registeredArea: LandArea?
    /// As drawn, in degrees of WGS 84; polygon or multipolygon.
    public var shape: Shape?
    /// The area as drawn, on the map plane, in hundredths of a square metre; measured when the shape is written.
    public var drawnSquareMetreHundredths: Int64?
    /// The village's number (หมู่ที่).
    public var village: Int?
    public var uses: [Use]
    public var owners: [Ownership]
    /// ผู้ครอบครองหรือทำประโยชน์ where it is not the owner.
    public var occupier: Party?
    public var note: String?

    public init(
        code: ParcelCode? = nil, deed: Deed? = nil, registeredArea: LandArea? = nil, shape: Shape? = nil,
        drawnSquareMetreHundredths: Int64? = nil, village: Int? = nil, uses: [Use] = [], owners: [Ownership] = [],
        occupier: Party? = nil, note: String? = nil
    ) {
        self.code = code
        self.deed = deed
        self.registeredArea = registeredArea
        self.shape = shape
        self.drawnSquareMetreHundredths = drawnSquareMetreHundredths
        self.village = village
        self.uses = uses
        self.owners = owners
        self.occupier = occupier
        self.note = note
    }
}
