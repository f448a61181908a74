public import Civics
import Storage

/// A building (สิ่งปลูกสร้าง) as the property register holds it.
public struct Building: Sendable, Hashable, Codable {
    /// A use of part of the floors (การใช้ประโยชน์).
    public struct Use: Sendable, Hashable, Codable {
        /// The same codes as ``Parcel/Use``.
        public var category: String
        /// Hundredths of a square metre; `nil` where it is not measured.
        public var squareMetreHundredths: Int64?

        public init(category: String, squareMetreHundredths: Int64? = nil) {
            self.category = category
            self.squareMetreHundredths = squareMetreHundredths
        }
    }

    public var parcel: ParcelID?
    /// Which building of its parcel (ลำดับที่); a column of its own, not part of the parcel's code.
    public var number: Int?
    /// The number on the door (บ้านเลขที่).
    public var houseNumber: String?
    /// The registrar's code of the house (เลขรหัสประจำบ้าน).
    public var houseCode: HouseCode?
    /// The Treasury's type code (รหัสประเภทสิ่งปลูกสร้าง กรมธนารักษ์), a dated list.
    public var typeCode: String?
    /// `wood`, `concrete`, `half` (ไม้, ตึก, ครึ่งตึกครึ่งไม้): a dated list.
    public var structure: String?
    public var floors: Int?
    public var uses: [Use]
    public var yearBuilt: PartialDate?
    public var village: Int?
    public var owners: [Ownership]
    public var occupier: Party?
    /// Outline or point, in degrees of WGS 84.
    public var shape: Shape?
    public var note: String?

    public init(
        parcel: ParcelID? = nil, number: Int? = nil, houseNumber: String? = nil, houseCode: HouseCode? = nil,
        typeCode: String? = nil, structure: String? = nil, floors: Int? = nil, uses: [Use] = [],
        yearBuilt: PartialDate? = nil, village: Int? = nil, owners: [Ownership] = [], occupier: Party? = nil,
        shape: Shape? = nil, note: String? = nil
    ) {
        self.parcel = parcel
        self.number = number
        self.houseNumber = houseNumber
        self.houseCode = houseCode
        self.typeCode = typeCode
        self.structure = structure
        self.floors = floors
        self.uses = uses
        self.yearBuilt = yearBuilt
        self.village = village
        self.owners = owners
        self.occupier = occupier
        self.shape = shape
        self.note = note
    }
}
