public import Civics

/// A refusal that a person can act on: a number, a sentence, a way forward.
///
/// Each slice adds its own as static members; a test checks that the numbers are unique.
public struct Problem: Error, Sendable, Hashable {
    /// HTTP status and a running number, such as `409.3`.
    public var number: String
    public var sentence: Words
    public var wayForward: Words
    /// The form field the problem is about, if one is.
    public var field: String?

    public init(_ number: String, _ sentence: Words, wayForward: Words, field: String? = nil) {
        self.number = number
        self.sentence = sentence
        self.wayForward = wayForward
        self.field = field
    }

    /// The HTTP status: the part of the number before the dot.
    public var status: Int {
        number.split(separator: ".").first.flatMap { Int($0) } ?? 500
    }
}
