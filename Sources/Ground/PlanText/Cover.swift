import Civics

/// What the first pages say of the plan itself: its title, whose it is, which years it covers.
struct Cover {
    var title = Passage("", line: nil)
    var organisation = Passage("", line: nil)
    var years: [Int] = []
    var province: String?

    /// What a local authority's name begins with.
    static let organisationWords = [
        "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร", "เมืองพัทยา",
        "กรุงเทพมหานคร",
    ]

    init(_ lines: [SourceText.Line]) {
        readTitle(lines)
        readOrganisation(lines)
        years = Self.range(in: title.text) ?? []
        readProvince(lines)
    }

    /// `อำเภอเมืองบุรีรัมย์ จังหวัดบุรีรัมย์` on a line of its own.
    private mutating func readProvince(_ lines: [SourceText.Line]) {
        for line in lines.lazy.filter({ !$0.isRow && !$0.isBlank }).prefix(60) where line.text.scalarCount < 80 {
            guard let (_, after) = line.text.split(at: "จังหวัด") else { continue }
            province = Gazetteer.provinces.filter { after.trimmed.opens(with: $0) }.max {
                $0.utf8.count < $1.utf8.count
            }
            if province != nil { return }
        }
    }

    private mutating func readTitle(_ lines: [SourceText.Line]) {
        let texts = lines.lazy.filter { !$0.isRow && !$0.isBlank }.prefix(400)
        let opening = Array(texts.prefix(40))
        if let start = opening.firstIndex(where: { $0.text.opens(with: "แผน") }) {
            var text = ""
            for line in opening[start...].prefix(5) {
                text = text.isEmpty ? line.text : joined(text, line.text)
                if Self.range(in: text) != nil {
                    title = Passage(text, line: opening[start].number)
                    return
                }
            }
            title = Passage(opening[start].text, line: opening[start].number)
        } else if let line = texts.first(where: { $0.text.opens(with: "แผน") && Self.range(in: $0.text) != nil }) {
            title = Passage(line.text, line: line.number)
        }
    }

    /// A line of its own on the first pages that is a name; else the name inside the title.
    private mutating func readOrganisation(_ lines: [SourceText.Line]) {
        let texts = lines.lazy.filter { !$0.isRow && !$0.isBlank }.prefix(60)
        for line in texts {
            if let word = Self.organisationWords.first(where: { line.text.opens(with: $0) }),
                line.text.scalarCount > word.scalarCount, line.text.scalarCount <= word.scalarCount + 30,
                !line.text.holds("ได้"), !line.text.holds("มี")
            {
                let name = line.text.split(at: " อำเภอ")?.before ?? line.text
                organisation = Passage(name, line: line.number)
                return
            }
        }
        for word in Self.organisationWords {
            guard let (_, after) = title.text.split(at: word) else { continue }
            let ends = ["ไปสู่", "สู่", "พ.ศ.", "(", "ประจำปี", "อำเภอ", " "].compactMap { after.split(at: $0)?.before }
            let name = ends.min { $0.utf8.count < $1.utf8.count } ?? after
            guard !name.isEmpty else { continue }
            organisation = Passage(word + name, line: title.line)
            return
        }
    }

    /// Reads `พ.ศ. ๒๕๖๖ – ๒๕๗๐`: the years of a range of at most ten.
    static func range(in text: String) -> [Int]? {
        let opening = ["พ.ศ.", "พ.ศ", "ปีงบประมาณ", "ปี"].lazy.compactMap { text.split(at: $0) }.first
        guard let (_, after) = opening else { return nil }
        var cursor = Cursor(after)
        cursor.skipSpaces()
        guard let first = cursor.readNumber(), (2400...2799).contains(first) else { return nil }
        cursor.skip(anyOf: " -–—−ถึง")
        _ = cursor.skip(word: "พ.ศ.")
        cursor.skipSpaces()
        guard let last = cursor.readNumber(), last >= first, last - first < 10 else { return nil }
        return Array(first...last)
    }
}
