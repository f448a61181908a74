public import Access
import Storage

/// A public place or asset (ถนน ไฟสาธารณะ บ่อน้ำ สระ คลอง โรงเรียน วัด ศูนย์พักพิง): open to all.
public struct Place: Sendable, Hashable, Codable {
    /// The code of a dated list: `road`, `light`, `well`, `pond`, `canal`, `school`, `temple`, `shelter` and others.
    public var category: String
    public var name: String
    public var village: Int?
    /// The division that looks after it.
    public var division: DivisionCode?
    /// Point, line or area in degrees of WGS 84.
    public var shape: Shape?
    /// Further facts by name (surface, width, capacity, …); never about a person.
    public var attributes: [String: String]

    public init(
        category: String, name: String, village: Int? = nil, division: DivisionCode? = nil, shape: Shape? = nil,
        attributes: [String: String] = [:]
    ) {
        self.category = category
        self.name = name
        self.village = village
        self.division = division
        self.shape = shape
        self.attributes = attributes
    }
}

/// A village (หมู่บ้าน).
public struct Village: Sendable, Hashable, Codable {
    /// หมู่ที่, from 1.
    public var moo: Int
    public var name: String
    /// The boundary in degrees of WGS 84, where somebody has drawn it.
    public var shape: Shape?

    public init(moo: Int, name: String, shape: Shape? = nil) {
        self.moo = moo
        self.name = name
        self.shape = shape
    }
}
