import Civics
import Html
import PlanText
import Planning
import Shell

/// A project of the plan that carries a name of its own (Songhong Life, …) or is marked as an innovation project.
struct NamedInnovation: Sendable {
    /// The name it goes by.
    var name: String
    /// The whole title, as printed.
    var title: String
    var strategy: Int
    var programme: String
    /// The first day, where it is recorded.
    var startedOn: CivilDate?
    /// Innovations of the register that came out of it, newest first.
    var inUse: [Innovation]

    /// How it stands, as far as anybody has recorded.
    var standing: Words {
        if let newest = inUse.first(where: { $0.withdrawnOn == nil }) {
            return Words(
                th: "ใช้งานแล้วตั้งแต่ \(newest.inUseOn.thaiShort)", en: "In use since \(newest.inUseOn.englishShort)")
        }
        if let startedOn {
            return Words(th: "เริ่มแล้วเมื่อ \(startedOn.thaiShort)", en: "Started on \(startedOn.englishShort)")
        }
        return Words(th: "ยังไม่มีบันทึกว่าเริ่ม", en: "No start has been recorded yet")
    }

    /// The name of its own that a title ends in: Latin words after Thai ones; `nil` where there is none.
    static func ownName(in title: String) -> String? {
        guard let start = title.unicodeScalars.firstIndex(where: { ("A"..."Z").contains($0) }) else { return nil }
        let tail = title.unicodeScalars[start...]
        let isLatin = tail.allSatisfy { $0.isASCII }
        return isLatin && tail.count >= 4 ? String(String.UnicodeScalarView(tail)) : nil
    }
}

extension PlanView {
    /// The innovations that the plan names, in its order.
    var namedInnovations: [NamedInnovation] {
        let marked = Dictionary(innovationProjects.map { ($0.project, $0) }, uniquingKeysWith: { first, _ in first })
        return snapshot.items(.project).compactMap { project in
            let name = NamedInnovation.ownName(in: project.text)
            guard name != nil || marked[project.id] != nil else { return nil }
            let programme = project.parent.flatMap(snapshot.item)
            let strategy = programme?.parent.flatMap(snapshot.item)?.code.flatMap { Int($0) }
            return NamedInnovation(
                name: name ?? project.text, title: project.text, strategy: strategy ?? 0,
                programme: programme?.code ?? "", startedOn: marked[project.id]?.startedOn,
                inUse: innovations.filter { $0.item == project.id })
        }
    }
}

/// The innovations side by side.
struct InnovationCards: Component {
    var innovations: [NamedInnovation]

    var html: HTML {
        CardGrid(
            innovations.map { innovation in
                Card(
                    Words(innovation.name), to: PublicLinks.strategy(innovation.strategy),
                    eyebrow: Words(th: "แผนงาน \(innovation.programme)", en: "Programme \(innovation.programme)")
                ) {
                    """
                    \(if: innovation.title != innovation.name, "<p>\(innovation.title)</p>")
                    <p>\(innovation.startedOn == nil && innovation.inUse.isEmpty
                        ? "<span class=\"quiet\">\(innovation.standing)</span>" as HTML
                        : "<strong>\(innovation.standing)</strong>" as HTML)</p>
                    \(each: innovation.inUse.prefix(3), { "<p class=\"quiet\">\($0.title)</p>" })
                    """
                }
            }
        ).html
    }
}
