import Civics

/// Sentences that were cut, words that slipped, wording that fits another subject.
enum TextRules {
    static let all: [PlanRule] = [
        PlanRule("text.cut_off", .warning, cutOff),
        PlanRule("text.unclosed_bracket", .warning, unclosed),
        PlanRule("text.other_subject", .error, otherSubject),
        PlanRule("text.misspelling", .warning, misspellings),
        PlanRule("text.doubled_word", .warning, doubled),
        PlanRule("text.digits_disagree", .error, digitsDisagree),
        PlanRule("text.mixed_digits", .note, mixedDigits),
        PlanRule("text.programme_word", .warning, programmeWord),
    ]

    /// Endings after which a sentence must go on.
    private static let openEndings = [
        "และ", "และเป็น", "หรือ", "เพื่อ", "โดย", "ซึ่ง", "ได้แก่", "ดังนี้", "มีการ", "ในการ", "เพื่อให้", "รวมทั้ง", "ตลอดจน",
        "เนื่องจาก",
        "ประกอบด้วย", "ตามหลัก",
    ]

    /// Endings that a name may have, when its figures stand beside it in a table.
    private static let openFigures = ["ไม่น้อยกว่า", "ร้อยละ"]

    private static let cutOff: PlanRule.Check = { checkup, report in
        for text in checkup.texts where text.place == .result || text.place == .factor || text.place == .name {
            let said = text.text.trimmed
            let endings = text.place == .name ? openEndings : openEndings + openFigures
            guard let ending = endings.first(where: { said.closes(with: $0) }) else { continue }
            let tail = String(said.unicodeScalars.suffix(30))
            report.find(
                at: text.line, th: "ข้อความถูกตัดกลางประโยค: “…\(tail)”", en: "A sentence is cut off: “…\(tail)”.",
                evidence: ["text": .text(said), "ending": .text(ending)], suggestTh: "เติมข้อความที่ขาดจากต้นฉบับ",
                suggestEn: "Add what is missing from the original.")
        }
    }

    private static let unclosed: PlanRule.Check = { checkup, report in
        for text in checkup.texts where text.place == .result || text.place == .name {
            var depth = 0
            for scalar in text.text.unicodeScalars {
                if scalar == "(" { depth += 1 }
                if scalar == ")", depth > 0 { depth -= 1 }
            }
            guard depth > 0 else { continue }
            report.find(
                at: text.line, th: "วงเล็บเปิดแล้วไม่ปิด", en: "A bracket is opened and not closed.",
                evidence: ["text": .text(text.text)], suggestTh: "เติมวงเล็บปิดหรือข้อความที่ขาด",
                suggestEn: "Close the bracket, or add what is missing.")
        }
    }

    /// `แผนแม่บทวิศวกรรม` in a plan about `นวัตกรรม`: another document's subject.
    private static let otherSubject: PlanRule.Check = { checkup, report in
        let subject = "นวัตกรรม"
        guard checkup.plan.title.text.holds(subject) else { return }
        for text in checkup.texts {
            var rest = text.bare
            while let (_, after) = rest.split(at: "แผนแม่บท") {
                rest = after
                let next = Array(after.unicodeScalars.prefix(24))
                var view = String.UnicodeScalarView()
                view.append(contentsOf: next)
                let following = String(view)
                guard let end = following.split(at: "กรรม"), !end.before.holds("นวัต"), !end.before.isEmpty,
                    end.before.scalarCount <= 8, !end.before.holds("กิจ")
                else { continue }
                let found = "แผนแม่บท" + end.before + "กรรม"
                report.find(
                    at: text.line, th: "“\(found)” ไม่ใช่เรื่องของแผนนี้ (แผน\(subject))",
                    en: "“\(found)” is not this plan's subject.",
                    evidence: ["found": .text(found), "subject": .text(subject)],
                    suggestTh: "แก้เป็น “แผนแม่บท\(subject)”", suggestEn: "Write “แผนแม่บท\(subject)”.")
            }
        }
    }

