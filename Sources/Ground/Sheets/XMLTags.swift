/// A look over all tags of an XML text before libxml2 parses it.
///
/// libxml2 2.9 compares each attribute of a tag with all before it; a tag of a million attributes would hold it for
/// hours before it hands over the element.
enum XMLTags {
    /// Office files have some forty namespaces at the root and far fewer attributes elsewhere.
    static let attributeLimit = 500

    /// Throws `tooLarge` when a tag has more attributes than the limit.
    ///
    /// A text that is not well formed may be judged wrongly behind its first error, which libxml2 never passes.
    static func check(_ text: [UInt8], place: String?) throws(SheetError) {
        var index = 0
        while let start = text[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = text[start...]
            if rest.starts(with: "<!--".utf8) {
                index = position(after: "-->", in: text, from: start + 4)
            } else if rest.starts(with: "<![CDATA[".utf8) {
                index = position(after: "]]>", in: text, from: start + 9)
            } else if rest.starts(with: "<?".utf8) {
                index = position(after: "?>", in: text, from: start + 2)
            } else {
                index = try endOfTag(in: text, from: start + 1, place: place)
            }
        }
    }

    private static func endOfTag(in text: [UInt8], from start: Int, place: String?) throws(SheetError) -> Int {
        var index = start
        var values = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            if byte == UInt8(ascii: ">") { return index }
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
            values += 1
            guard values <= attributeLimit else { throw SheetError(.tooLarge, place: place) }
            while index < text.count, text[index] != byte { index += 1 }
            index += 1
        }
        return text.count
    }

    private static func position(after mark: StaticString, in text: [UInt8], from start: Int) -> Int {
        let mark = Array("\(mark)".utf8)
        var index = start
        while index + mark.count <= text.count {
            if text[index] == mark[0], text[index...].starts(with: mark) { return index + mark.count }
            index += 1
        }
        return text.count
    }
}
