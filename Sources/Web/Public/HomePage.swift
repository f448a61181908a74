import Civics
import Html
import PlanText
import Planning
import Shell
import Tables

/// The organisation's home: who we are, the innovations as they stand, the plan at a glance, what is new.
struct HomePage: Page {
    var model: PublicView

    var title: Words { model.organisation.name }

    var main: HTML {
        """
        <h1>\(title)</h1>
        <p class="lead">\(place)</p>
        \(SearchBox(PublicLabel.searchPlan, to: WebLinks.search))
        \(model.plan.map { planParts($0) } ?? noPlan)
        \(about)
        """
    }

    private var place: Words {
        let profile = model.organisation
        return Words(
            th:
                "ตำบล\(profile.tambon.th) อำเภอ\(profile.amphoe.th) จังหวัด\(profile.province.th) · ทุกโครงการ งบประมาณ และผลงานของเรา เปิดดูได้ที่นี่",
            en:
                "\(profile.tambon.en), \(profile.amphoe.en), \(profile.province.en) · every project, budget and result of ours is open here."
        )
    }

    private var noPlan: HTML {
        EmptyState(
            Words(
                th: "ยังไม่มีแผนที่ประกาศใช้ในระบบ เมื่อประกาศใช้แล้วจะเปิดอ่านได้ที่หน้านี้",
                en: "No plan is in force yet. Once adopted it can be read here.")
        ).html
    }

    private func planParts(_ view: PlanView) -> HTML {
        let innovations = view.namedInnovations
        return """
            <h2>\(Words(th: "แผนโดยย่อ", en: "The plan at a glance"))</h2>
            \(glance(view))
            \(ButtonRow(ButtonLink(Words(th: "อ่านแผนทั้งหมด", en: "Read the whole plan"), to: WebLinks.plan).html))
            \(if: !innovations.isEmpty, "<h2>\(innovationsHeading(innovations.count))</h2>\(InnovationCards(innovations: innovations))")
            <h2>\(Words(th: "ปีนี้ทำถึงไหนแล้ว", en: "How this year is going"))</h2>
            \(StandingTiles(counts: StandingCounts(view.states), quarter: view.quarter))
            <h2>\(Words(th: "รายงานล่าสุด", en: "Newest reports"))</h2>
            \(NewestReports(view: view))
            """
    }

    private func innovationsHeading(_ count: Int) -> Words {
        Words(th: "นวัตกรรม \(count) เรื่องของตำบล", en: "The tambon's \(count) innovations")
    }

    private func glance(_ view: PlanView) -> HTML {
        let sum = view.budgetSums[view.year]
        let year = Words(th: "งบประมาณปี \(view.year)", en: "Budget of FY \(view.year)")
        let funded = sum?.funded ?? 0
        return CardGrid(
            """
            \(StatTile(PublicLabel.strategies, NumberText(view.plan.strategies.count), to: WebLinks.plan.at("strategies")))
            \(StatTile(PublicLabel.elements, NumberText(view.plan.elements.count), to: WebLinks.plan.at("elements")))
            \(StatTile(PublicLabel.activities, NumberText(view.snapshot.activities.count), to: WebLinks.plan.at("elements")))
            \(StatTile(year, MoneyText(sum?.computed, hasUnit: true), note: Words(th: "บวกจาก \(funded) กิจกรรมที่ใช้งบปีนี้", en: "added up from \(funded) activities with money this year"), to: WebLinks.plan.at("budget")))
            """
        ).html
    }

    private var about: HTML {
        let profile = model.organisation
        var facts: [(Words, HTML)] = [(Words(th: "ที่ทำการ", en: "Office"), "\(profile.office)")]
        func add(_ name: Words, _ number: Int?, _ unit: Words) {
            if let number { facts.append((name, NumberText(number, unit: unit).html)) }
        }
        add(Words(th: "หมู่บ้าน", en: "Villages"), profile.villages, Words(th: "หมู่บ้าน", en: "villages"))
        add(Words(th: "ครัวเรือน", en: "Households"), profile.households, Words(th: "ครัวเรือน", en: "households"))
        add(Words(th: "ประชากร", en: "People"), profile.population, Words(th: "คน", en: "people"))
        add(Words(th: "พื้นที่", en: "Area"), profile.areaSquareKilometres, Words(th: "ตารางกิโลเมตร", en: "km²"))
        if let day = profile.establishedOn {
            facts.append((Words(th: "ก่อตั้งเมื่อ", en: "Established"), DayText(day).html))
        }
        facts.append(
            (
                Words(th: "กองและสำนัก", en: "Divisions"),
                "\(each: profile.divisions, { "<span class=\"tag tag-neutral\">\($0.name)</span> " })"
            ))
        return """
            <h2>\(Words(th: "รู้จักเรา", en: "Who we are"))</h2>
            \(FactList(facts))
            \(if: !profile.figuresAreConfirmed, Notice(.news, "<p>\(Words(th: "จำนวนหมู่บ้าน ครัวเรือน ประชากร และพื้นที่ เป็นตัวเลขตั้งต้นจากเว็บไซต์ขององค์กร ยังไม่มีเจ้าหน้าที่ยืนยัน", en: "Villages, households, people and area are seed figures from the organisation's own site; no officer has confirmed them yet."))</p>").html)
            """
    }
}

/// What the divisions have reported last, newest first.
struct NewestReports: Component {
    var view: PlanView

    var html: HTML {
        let reported = view.states.compactMap { state in state.progress.map { (state, $0) } }
            .sorted { ($0.1.enteredOn, $0.0.activity.place) > ($1.1.enteredOn, $1.0.activity.place) }.prefix(5)
        if reported.isEmpty {
            return EmptyState(
                Words(
                    th: "ปีงบประมาณ \(view.year) ยังไม่มีกองใดรายงานความก้าวหน้า",
                    en: "No division has reported progress in fiscal year \(view.year) yet."),
                action:
                    "<p><a href=\"\(link: PublicLinks.indicators)\">\(Words(th: "ดูผลตัวชี้วัดของไตรมาสล่าสุดที่ปิดแล้ว", en: "See the indicators of the last closed quarter"))</a></p>"
            ).html
        }
        return Timeline(
            reported.map { state, progress in
                Timeline.Event(
                    progress.enteredOn, Words(state.activity.title),
                    detail:
                        "<p><a href=\"\(link: PublicLinks.activity(state.activity.place))\">\(PublicLabel.activity(state.activity.place))</a> · \(StandingText(state: state)) · \(PublicLabel.quarter(progress.quarter))</p>"
                )
            }
        ).html
    }
}
