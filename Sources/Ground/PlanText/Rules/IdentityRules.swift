/// Names that a copied document left behind, and the organisation's own name spelt another way.
enum IdentityRules {
    static let all: [PlanRule] = [
        PlanRule("identity.foreign_organisation", .error, foreignOrganisations),
        PlanRule("identity.foreign_place", .error, foreignPlaces),
        PlanRule("identity.foreign_province", .warning, foreignProvinces),
        PlanRule("identity.own_name", .warning, ownNames),
        PlanRule("identity.source_mark", .note, sourceMarks),
    ]

    /// Words that go on after `องค์การบริหารส่วนตำบล` where no name follows.
    private static let goingOn = [
        "เกิด", "มี", "ได้", "ให้", "และ", "เพื่อ", "ที่", "ของ", "ใน", "เป็น", "จะ", "ต้อง", "โดย", "จึง", "พ.ศ", "เพิ่ม", "ดำเนิน",
        "จัด",
        "ริเริ่ม", "ยัง", "นำ", "ครั้ง", "ซึ่ง", "กับ", "หรือ", "สามารถ", "ประจำ", "ทุก", "ต่าง", "อื่น", "ไป", "มา", "ตาม", "ด้าน",
        "แห่ง",
        "ว่า", "ไม่", "แก่", "ต่อ", "สู่", "ขอ", "ใช้", "เข้า", "เอง", "นั้น", "นี้", "ด้วย", "เล็งเห็น", "มอบ", "เห็น", "ควร", "พร้อม",
        "กำหนด",
        "ใกล้เคียง", "ข้างเคียง", "อันเป็น", "ผู้", "ท่าน", "นคร", "ขนาด", "พื้นที่", "ร่วม", "ประสาน", "ส่งเสริม", "สนับสนุน", "อย่าง",
        "ตั้ง", "รับ", "ช่วย", "ตระหนัก", "ตอบสนอง", "มุ่ง", "คือ", "อาจ", "บริหาร", "ปฏิบัติ", "เสนอ", "ทั่ว", "ทั้ง", "แต่ละ",
        "เดียวกัน",
    ]

    /// Words before a name that make it a partner's, whom a plan may well speak of.
    private static let partners = ["ร่วมกับ", "บูรณาการกับ", "ประสานงานกับ", "ประสานกับ", "เครือข่าย", "ความร่วมมือกับ", "ดูงาน"]

