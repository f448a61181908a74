import Civics

/// A person of the sample tambon, with an identifier that cannot be issued to anybody.
struct TambonPerson: Sendable {
    var isMale: Bool
    var title: String
    var given: String
    var family: String
    var birth: PartialDate
    /// Which household, counted from 0; `nil` for somebody who lives elsewhere.
    var household: Int?
    /// To the head: `head`, `spouse`, `child`, `in_law`, `grandchild`, `parent`, `sibling`, `relative`.
    var relation: String
    /// 13 digits, the first 9, the last the check digit.
    var identifier: String
    /// A number that cannot be dialled.
    var phone: String?
    /// Where somebody lives who is not of the tambon, as a place in ``TambonNames/elsewhere``.
    var elsewhere: Int?
    /// Dead since a day; counted beside the living.
    var diedOn: CivilDate?
    var facts: [TambonFact] = []

    /// Whole years on a day.
    func age(on day: CivilDate) -> Int {
        let born = birth.earliest
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day) ? 1 : 0)
    }
}

/// What is known about a person that asks for help; the words are the register's own groups.
struct TambonFact: Sendable, Hashable {
    enum Group: String, Sendable, CaseIterable {
        case elderly
        case disabled
        case bedridden
        case underprivileged
        case child
        case pregnant
        case chronicIllness = "chronic_illness"
    }

    var group: Group
    var source: String
    var on: CivilDate
}

/// A household of the sample tambon.
struct TambonHousehold: Sendable {
    /// Counted from 0.
    var village: Int
    var houseNumber: String
    /// 11 digits, of the registration office 3101.
    var houseCode: String
    var members: [Int]
    var head: Int
    /// Which tile its house stands on.
    var tile: Int?
    /// In which round of visits it was entered, counted from 0.
    var round: Int
    /// `nil` where nobody asked.
    var consents: Bool?
    /// Whether it answered the last round of จปฐ., where it consented.
    var isSurveyed: Bool
}
