import Access
import Civics
import Evidence
import Html
import Registry
import Shell
import Storage

/// The form of one household's answers: every indicator with pass, fail, or nobody to be judged.
struct SurveyFormPage: Page {
    var room: PeopleRoom
    var line: HouseholdLine
    var consent: Household.Consent?
    var editions: [SurveyEdition]
    var edition: SurveyEdition?
    var typed = FormFields()
    var errors = FormErrors()

    var title: Words { Words(th: "บันทึกผลสำรวจ จปฐ.", en: "Enter a minimum-needs survey") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { PeopleCrumbs.household(line) }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(ErrorSummary(errors))
        <p class="lead">\(PeopleText.house(line))</p>
        \(content)
        """
    }

    private var content: HTML {
        if !room.hasKey { return NoKeyNotice().html }
        guard consent?.isGiven == true else {
            let problem = consent == nil ? Problem.consentMissing : Problem.consentRefused
            return """
                \(Notice(.warning, "<p>\(problem.sentence)</p><p>\(problem.wayForward)</p>"))
                <p>\(ButtonLink(Words(th: "กลับไปหน้าครัวเรือน", en: "Back to the household"), to: PeopleLinks.household(line.id), .plain))</p>
                """
        }
        guard let edition else {
            return EmptyState(
                Words(th: "ตารางยังไม่มีชุดตัวชี้วัด จปฐ.", en: "The tables hold no edition of the survey yet.")
            ).html
        }
        return """
            \(if: editions.count > 1, tabs(edition))
            \(if: !edition.isComplete, Notice(.warning, "<p>\(Words(th: "ชุดนี้มี \(edition.size) ตัวชี้วัด ระบบรู้จัก \(edition.indicators.count) ข้อ เพิ่มข้อที่ขาดได้ในหน้าตาราง", en: "The edition has \(edition.size) indicators; \(edition.indicators.count) are known here. Add the others on the tables page."))</p>").html)
            \(form(edition))
            """
    }

    private func tabs(_ edition: SurveyEdition) -> HTML {
        let here = PeopleLinks.act(.survey, line.id)
        return Tabs(
            Words(th: "ชุดตัวชี้วัด", en: "Edition"),
            editions.map {
                NavigationItem(Words(th: "ชุดปี \($0.id)", en: "Edition \($0.id)"), here.with("edition", $0.id))
            },
            chosen: here.with("edition", edition.id)
        ).html
    }

    private func form(_ edition: SurveyEdition) -> HTML {
        Form(to: PeopleLinks.act(.survey, line.id)) {
            """
            \(HiddenField("edition", edition.id))
            \(NumberField("year", Words(th: "ปีสำรวจ พ.ศ.", en: "Round, Buddhist year"), value: typed.text("year").map { String($0.prefix(20)) } ?? String(room.today.buddhistYear), error: errors["year"]))
            \(DateField("on", Words(th: "วันที่สำรวจ", en: "Surveyed on"), value: typed.raw("on").map { String($0.prefix(100)) } ?? room.today.text(in: .thai, style: .numeric), error: errors["on"]))
            \(TextField("surveyor", Words(th: "ผู้สำรวจ", en: "Who asked"), value: typed.raw("surveyor").map { String($0.prefix(300)) }, error: errors["surveyor"], isRequired: false, autocomplete: "off", maximum: 200))
            <p>\(Words(th: "ข้อที่ไม่ได้ถาม เว้นไว้ได้ บันทึกซ้ำในปีเดียวกันจะแทนที่คำตอบเดิม", en: "Leave out what was not asked. Saving again in the same year replaces the answers."))</p>
            \(each: categories(edition), { category in
                FieldGroup(SurveyWords.category(category)) {
                    "\(each: edition.indicators.filter { $0.category == category }, question)"
                }.html
            })
            \(Button(Words(th: "บันทึกและปิดไว้", en: "Save and seal")))
            """
        }.html
    }

    private func categories(_ edition: SurveyEdition) -> [String] {
        edition.indicators.reduce(into: []) { list, indicator in
            if !list.contains(indicator.category) { list.append(indicator.category) }
        }
    }

    private func question(_ indicator: SurveyIndicator) -> HTML {
        RadioGroup(
            Self.field(indicator.id), SurveyWords.name(indicator),
            choices: SurveyAnswer.allCases.map { Choice($0.rawValue, SurveyWords.answer($0)) },
            chosen: typed.text(Self.field(indicator.id)), error: errors[Self.field(indicator.id)], isRequired: false
        ).html
    }

    static func field(_ indicator: String) -> String { "answer-\(indicator)" }
}

/// What the parts of the survey are called.
enum SurveyWords {
    static func answer(_ answer: SurveyAnswer) -> Words {
        switch answer {
        case .pass: Words(th: "ผ่าน", en: "Pass")
        case .fail: Words(th: "ไม่ผ่าน", en: "Fail")
        case .notApplicable: Words(th: "ไม่มีผู้ต้องประเมิน", en: "Nobody to be judged")
        }
    }

    static func category(_ code: String) -> Words {
        switch code {
        case "health": Words(th: "สุขภาพ", en: "Health")
        case "environment": Words(th: "สภาพแวดล้อม", en: "Surroundings")
        case "education": Words(th: "การศึกษา", en: "Education")
        case "economy": Words(th: "การมีงานทำและรายได้", en: "Work and income")
        case "values": Words(th: "ค่านิยม", en: "Values")
        default: Words(code)
        }
    }

    static func name(_ indicator: SurveyIndicator) -> Words {
        Words(th: "\(indicator.id). \(indicator.name.th)", en: "\(indicator.id). \(indicator.name.en)")
    }
}

/// The answers of a household, opened: what fails first.
struct OpenedSurveys: Component {
    var rounds: [OpenedSurvey]
    var editions: [SurveyEdition]

    var html: HTML {
        if rounds.isEmpty {
            return EmptyState(Words(th: "ไม่มีผลสำรวจ", en: "There is no round of the survey")).html
        }
        return "\(each: rounds, round)"
    }

    private func round(_ round: OpenedSurvey) -> HTML {
        let edition = editions.first { $0.id == round.edition }
        let order: [SurveyAnswer] = [.fail, .pass, .notApplicable]
        let answers = round.answers.sorted {
            let places = (order.firstIndex(of: $0.value) ?? 3, order.firstIndex(of: $1.value) ?? 3)
            return places.0 != places.1 ? places.0 < places.1 : $0.key < $1.key
        }
        let caption = Words(
            th: "สำรวจปี \(round.year) ชุด \(round.edition)", en: "Round of \(round.year), edition \(round.edition)")
        return """
            <h2>\(caption)</h2>
            <p class="quiet">\(DayText(round.surveyedOn))\(round.surveyor.map { " · \($0)" as HTML })</p>
            \(DataTable(
                caption, answers,
                columns: [
                    TableColumn(Words(th: "ตัวชี้วัด", en: "Indicator"), .heading) { code, _ in
                        "\(edition?.indicators.first { $0.id == code }.map(SurveyWords.name) ?? Words(code))" as HTML
                    },
                    TableColumn(Words(th: "คำตอบ", en: "Answer")) { _, answer in
                        answer == .fail ? "<strong>\(SurveyWords.answer(answer))</strong>" : "\(SurveyWords.answer(answer))" as HTML
                    },
                ], isCaptionShown: false))
            """
    }
}

/// How the villages did in a round: a table of shares, and one indicator drawn as bars beside it.
struct SurveyVillagesPage: Page {
    var room: PeopleRoom
    var editions: [SurveyEdition]
    var edition: SurveyEdition?
    var year: Int
    var indicator: SurveyIndicator?
    /// `nil` where the program runs without its key.
    var shares: [SurveyShare]?
    var here: Link

    var title: Words { Words(th: "จปฐ. รายหมู่บ้าน", en: "Minimum needs by village") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [PeopleCrumbs.register] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(PeopleCrumbs.tabs(room, chosen: here))
        \(if: !room.hasKey, NoKeyNotice().html)
        \(filter)
        \(edition.flatMap { edition in shares.map { content(edition, $0) } })
        """
    }

