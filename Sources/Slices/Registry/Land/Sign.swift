import Storage

/// A sign (ป้าย) as the sign-tax register holds it; what it owes is Revenue's.
public struct Sign: Sendable, Hashable, Codable {
    /// The words on the sign (ข้อความบนป้าย).
    public var text: String
    /// The kind by script and pictures (ประเภทป้าย), a code of a dated list; `nil` until classified.
    public var category: String?
    /// Centimetres, as measured.
    public var widthCentimetres: Int?
    public var heightCentimetres: Int?
    /// How many faces it has (จำนวนด้าน).
    public var sides: Int?
    public var parcel: ParcelID?
    public var building: BuildingID?
    public var village: Int?
    public var owner: Party?
    /// A point in degrees of WGS 84.
    public var shape: Shape?
    public var note: String?

    public init(
        text: String, category: String? = nil, widthCentimetres: Int? = nil, heightCentimetres: Int? = nil,
        sides: Int? = nil, parcel: ParcelID? = nil, building: BuildingID? = nil, village: Int? = nil,
        owner: Party? = nil, shape: Shape? = nil, note: String? = nil
    ) {
        self.text = text
        self.category = category
        self.widthCentimetres = widthCentimetres
        self.heightCentimetres = heightCentimetres
        self.sides = sides
        self.parcel = parcel
        self.building = building
        self.village = village
        self.owner = owner
        self.shape = shape
        self.note = note
    }
}
