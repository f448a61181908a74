import Civics
import Html
import Planning
import Shell
import Storage

/// The first step of an amendment: choosing what the document changes.
struct AmendChoicePage: Page {
    var plan: PlanSnapshot

    var title: Words { Words(th: "แก้ไขแผน", en: "Amend the plan") }
    var audience: PageAudience { .staff }
    var trail: [Crumb] { [OfficeCrumbs.work] }

    var main: HTML {
        """
        <h1>\(title)</h1>
        \(OfficeCrumbs.tabs(chosen: OfficeLinks.amend, keeps: true))
        <p class="lead">\(Words(th: "ขั้นที่ 1 จาก 2: เลือกทุกอย่างที่หนังสือฉบับนี้เปลี่ยน แล้วกดต่อไป แผนเดิมยังเปิดอ่านย้อนหลังได้เสมอ", en: "Step 1 of 2: choose everything that this document changes. The plan as it was stays readable."))</p>
        <form method="get" action="\(link: OfficeLinks.amend)" class="form-stacked">
        \(CheckboxGroup("new", Words(th: "เพิ่มของใหม่", en: "Add something"), choices: [
            Choice("activity", Words(th: "กิจกรรมใหม่", en: "A new activity")),
            Choice("project", Words(th: "โครงการใหม่", en: "A new project")),
        ]))
        \(each: groups, { "<details><summary>\($0.title) (\($0.choices.count))</summary>\(list($0))</details>" })
        <button type="submit" class="button button-main">\(Words(th: "ต่อไป", en: "Next"))</button>
        </form>
        """
    }

    private struct Group {
        var title: Words
        var choices: [Choice]
    }

    private var groups: [Group] {
        func items(_ kind: PlanItem.Kind) -> [Choice] {
            plan.items(kind).map { Choice($0.id.description, Words("\($0.code ?? "") \($0.text)")) }
        }
        return [
            Group(
                title: Words(th: "กิจกรรม", en: "Activities"),
                choices: plan.activities.map { Choice($0.id.description, Words("\($0.place) \($0.title)")) }),
            Group(title: Words(th: "ตัวชี้วัด", en: "Indicators"), choices: items(.indicator)),
            Group(title: Words(th: "โครงการ", en: "Projects"), choices: items(.project)),
            Group(title: Words(th: "แผนงาน", en: "Programmes"), choices: items(.programme)),
            Group(title: Words(th: "ชื่อยุทธศาสตร์", en: "Strategies"), choices: items(.strategy)),
            Group(title: Words(th: "เป้าประสงค์", en: "Objectives"), choices: items(.objective)),
            Group(title: Words(th: "ชื่อองค์ประกอบ", en: "Elements"), choices: items(.element)),
        ].filter { !$0.choices.isEmpty }
    }

    /// Boxes that share the key `item`; each group needs identifiers of its own, so they are not a `CheckboxGroup`.
    private func list(_ group: Group) -> HTML {
        """
        <fieldset class="field"><legend class="unseen">\(group.title)</legend><div class="choices">
        \(each: group.choices, { choice in
            """
            <div class="choice"><input type="checkbox" id="item-\(choice.value)" name="item" value="\(choice.value)">\
            <label for="item-\(choice.value)">\(choice.label)</label></div>
            """
        })
        </div></fieldset>
        """
    }
}
