/// A field whose values are kept encrypted, such as `person.nationalID` of class C3.
///
/// Each slice adds its own as static members; the name goes into the key and into every value, so it never changes.
public struct SealedField: Sendable, Hashable {
    /// `noun.field`, in ASCII.
    public let name: String
    /// What the policy says about it: one of C3–C6 as a rule.
    public let dataClass: DataClass

    public init(name: String, dataClass: DataClass) {
        self.name = name
        self.dataClass = dataClass
    }
}
