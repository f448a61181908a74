import Civics
import Html
import Planning

/// Where in the public pages an item of the plan is shown.
struct PlanPlaces: Sendable {
    private let items: [PlanItemID: PlanItem]
    private let activities: [PlanItemID: String]
    private let indicators: [PlanItemID: String]

    init(_ snapshot: PlanSnapshot) {
        items = Dictionary(snapshot.parts.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        activities = Dictionary(snapshot.activities.map { ($0.id, $0.place) }, uniquingKeysWith: { first, _ in first })
        indicators = Dictionary(snapshot.indicators.map { ($0.id, $0.key) }, uniquingKeysWith: { first, _ in first })
    }

    func link(_ item: PlanItem) -> Link {
        switch item.kind {
        case .strategy: return item.code.flatMap { Int($0) }.map(PublicLinks.strategy) ?? WebLinks.plan
        case .objective, .programme, .project, .overviewIndicator: return parentLink(item)
        case .indicator: return indicators[item.id].map(PublicLinks.indicator) ?? PublicLinks.indicators
        case .element: return item.code.flatMap { Int($0) }.map(PublicLinks.element) ?? WebLinks.plan
        case .activity: return activities[item.id].map(PublicLinks.activity) ?? WebLinks.plan
        case .result: return parentLink(item)
        case .swot: return item.code.map { PublicLinks.swot.at($0) } ?? PublicLinks.swot
        case .tows: return item.code.map { PublicLinks.swot.at("\($0)-thread") } ?? PublicLinks.swot
        case .mission, .policy: return WebLinks.plan.at("missions")
        case .mechanism, .duty: return WebLinks.plan.at("mechanism")
        case .evaluationObjective, .evaluationStep, .instrument, .benefit: return WebLinks.plan.at("evaluation")
        case .vision: return WebLinks.plan.at("vision")
        default: return WebLinks.plan
        }
    }

    func link(_ id: PlanItemID) -> Link { items[id].map(link) ?? WebLinks.plan }

    private func parentLink(_ item: PlanItem) -> Link { item.parent.map(link) ?? WebLinks.plan }

    /// What kind of thing it is and where it belongs: `กิจกรรมที่ 1.3`.
    func name(_ item: PlanItem) -> Words {
        let code = item.code.map { " \($0)" } ?? ""
        return switch item.kind {
        case .strategy: Words(th: "ยุทธศาสตร์ที่\(code)", en: "Strategy\(code)")
        case .objective: Words(th: "เป้าประสงค์", en: "Objective")
        case .indicator, .overviewIndicator: Words(th: "ตัวชี้วัด", en: "Indicator")
        case .programme: Words(th: "แผนงาน\(code)", en: "Programme\(code)")
        case .project: Words(th: "โครงการ", en: "Project")
        case .element: Words(th: "องค์ประกอบที่\(code)", en: "Element\(code)")
        case .activity: PublicLabel.activity(activities[item.id] ?? item.code ?? "")
        case .result: Words(th: "ผลที่คาดว่าจะได้รับ", en: "Expected result")
        case .swot: Words(th: "ปัจจัย\(code)", en: "Factor\(code)")
        case .tows: Words(th: "กลยุทธ์\(code)", en: "Strategy\(code)")
        case .vision: Words(th: "วิสัยทัศน์", en: "Vision")
        case .mission: Words(th: "พันธกิจ", en: "Mission")
        case .policy: Words(th: "นโยบาย", en: "Policy")
        case .mechanism, .duty: Words(th: "กลไกการขับเคลื่อน", en: "Who drives it")
        case .evaluationObjective, .evaluationStep, .instrument, .benefit:
            Words(th: "การติดตามและประเมินผล", en: "Evaluation")
        default: PublicLabel.plan
        }
    }

    func item(_ id: PlanItemID) -> PlanItem? { items[id] }
}
