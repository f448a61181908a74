import Storage

/// Work that is the same for every kind of record, written once.
protocol RecordVisitor {
    associatedtype Result
    func visit<Record: RegisterRecord>(_ type: Record.Type) throws -> Result
}

/// The type behind each kind.
enum RecordTypes {
    /// Lets a visitor do its work with the type of a kind.
    static func with<Visitor: RecordVisitor>(_ kind: RecordKind, _ visitor: Visitor) throws -> Visitor.Result {
        switch kind {
        case .village: try visitor.visit(Village.self)
        case .person: try visitor.visit(Person.self)
        case .organisation: try visitor.visit(Organisation.self)
        case .household: try visitor.visit(Household.self)
        case .parcel: try visitor.visit(Parcel.self)
        case .building: try visitor.visit(Building.self)
        case .sign: try visitor.visit(Sign.self)
        case .place: try visitor.visit(Place.self)
        case .fact: try visitor.visit(VulnerabilityFact.self)
        case .survey: try visitor.visit(HouseholdSurvey.self)
        }
    }
}
