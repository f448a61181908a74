public import Access
public import Civics

/// A receipt that a person has read a layer of the plan (การรับทราบแผน).
public struct PlanReading: Sendable, Hashable, Codable {
    public var layer: PlanLayerID
    public var account: AccountID
    public var name: String
    public var division: DivisionCode?
    public var readAt: Instant
}
