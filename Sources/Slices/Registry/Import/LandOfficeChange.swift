public import Civics
public import Geo

/// One row of the Land Department's monthly file (section 10, revenue.md §3.5), cleaned and typed.
public struct LandOfficeChange: Sendable, Hashable {
    /// Which of the files it stood in.
    public enum Source: String, Sendable, Hashable, CaseIterable, Codable {
        /// `parcel_*.csv`: title deeds.
        case deed
        /// `ns3a_*.csv`: น.ส.3ก.
        case certificate
        /// `construction_*.csv`: buildings, without a key to their parcel.
        case construction
    }

    public var source: Source
    public var file: String
    /// Counted from 1 over the data rows of its file.
    public var row: Int
    /// As the file has it.
    public var status: String
    public var action: LandOfficeAction
    /// โฉนด or น.ส.3ก number.
    public var deedNumber: String?
    public var surveyPage: String?
    public var landNumber: String?
    /// ระวาง: the parts and the scale with `|` between them; `nil` where a part is missing.
    public var sheet: String?
    public var area: LandArea?
    public var on: CivilDate?
    /// ราคาประเมินหรือราคาจดทะเบียน; "฿-" is none.
    public var amount: Satang?
    /// ลำดับการจดทะเบียน within the day.
    public var order: Int?
    public var ownerTitle: String?
    public var ownerGivenName: String?
    public var ownerFamilyName: String?
    /// 13 digits in clear: sealed as soon as the row is staged.
    var ownerID: PersonIdentifier?
    public var address: ThaiAddress?
    /// In degrees of WGS 84.
    public var geometry: Geometry?
    public var reasons: [ImportReason]

    /// The paper's type as the register's list has it.
    public var deedType: String { source == .certificate ? "น.ส.3ก" : "โฉนด" }

    /// What joins a row with its polygon: `UTM1|UTM2|UTM3|UTM4 padded to 2|scale|land number`.
    public var joinKey: String? {
        guard let sheet, let landNumber else { return nil }
        return sheet + "|" + landNumber
    }
}

/// What a file cannot say by itself: the datum of Land Department polygons.
public struct CoordinateQuestion: Error, Sendable, Hashable {
    /// The systems that fit, the likelier first.
    public var choices: [CoordinateSystem]
    public var words: Words

    public init(choices: [CoordinateSystem], words: Words) {
        self.choices = choices
        self.words = words
    }
}
