public import Civics
import Storage

/// A household (ครัวเรือน): a house with those who live in it.
public struct Household: Sendable, Hashable, Codable {
    public struct Member: Sendable, Hashable, Codable {
        public var person: PersonID
        /// Relation to the head (ความสัมพันธ์กับหัวหน้าครัวเรือน): the code of a dated list, `head` for the head.
        public var relation: String?

        public init(_ person: PersonID, relation: String? = nil) {
            self.person = person
            self.relation = relation
        }
    }

    /// What the household said to being surveyed and its data used (ความยินยอม).
    public struct Consent: Sendable, Hashable, Codable {
        public var isGiven: Bool
        public var on: CivilDate
        /// Who of the household said it.
        public var by: PersonID?

        public init(isGiven: Bool, on day: CivilDate, by person: PersonID? = nil) {
            self.isGiven = isGiven
            on = day
            by = person
        }
    }

    /// The code of the house (เลขรหัสประจำบ้าน), 11 digits.
    public var houseCode: HouseCode?
    /// The number of the house (บ้านเลขที่).
    public var houseNumber: String?
    /// The number of the village (หมู่ที่).
    public var village: Int?
    public var members: [Member]
    /// หัวหน้าครัวเรือน, one of the members.
    public var head: PersonID?
    public var consent: Consent?
    public var parcel: ParcelID?
    public var building: BuildingID?
    /// Where the house stands: a point in degrees of WGS 84.
    public var shape: Shape?
    public var note: String?

    public init(
        houseCode: HouseCode? = nil, houseNumber: String? = nil, village: Int? = nil, members: [Member] = [],
        head: PersonID? = nil, consent: Consent? = nil, parcel: ParcelID? = nil, building: BuildingID? = nil,
        shape: Shape? = nil, note: String? = nil
    ) {
        self.houseCode = houseCode
        self.houseNumber = houseNumber
        self.village = village
        self.members = members
        self.head = head
        self.consent = consent
        self.parcel = parcel
        self.building = building
        self.shape = shape
        self.note = note
    }
}
