import Civics

/// Names cut into overlapping pieces of three letters, each packed into one number.
///
/// A space stands before and after each word, so that beginnings and ends count.
enum Trigrams {
    static func of(_ texts: [String]) -> Set<Int64> {
        var pieces: Set<Int64> = []
        for text in texts { pieces.formUnion(ofFolded(NameFolding.folded(text))) }
        return pieces
    }

    /// The pieces of a text that is folded already, or is to be compared as it is written.
    static func ofFolded(_ text: String) -> Set<Int64> {
        var pieces: Set<Int64> = []
        for word in text.split(separator: " ") {
            let letters = Array((" " + word + " ").unicodeScalars)
            guard letters.count >= 3 else { continue }
            for start in 0...(letters.count - 3) {
                pieces.insert(
                    Int64(letters[start].value) << 42 | Int64(letters[start + 1].value) << 21
                        | Int64(letters[start + 2].value))
            }
        }
        return pieces
    }
}