    private var filter: HTML {
        """
        <form method="get" action="\(link: here)" class="form-stacked">
        \(Select("edition", Words(th: "ชุดตัวชี้วัด", en: "Edition"), choices: editions.map { Choice($0.id, Words(th: "ชุดปี \($0.id) (\($0.size) ข้อ)", en: "\($0.id) (\($0.size) indicators)")) }, chosen: edition?.id))
        \(NumberField("year", Words(th: "ปีสำรวจ พ.ศ.", en: "Round, Buddhist year"), value: String(year)))
        \(if: edition != nil, Select("indicator", Words(th: "ตัวชี้วัดในแผนภูมิ", en: "Indicator drawn"), choices: edition?.indicators.map { Choice($0.id, SurveyWords.name($0)) } ?? [], chosen: indicator?.id, isRequired: false).html)
        <button type="submit" class="button button-plain">\(Words(th: "แสดง", en: "Show"))</button>
        </form>
        """
    }

    private func content(_ edition: SurveyEdition, _ shares: [SurveyShare]) -> HTML {
        if shares.isEmpty {
            return EmptyState(
                Words(th: "ปี \(year) ยังไม่มีผลสำรวจชุดนี้", en: "No survey of this edition in \(year) yet")
            ).html
        }
        let villages = Set(shares.map(\.village)).sorted()
        let found = Dictionary(
            shares.map { ("\($0.indicator)/\($0.village)", $0) }, uniquingKeysWith: { first, _ in first })
        let columns: [TableColumn<SurveyIndicator>] =
            [TableColumn(Words(th: "ตัวชี้วัด", en: "Indicator"), .heading) { "\(SurveyWords.name($0))" as HTML }]
            + villages.map { village in
                TableColumn(Self.village(village), .number) { indicator in
                    cell(found["\(indicator.id)/\(village)"])
                }
            }
        return """
            \(indicator.map { chart($0, shares.filter { [id = $0.id] in $0.indicator == id }) })
            <h2>\(Words(th: "ร้อยละของครัวเรือนที่ผ่าน", en: "Households that pass, per cent"))</h2>
            <p class="quiet">\(Words(th: "ผ่าน ÷ (ผ่าน + ไม่ผ่าน) · “ปิด” คือจำนวนน้อยจนอาจรู้ว่าเป็นใคร · “-” คือไม่มีผู้ต้องประเมิน", en: "Pass ÷ (pass + fail). “withheld”: so few that somebody could be recognised. “-”: nobody to be judged."))</p>
            \(DataTable(Words(th: "ร้อยละที่ผ่าน ปี \(year)", en: "Per cent that pass, \(year)"), edition.indicators, columns: columns, onPhone: .scroll, isCaptionShown: false))
            """
    }

