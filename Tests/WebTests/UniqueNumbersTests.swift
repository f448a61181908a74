import Access
import Civics
import Evidence
import Files
import Planning
import Registry
import Shell
import Tables
import Testing

@testable import Web

@Suite("numbers and names of the whole program")
struct UniqueNumbersTests {
    @Test("no two problems share a number, and every one says what to do in both languages")
    func problems() {
        let all =
            Problem.access + Problem.evidence + Problem.tables + Problem.files + Problem.planning + Problem.ofShell
            + Problem.ofPublicPages + Problem.work + Problem.registryHistory + Problem.registryLand
            + Problem.registryPeople + Problem.registrySurvey + Problem.registryImport + Problem.registryMaps
            + Problem.landPages + Problem.registerImportPages
        let repeated = Dictionary(grouping: Set(all), by: \.number).filter { $0.value.count > 1 }.keys.sorted()
        #expect(repeated.isEmpty, "\(repeated)")
        #expect(all.count > 60)
        for problem in all {
            #expect(!problem.sentence.th.isEmpty && !problem.wayForward.th.isEmpty, "\(problem.number)")
            #expect(!problem.sentence.en.isEmpty && !problem.wayForward.en.isEmpty, "\(problem.number)")
            #expect((400...599).contains(problem.status), "\(problem.number)")
        }
    }

    @Test("no two audit events share a name")
    func events() {
        let all =
            AuditEvent.accessNames + AuditEvent.evidenceNames + AuditEvent.tablesNames + AuditEvent.fileNames
            + AuditEvent.planningNames + AuditEvent.workNames + AuditEvent.registryLandNames
            + AuditEvent.registryPeopleNames + AuditEvent.registrySurveyNames + AuditEvent.registryImportNames
        #expect(Set(all).count == all.count)
    }
}
