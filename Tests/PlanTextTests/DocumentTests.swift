import Civics
import Foundation
import PlanText
import Testing

@Suite("JSON and YAML of a plan")
struct DocumentTests {
    @Test(
        "Export, import and export again give the same bytes",
        arguments: RealPlan.isThere ? ["sample", "real"] : ["sample"])
    func roundTrip(_ name: String) throws {
        let bytes = name == "real" ? try #require(RealPlan.bytes) : [UInt8](SamplePlan.text.utf8)
        let document = PlanDocument(try PlanReader.read(text: bytes))
        let (json, yaml) = (try document.json(), try document.yaml())
        #expect(try PlanDocument(yaml: yaml).yaml() == yaml)
        #expect(try PlanDocument(json: json).json() == json)
        #expect(try PlanDocument(yaml: yaml) == document)
        #expect(try PlanDocument(PlanDocument(yaml: yaml).plan).yaml() == yaml)
        #expect(try PlanDocument(PlanDocument(json: json).plan).json() == json)
        let said = Set(PlanChecker.check(try PlanReader.read(text: bytes)).map(\.rule))
        #expect(Set(PlanChecker.check(document.plan).map(\.rule)).isSubset(of: said))
    }

    @Test("The JSON has the names that were promised, null for \"-\", and no year that is not printed")
    func shape() throws {
        let text = try RuleCase.edited([.swap("๑๐,๐๐๐.-\tริมคลองร่มรื่น", "๑o,๐๐๐.-\tริมคลองร่มรื่น")])
        let json = try PlanDocument(PlanReader.read(text: [UInt8](text.utf8))).json()
        let plan = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        for key in [
            "title", "organisation", "years", "vision", "missions", "policies", "strategies", "elements", "swot",
            "tows",
            "evaluation", "unplaced",
        ] { #expect(plan[key] != nil, "\(key)") }
        let elements = try #require(plan["elements"] as? [[String: Any]])
        let activities = try #require(elements.last?["activities"] as? [[String: Any]])
        #expect(
            Set(activities[0].keys) == ["number", "title", "budget", "results", "result_numbers", "division", "line"])
        let lights = try #require(activities[1]["budget"] as? [String: Any])
        #expect(lights["2568"] as? Int == 200_000 && lights["2571"] is NSNull)
        let trees = try #require(activities[2]["budget"] as? [String: Any])
        #expect(Set(trees.keys) == ["2568", "2569", "2570", "2571"])
        #expect((elements[0]["printed_totals"] as? [String: Any])?["2569"] as? Int == 170_000)
        #expect(elements[0]["printed_count"] as? Int == 3)
        let strategy = try #require((plan["strategies"] as? [[String: Any]])?.first)
        let indicator = try #require((strategy["indicators"] as? [[String: Any]])?.first)
        #expect(Set(indicator.keys) == ["kind", "code", "title", "unit", "comparator", "targets", "line"])
        #expect((indicator["targets"] as? [String: Any])?["2568"] as? Int == 70)
        let programme = try #require((strategy["programmes"] as? [[String: Any]])?.first)
        #expect(programme["code"] as? String == "1.1" && (programme["projects"] as? [String])?.count == 2)
        let swot = try #require(plan["swot"] as? [String: [[String: Any]]])
        #expect(Set(swot.keys) == ["S", "W", "O", "T"])
        #expect(swot["S"]?.first?["code"] as? String == "S1" && swot["S"]?.first?["line"] is Int)
        #expect(Set(try #require(plan["tows"] as? [String: Any]).keys) == ["SO", "ST", "WO", "WT"])
        let evaluation = try #require(plan["evaluation"] as? [String: Any])
        #expect((evaluation["objectives"] as? [String])?.count == 2)
        #expect((evaluation["steps"] as? [[String: Any]])?.first?["code"] as? String == "1")
        #expect((plan["unplaced"] as? [[String: Any]])?.first?["line"] is Int)
    }

    @Test("The JSON of findings has the names that were promised")
    func findings() throws {
        let text = try RuleCase.edited([.swap("๓๓๐,๐๐๐.-", "๓๔๐,๐๐๐.-")])
        let json = try PlanFinding.json(PlanChecker.check(PlanReader.read(text: [UInt8](text.utf8))))
        let findings = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(findings.count == 1)
        #expect(
            Set(findings[0].keys) == [
                "rule", "family", "severity", "line", "message_th", "message_en", "evidence", "suggestion",
                "suggestion_en",
                "accepted",
            ])
        #expect(findings[0]["family"] as? String == "arithmetic" && findings[0]["severity"] as? String == "error")
        #expect(try PlanFinding.json([]) == "[\n\n]\n")
    }

    @Test("Half satang and targets with decimals survive; figures out of range are refused, never a trap")
    func figures() throws {
        let json = try PlanDocument(try SamplePlan.plan).json()
        let half = json.replacing("\"2568\" : 200000", with: "\"2568\" : 200000.55").replacing(
            "\"2568\" : 70", with: "\"2568\" : 70.25")
        let plan = try PlanDocument(json: half).plan
        #expect(plan.elements[2].activities[1].budget[2568] == .amount(Satang(20_000_055)))
        #expect(plan.strategies[0].indicators[0].targets[2568] == Decimal4("70.25"))
        #expect(try PlanDocument(json: half).json() == half)
        for odd in ["9223372036854775807", "-5", "1e300", "0.001", "\"5\""] {
            #expect(throws: PlanReadError.self, "\(odd)") {
                try PlanDocument(json: json.replacing("\"2568\" : 200000", with: "\"2568\" : \(odd)"))
            }
        }
        for odd in ["9223372036854775807", "-5", "1e300", "0.00001", "\"5\""] {
            #expect(throws: PlanReadError.self, "\(odd)") {
                try PlanDocument(json: json.replacing("\"2568\" : 70", with: "\"2568\" : \(odd)"))
            }
        }
        let most = json.replacing("\"2568\" : 200000", with: "\"2568\" : 92233720368547758")
        // The sum is beyond what can be counted: nothing is said of it, and nothing traps.
        #expect(!PlanChecker.check(try PlanDocument(json: most).plan).contains { $0.rule == "arithmetic.year_total" })
        let much = json.replacing("\"2568\" : 200000", with: "\"2568\" : 900000000000")
        #expect(PlanChecker.check(try PlanDocument(json: much).plan).contains { $0.rule == "arithmetic.year_total" })
    }

    @Test(
        "YAML that is no plan is refused with the place", arguments: ["", "a: [", "title: x\n", "- 1\n- 2\n", "\u{0}"])
    func damaged(_ yaml: String) {
        #expect { try PlanFile([UInt8](yaml.utf8), name: "plan.yaml") } throws: { error in
            (error as? PlanReadError).map { !$0.words.th.isEmpty && !$0.words.en.isEmpty } ?? false
        }
    }
}