    private static let misspellings: PlanRule.Check = { checkup, report in
        for text in checkup.texts where text.place != .title {
            let bare = text.bare
            for slip in Misspelling.all where bare.holds(slip.wrong) && !slip.except.contains(where: { bare.holds($0) })
            {
                report.find(
                    at: text.line, th: "พิมพ์ผิดหรือสแกนผิด: “\(slip.wrong)”",
                    en: "A slip of the keys or the scanner: “\(slip.wrong)”.",
                    evidence: ["found": .text(slip.wrong), "expected": .text(slip.right)],
                    suggestTh: "แก้เป็น “\(slip.right)”",
                    suggestEn: "Write “\(slip.right)”.")
            }
        }
    }

    /// Words that no Thai sentence says twice running.
    private static let neverTwice = ["ทั้ง", "และ", "เพื่อ", "โดย", "หรือ", "ความ", "องค์การ"]
    /// Words that may meet across a space, where one phrase ends and the next begins.
    private static let neverTwiceJoined = ["หลัก", "มี"]

    private static let doubled: PlanRule.Check = { checkup, report in
        for text in checkup.texts {
            let bare = text.bare
            let found =
                neverTwice.filter { bare.holds($0 + $0) } + neverTwiceJoined.filter { text.text.holds($0 + $0) }
            for word in found where word != "มี" || !["มีมี่", "มีมีด"].contains(where: { bare.holds($0) }) {
                tell(&report, text, word + word)
            }
            if found.isEmpty, let word = repeated(in: text.text) { tell(&report, text, word + word) }
        }
    }

    /// A stretch of six to twenty letters that stands twice running without a space: `ครัวเรือนครัวเรือน`.
    private static func repeated(in text: String) -> String? {
        let scalars = Array(text.unicodeScalars.prefix(5_000))
        guard scalars.count >= 12 else { return nil }
        for start in 0...(scalars.count - 12) where isConsonantOrLead(scalars[start]) {
            for length in 6...20 where start + 2 * length <= scalars.count {
                guard scalars[start] == scalars[start + length],
                    scalars[start..<(start + length)].elementsEqual(scalars[(start + length)..<(start + 2 * length)])
                else { continue }
                let word = scalars[start..<(start + length)]
                // A word said twice for stress is of one syllable; the same letter over and over is a line.
                guard word.allSatisfy({ (0x0E01...0x0E4E).contains($0.value) && $0.value != 0x0E46 }),
                    Set(word).count >= 4, !word.elementsEqual("เรื่อย".unicodeScalars)
                else { continue }
                var view = String.UnicodeScalarView()
                view.append(contentsOf: word)
                return String(view)
            }
        }
        return nil
    }

    private static func isConsonantOrLead(_ scalar: Unicode.Scalar) -> Bool {
        (0x0E01...0x0E2E).contains(scalar.value) || (0x0E40...0x0E44).contains(scalar.value)
    }

    private static func tell(_ report: inout PlanRule.Report, _ text: Checkup.Text, _ found: String) {
        report.find(
            at: text.line, th: "คำซ้ำ: “\(found)”", en: "A word is doubled: “\(found)”.",
            evidence: ["found": .text(found)],
            suggestTh: "ตัดคำที่ซ้ำออก หรือแก้เป็นคำที่ตั้งใจ", suggestEn: "Remove the double, or write the word that was meant.")
    }