    /// Whether the words close before a place of the bare text name a partnership.
    private static func isPartner(_ bare: [Unicode.Scalar], before end: Int) -> Bool {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: bare[max(0, min(end, bare.count) - 30)..<min(end, bare.count)])
        let before = String(view)
        return partners.contains { before.holds($0) }
    }

    /// Names of real subdistricts that are also what every subdistrict wishes to be.
    private static let virtues: Set<String> = [
        "สะอาด", "สามัคคี", "สันติสุข", "สมบูรณ์", "รุ่งเรือง", "ก้าวหน้า", "พัฒนา", "เจริญสุข", "สุขสวัสดิ์", "มั่นคง", "ร่มเย็น",
    ]

    /// Each place where a bare text says a word for an organisation: what follows it.
    private static func following(_ word: String, in text: String) -> [ArraySlice<Unicode.Scalar>] {
        guard text.holds(word) else { return [] }
        var found: [ArraySlice<Unicode.Scalar>] = []
        let bare = Array(text.unicodeScalars)
        let wanted = Array(word.unicodeScalars)
        guard bare.count > wanted.count, let first = wanted.first else { return [] }
        var index = 0
        while index + wanted.count < bare.count {
            if bare[index] == first, bare[index..<(index + wanted.count)].elementsEqual(wanted) {
                found.append(bare[(index + wanted.count)...])
                index += wanted.count
            } else {
                index += 1
            }
        }
        return found
    }

    private static func opens(_ scalars: ArraySlice<Unicode.Scalar>, with word: String) -> Bool {
        scalars.starts(with: word.unicodeScalars)
    }

    private static func isThaiLetter(_ scalar: Unicode.Scalar) -> Bool { (0x0E01...0x0E4E).contains(scalar.value) }

    /// The name that follows, where a name follows: one of the gazetteer, or letters that are no ordinary word.
    private static func name(_ rest: ArraySlice<Unicode.Scalar>, isSure: Bool) -> String? {
        if let known = Gazetteer.name(opening: rest, shortest: isSure ? 3 : 4),
            !goingOn.contains(where: { known.opens(with: $0) && known.scalarCount <= $0.scalarCount + 1 })
        {
            return known
        }
        guard isSure, let first = rest.first, isThaiLetter(first), first.value != 0x0E2F,
            !goingOn.contains(where: { opens(rest, with: $0) })
        else { return nil }
        let letters = rest.prefix(while: isThaiLetter)
        let ends = ["อำเภอ", "จังหวัด", "เพิ่ม", "นำ", "มี", "ได้", "ที่", "และ", "ใน", "เป็น", "ดำเนิน", "จัด"]
        var length = min(letters.count, 12)
        for offset in 2..<max(3, length) where ends.contains(where: { opens(letters.dropFirst(offset), with: $0) }) {
            length = offset
            break
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: letters.prefix(length))
        return String(view)
    }

    private static let foreignOrganisations: PlanRule.Check = { checkup, report in
        guard !checkup.ownName.isEmpty else { return }
        for text in checkup.texts where text.bare.holds("ตำบล") || text.bare.holds("อบต") || text.bare.holds("เทศบาล") {
            let bare = Array(text.bare.unicodeScalars)
            for (word, isSure) in [
                ("องค์การบริหารส่วนตำบล", true), ("อบต.", false), ("เทศบาลตำบล", true), ("เทศบาลเมือง", true),
            ] {
                for rest in following(word, in: text.bare) where !opens(rest, with: checkup.ownName) {
                    guard variant(opening: rest, of: checkup.ownName) == nil,
                        let name = name(rest, isSure: isSure), !isVariant(name, of: checkup.ownName),
                        !isPartner(bare, before: rest.startIndex - word.scalarCount)
                    else { continue }
                    report.find(
                        at: text.line, th: "พบชื่อหน่วยงานอื่น “\(word)\(name)” ในแผนของ\(checkup.plan.organisation.text)",
                        en: "Another organisation is named: “\(word)\(name)”.",
                        evidence: ["found": .text(word + name), "expected": .text(checkup.plan.organisation.text)],
                        suggestTh: "เปลี่ยนเป็น “\(checkup.plan.organisation.text)” หากเป็นข้อความที่คัดลอกมา",
                        suggestEn: "Replace it with the organisation's own name if the text was copied.")
                }
            }
        }
    }

    /// `ในตำบลพระเจ้า`: a subdistrict of the gazetteer that is not the own one, outside of an organisation's name.
    private static let foreignPlaces: PlanRule.Check = { checkup, report in
        guard !checkup.ownName.isEmpty else { return }
        for text in checkup.texts {
            let bare = text.bare
            guard bare.holds("ตำบล") else { continue }
            let cleared = replaced(bare, ["องค์การบริหารส่วนตำบล", "เทศบาลตำบล"])
            for rest in following("ตำบล", in: cleared) where !opens(rest, with: checkup.ownName) {
                guard let name = name(rest, isSure: false), !goingOn.contains(where: { name.opens(with: $0) }),
                    !virtues.contains(name)
                else {
                    continue
                }
                report.find(
                    at: text.line, th: "พบชื่อตำบลอื่น “ตำบล\(name)” ในแผนของ\(checkup.plan.organisation.text)",
                    en: "Another subdistrict is named: “ตำบล\(name)”.",
                    evidence: ["found": .text("ตำบล" + name), "expected": .text("ตำบล" + checkup.ownName)],
                    suggestTh: "เปลี่ยนเป็น “ตำบล\(checkup.ownName)” หากเป็นข้อความที่คัดลอกมา",
                    suggestEn: "Replace it with the own subdistrict's name if the text was copied.")
            }
        }
    }

    private static func replaced(_ text: String, _ words: [String]) -> String {
        var text = text
        for word in words {
            var out = ""
            while let (before, after) = text.split(at: word) {
                out += before + "|"
                text = after
            }
            text = out + text
        }
        return text
    }

    private static let foreignProvinces: PlanRule.Check = { checkup, report in
        guard let home = checkup.plan.province else { return }
        for text in checkup.texts where !text.text.holds("ดูงาน") {
            for province in provinces(in: text.bare) where province != home {
                report.find(
                    at: text.line, th: "พบชื่อจังหวัดอื่น “จังหวัด\(province)” ทั้งที่หน่วยงานอยู่จังหวัด\(home)",
                    en: "Another province is named: “จังหวัด\(province)”.",
                    evidence: ["found": .text(province), "expected": .text(home)],
                    suggestTh: "ตรวจว่าเป็นข้อความที่คัดลอกมาจากแผนอื่นหรือไม่",
                    suggestEn: "Check whether the text was copied from another plan.")
            }
        }
    }

    private static func provinces(in bare: String) -> [String] {
        following("จังหวัด", in: bare).compactMap { rest in
            Gazetteer.provinces.filter { opens(rest, with: $0) }.max { $0.utf8.count < $1.utf8.count }
        }
    }

    /// The kind of an organisation with what is left of it when its last word is lost, and its short form.
    private static let kinds: [String: (stem: String, short: String)] = [
        "องค์การบริหารส่วนตำบล": ("องค์การบริหารส่วน", "อบต"), "เทศบาลตำบล": ("เทศบาล", "ทต"), "เทศบาลเมือง": ("เทศบาล", "ทม"),
        "เทศบาลนคร": ("เทศบาล", "ทน"),
    ]

    private static let ownNames: PlanRule.Check = { checkup, report in
        let (name, kind) = (checkup.ownName, checkup.ownKind)
        guard !name.isEmpty, let words = kinds[kind] else { return }
        let own = checkup.plan.organisation.text
        let tell = { (report: inout PlanRule.Report, line: Int?, found: String) in
            report.find(
                at: line, th: "ชื่อหน่วยงานสะกดไม่ตรง: “\(found)”", en: "The organisation's own name is spelt “\(found)”.",
                evidence: ["found": .text(found), "expected": .text(own)], suggestTh: "ใช้ “\(own)” ให้ตรงกันทั้งเล่ม",
                suggestEn: "Use the same spelling throughout.")
        }
        for text in checkup.texts {
            for word in [words.stem, words.short] {
                for rest in following(word, in: text.bare) where opens(rest, with: name) {
                    tell(&report, text.line, word + name)
                }
            }
            for word in [kind, words.short + "."] {
                for rest in following(word, in: text.bare) where !opens(rest, with: name) {
                    if let found = variant(opening: rest, of: name) { tell(&report, text.line, word + found) }
                }
            }
        }
    }

    /// Whether one letter was lost, added or changed.
    static func isVariant(_ name: String, of own: String) -> Bool {
        variant(opening: Array(name.unicodeScalars)[...], of: own) != nil
    }

    /// The name that a text opens with, where it is the own one with one letter lost, added or changed; it ends with
    /// the letters, not in the next word.
    static func variant(opening rest: ArraySlice<Unicode.Scalar>, of own: String) -> String? {
        let right = Array(own.unicodeScalars)
        guard right.count >= 4, !rest.starts(with: right) else { return nil }
        let left = Array(rest.prefix(right.count + 2))
        let found = [right.count, right.count - 1, right.count + 1].filter { length in
            guard length <= left.count else { return false }
            let candidate = left[..<length]
            let common = zip(candidate, right).prefix { $0 == $1 }.count
            let tail = zip(candidate.reversed(), right.reversed()).prefix { $0 == $1 }.count
            return !candidate.elementsEqual(right) && common + tail >= max(length, right.count) - 1
                && common + tail >= min(length, right.count) - 1
        }
        // A vowel or tone mark belongs to the letter before it, and a letter with one to the next word.
        let whole = found.first { $0 == left.count || !isMark(left[$0]) }
        guard let length = whole ?? found.first else { return nil }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: left[..<length])
        return String(view)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x0E31 || (0x0E34...0x0E3A).contains(scalar.value) || (0x0E47...0x0E4E).contains(scalar.value)
    }

    /// A web address standing alone: the mark of a template somebody else made.
    private static let sourceMarks: PlanRule.Check = { checkup, report in
        for text in checkup.texts where text.place == .prose {
            let mark = text.text.lowercased()
            guard mark.opens(with: "www.") || mark.opens(with: "http"), !mark.contains(" "), !mark.contains(".go.th")
            else {
                continue
            }
            report.find(
                at: text.line, th: "มีที่อยู่เว็บของผู้อื่นค้างอยู่ในแผน: \(text.text)",
                en: "Somebody else's web address was left in the plan: \(text.text)",
                evidence: ["found": .text(text.text)],
                suggestTh: "ลบออก หรือเขียนเป็นการอ้างอิงที่มา", suggestEn: "Remove it, or cite it as a source.")
        }
    }
}
