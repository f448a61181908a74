public import Access
import Civics
public import Tables

/// Whom the printed lead division means.
public enum DivisionMatch: Sendable, Hashable {
    case one(DivisionCode)
    /// ทุกกอง, ทุกกองงาน, ทุกส่วนงาน: every division works on it, and none leads.
    case all
    case unknown(String)
    /// Nothing is printed.
    case missing

    public init(_ printed: String?, in organisation: OrganisationProfile) {
        guard let printed = printed?.filled else {
            self = .missing
            return
        }
        let folded = PlanFolding.fold(printed)
        if folded.hasPrefix("ทุกกอง") || folded.hasPrefix("ทุกส่วน") || folded.hasPrefix("ทุกสำนัก")
            || folded.hasPrefix("ทุกหน่วยงาน")
        {
            self = .all
            return
        }
        let found = organisation.division(named: ThaiText.clean(printed))
        self = found.map { .one($0.code) } ?? .unknown(printed)
    }
}

/// Who answers for an activity: what is printed, and whom a person has named.
public struct ActivityLead: Sendable, Hashable {
    public var printed: DivisionMatch
    /// Named by the permanent secretary; it goes before what is printed.
    public var named: DivisionCode?

    public init(printed: DivisionMatch, named: DivisionCode?) {
        self.printed = printed
        self.named = named
    }

    /// The division whose director approves; `nil` where nobody leads yet.
    public var division: DivisionCode? {
        if let named { return named }
        if case .one(let code) = printed { return code }
        return nil
    }

    /// The divisions that may enter payments and reverse them: the lead once there is one.
    public func mayPay(of divisions: [DivisionCode]) -> [DivisionCode] {
        division.map { [$0] } ?? mayEnter(of: divisions)
    }

    /// The divisions that may enter progress: the lead, and every one where all are meant.
    public func mayEnter(of divisions: [DivisionCode]) -> [DivisionCode] {
        if case .all = printed { return divisions }
        return division.map { [$0] } ?? []
    }
}
