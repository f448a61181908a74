public import Storage

/// The identifier of a thing in the plan: a strategy, a programme, an activity, a factor.
///
/// It stays the same through amendments and through numbers that are printed anew.
public struct PlanItemID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

public struct PlanLayerID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

public struct FindingID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

public struct MoneyEntryID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

public struct TransferID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

public struct ReopeningID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

public struct InnovationID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

public struct EvaluationID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}

public struct EvaluationFindingID: Identifier {
    public let value: UUIDv7
    public init(_ value: UUIDv7) { self.value = value }
}