    /// A number in Thai digits and the same place again in Arabic ones: `๒๕๖๖ (2567)`.
    ///
    /// Shorter ones are often the parts of a law: `มาตรา ๖๗ (3)`.
    private static let digitsDisagree: PlanRule.Check = { checkup, report in
        for text in checkup.texts where text.text.holds("(") {
            var cursor = Cursor(text.text)
            while !cursor.isAtEnd {
                guard let first = number(&cursor) else {
                    cursor.position += 1
                    continue
                }
                let end = cursor.position
                cursor.skipSpaces()
                guard cursor.peek == "(" else {
                    cursor.position = end
                    continue
                }
                cursor.position += 1
                cursor.skipSpaces()
                if let word = word(&cursor), let said = Satang(inWords: word + "บาทถ้วน"),
                    let figure = Int64(first.digits), figure < 1_000_000_000, said.amount != figure * 100
                {
                    report.find(
                        at: text.line, th: "ตัวเลข \(figure) ไม่ตรงกับคำในวงเล็บ “\(word)”",
                        en: "The figure \(figure) is not what the word in brackets says.",
                        evidence: ["first": .text(first.digits), "second": .text(word)],
                        suggestTh: "ตรวจกับต้นฉบับว่าตัวเลขหรือคำใดถูก", suggestEn: "Check which one is right.")
                    continue
                }
                guard let second = number(&cursor), second.isThai != first.isThai, cursor.peek == ")",
                    second.digits != first.digits, second.digits.count == first.digits.count, first.digits.count >= 3
                else {
                    cursor.position = end
                    continue
                }
                report.find(
                    at: text.line, th: "เลขไทยกับเลขอารบิกไม่ตรงกัน: \(first.digits) กับ \(second.digits)",
                    en: "Thai and Arabic digits disagree: \(first.digits) and \(second.digits).",
                    evidence: ["first": .text(first.digits), "second": .text(second.digits)],
                    suggestTh: "ตรวจกับต้นฉบับว่าเลขใดถูก", suggestEn: "Check which one is right.")
            }
        }
    }

    /// The word up to the closing bracket, as `หก` in `๕ (หก)`; moves only past such a word.
    private static func word(_ cursor: inout Cursor) -> String? {
        var end = cursor.position
        while end < cursor.scalars.count, end - cursor.position <= 40,
            (0x0E01...0x0E4E).contains(cursor.scalars[end].value)
        {
            end += 1
        }
        guard end > cursor.position, end < cursor.scalars.count, cursor.scalars[end] == ")" else { return nil }
        let word = cursor.text(from: cursor.position, to: end)
        cursor.position = end
        return word
    }

    /// A run of digits of one script, commas left out, in Arabic digits.
    private static func number(_ cursor: inout Cursor) -> (digits: String, isThai: Bool)? {
        guard let first = cursor.peek, Cursor.digit(first) != nil else { return nil }
        let isThai = first.value > 0x80
        var digits = ""
        while let scalar = cursor.peek {
            if let digit = Cursor.digit(scalar), (scalar.value > 0x80) == isThai {
                digits += String(digit)
            } else if scalar != "," {
                break
            }
            cursor.position += 1
        }
        return (digits, isThai)
    }

    private static let mixedDigits: PlanRule.Check = { checkup, report in
        for text in checkup.texts where text.text.utf8.contains(where: { (48...57).contains($0) }) {
            let scalars = Cursor(text.text).scalars
            let isMixed = zip(scalars, scalars.dropFirst()).contains {
                Cursor.digit($0) != nil && Cursor.digit($1) != nil && ($0.value > 0x80) != ($1.value > 0x80)
            }
            guard isMixed else { continue }
            report.find(
                at: text.line, th: "ตัวเลขเดียวกันปนเลขไทยกับเลขอารบิก", en: "One number mixes Thai and Arabic digits.",
                evidence: ["text": .text(text.text)], suggestTh: "ใช้เลขแบบเดียวในจำนวนเดียวกัน",
                suggestEn: "Use one kind of digits in a number.")
        }
    }

    /// A programme whose name does not begin with `แผนงาน` among siblings that do.
    private static let programmeWord: PlanRule.Check = { checkup, report in
        let programmes = checkup.plan.strategies.flatMap(\.programmes)
        let proper = programmes.filter { $0.title.bare.opens(with: "แผนงาน") }
        guard proper.count * 2 > programmes.count else { return }
        for programme in programmes where !programme.title.bare.opens(with: "แผนงาน") && !programme.title.isEmpty {
            report.find(
                at: programme.line,
                th: "แผนงาน \(programme.code) ชื่อ “\(programme.title)” ไม่ขึ้นต้นด้วย “แผนงาน” เหมือนแผนงานอื่น",
                en: "Programme \(programme.code) is not named “แผนงาน…” as the others are.",
                evidence: ["title": .text(programme.title)], suggestTh: "ตรวจคำที่พิมพ์ผิด เช่น “ผลงาน” เป็น “แผนงาน”",
                suggestEn: "Check for a slip such as “ผลงาน” for “แผนงาน”.")
        }
    }
}