    private func cell(_ share: SurveyShare?) -> HTML {
        guard let share else { return "-" }
        if share.isSuppressed { return "<span class=\"quiet\">\(Words(th: "ปิด", en: "withheld"))</span>" }
        return "\(Self.percent(share) ?? "-")"
    }

    /// One indicator, worst village first; its twin is the row of the table below and the words beside each bar.
    private func chart(_ indicator: SurveyIndicator, _ shares: [SurveyShare]) -> HTML {
        let told = shares.filter { $0.share != nil }.sorted { left, right in
            let values = (left.share?.fraction ?? 0, right.share?.fraction ?? 0)
            return values.0 != values.1 ? values.0 < values.1 : left.village < right.village
        }
        return """
            <h2>\(SurveyWords.name(indicator))</h2>
            \(told.isEmpty ? EmptyState(Words(th: "ไม่มีหมู่ที่แสดงได้", en: "No village that can be shown")).html : "\(each: told, bar)")
            \(if: told.count < shares.count, "<p class=\"quiet\">\(Words(th: "อีก \(shares.count - told.count) หมู่ไม่แสดง", en: "\(shares.count - told.count) more villages are not shown"))</p>")
            """
    }

    private func bar(_ share: SurveyShare) -> HTML {
        let width = Int(((share.share?.fraction ?? 0) * 240).rounded())
        return """
            <div class="progress"><p class="progress-label">\(Self.village(share.village)) <span class="number"><strong>\(Self.percent(share) ?? "-")</strong></span></p>\
            <svg viewBox="0 0 240 12" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-track" width="240" height="12"/>\
            <rect class="bar-fill" width="\(width)" height="12"/></svg></div>
            """
    }

    static func village(_ number: Int) -> Words {
        number == 0
            ? Words(th: "ไม่ระบุหมู่", en: "No village") : Words(th: "หมู่ \(number)", en: "Moo \(number)")
    }

    static func percent(_ share: SurveyShare) -> String? {
        share.share.flatMap { Numerals.text($0.fraction * 100, decimals: 1) }.map { $0 + " %" }
    }
}

extension Ratio {
    /// For drawing and for one decimal; a share lies between 0 and 1.
    fileprivate var fraction: Double { Double(numerator) / Double(denominator) }
}
