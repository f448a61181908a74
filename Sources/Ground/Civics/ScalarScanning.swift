/// Thai text is read by code points: a tone mark after a consonant makes one `Character` of both, and a search by
/// characters would then miss the consonant.
extension RangeReplaceableCollection
where Element == Unicode.Scalar, Self: BidirectionalCollection, SubSequence == Self {
    /// Drops a text from the front, if it stands there.
    mutating func remove(prefix: String) -> Bool {
        guard starts(with: prefix.unicodeScalars) else { return false }
        removeFirst(prefix.unicodeScalars.count)
        return true
    }

    /// Drops a text from the end, if it stands there.
    mutating func remove(suffix: String) -> Bool {
        guard reversed().starts(with: suffix.unicodeScalars.reversed()) else { return false }
        removeLast(suffix.unicodeScalars.count)
        return true
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// Where a text first stands; `nil` when it does not.
    func firstRange(of text: String) -> Range<Int>? {
        firstRange(of: Array(text.unicodeScalars))
    }

    var string: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: self)
        return String(view)
    }
}
