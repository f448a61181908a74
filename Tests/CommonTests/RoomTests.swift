import Access
import Civics
import Evidence
import Files
import Storage
import Tables
import TestSupport
import Testing

@Suite("The common rooms together")
struct RoomTests {
    @Test("no two problems have one number, and each says what to do in both languages")
    func problems() {
        let all = Problem.access + Problem.evidence + Problem.tables + Problem.files
        #expect(Set(all.map(\.number)).count == all.count)
        for problem in all {
            #expect((400...599).contains(problem.status), "\(problem.number)")
            for words in [problem.sentence, problem.wayForward] {
                #expect(!words.text(in: .thai).isEmpty && !words.text(in: .english).isEmpty, "\(problem.number)")
            }
        }
    }

    @Test("no two events have one name")
    func events() {
        let names =
            AuditEvent.accessNames + AuditEvent.evidenceNames + AuditEvent.tablesNames + AuditEvent.fileNames
        #expect(Set(names).count == names.count)
    }

    @Test("both engines have the same tables and columns")
    func schema() async throws {
        var shapes: [[SchemaColumn]] = []
        for backend in Backend.available {
            let columns = try await backend.withStore { store in
                try await store.migrate(Office.migrations)
                return try await SchemaColumn.all(store)
            }
            #expect(columns.count > 60)
            shapes.append(columns.sorted())
        }
        #expect(shapes.allSatisfy { $0 == shapes[0] })
    }
}
