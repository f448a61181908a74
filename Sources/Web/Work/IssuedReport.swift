import Access
import Civics
import Dispatch
import Files
import Paper
import Planning
import Shell
import Storage
import Tables

/// A quarterly report that went out: its number, what it was about, and the very bytes.
///
/// The register of issued reports is the audit log itself: the entry is written with the file in one transaction, so a
/// report cannot be issued without its trace, nor the trace be changed.
struct IssuedReport: Sendable, Hashable {
    var quarter: FiscalQuarter
    /// Counted from 1 in each quarter.
    var number: Int
    /// `nil` for the whole organisation.
    var division: DivisionCode?
    var file: FileID
    var isInThaiDigits: Bool
    /// Versions of the printing libraries, which with the figures determine the bytes.
    var libraries: String
    /// The account that issued it; the audit log holds no names.
    var issuer: String
    var issuedAt: Instant

    /// `2570-Q1/3`.
    var code: String { Self.code(quarter, number) }

    static func code(_ quarter: FiscalQuarter, _ number: Int) -> String { "\(quarter.code)/\(number)" }

    private static func subject(_ quarter: FiscalQuarter) -> Subject {
        Subject(kind: "quarter_report", id: quarter.code)
    }

    /// The issued reports of a quarter, newest first.
    static func of(_ quarter: FiscalQuarter, _ db: Transaction) throws -> [IssuedReport] {
        // The log keeps more than any quarter has reports; a number never comes twice, since it is counted from all.
        try AuditLog.leaves(about: subject(quarter), limit: 10_000, db).compactMap { leaf in
            let details = leaf.details
            guard leaf.name == AuditEvent.reportIssuedName, let number = details["number"].flatMap({ Int($0) }),
                let file = details["file"].flatMap({ FileID(text: $0) })
            else { return nil }
            return IssuedReport(
                quarter: quarter, number: number,
                division: details["division"].map { DivisionCode(rawValue: $0) }, file: file,
                isInThaiDigits: details["digits"] == "thai", libraries: details["libraries"] ?? "",
                issuer: leaf.actor, issuedAt: leaf.at)
        }.sorted { $0.number > $1.number }
    }

    /// Makes a report's PDF and keeps it with its entry in the register.
    static func issue(
        _ quarter: FiscalQuarter, division: DivisionCode?, digits: PaperOptions.Digits, by actor: Actor,
        _ services: WebServices
    ) async throws -> IssuedReport {
        guard services.policy.scope(of: actor, .write, .planning).covers(division: division) else {
            throw Problem.notPermitted
        }
        let world = services.world
        let desk = QuarterReportDesk(world, policy: services.policy, catalogue: services.catalogue)
        // Whoever comes first after a quarter has closed freezes its figures, so that the codes on paper hold.
        try await IndicatorDesk(world, policy: services.policy, catalogue: services.catalogue).freezeClosed(by: actor)
        let report = try await desk.report(quarter, division: division)
        for _ in 0..<5 {
            let now = world.now()
            let (organisation, isSample, number) = try await world.store.read { db in
                (
                    try DatedTables.organisation(on: now.thaiDate, db),
                    try DatedTables.value("site/isSample", on: now.thaiDate, db) == "true",
                    try (of(quarter, db).first?.number ?? 0) + 1
                )
            }
            let paper = QuarterReportPaper(
                report: report, organisation: organisation, number: code(quarter, number), issuer: actor.name,
                created: now, digits: digits, isSample: isSample)
            let bytes = try await print(paper.document)
            let name = "report-\(quarter.code)-\(number)\(division.map { "-\($0.rawValue)" } ?? "").pdf"
            let file = try PreparedFile(bytes, named: name)
            let libraries = PrintingLibraries.versions()
            let (id, leaf) = (FileID(world.newID()), world.newID())
            let issued: IssuedReport? = try await world.store.write { db in
                // Somebody issued one in between: this number is taken, and stands on the paper already.
                guard try (of(quarter, db).first?.number ?? 0) + 1 == number else { return nil }
                let stored = try FileRows.insert(file, id: id, at: now, by: actor.account, db)
                var detail = [
                    "number": String(number), "file": stored.id.description,
                    "digits": digits == .thai ? "thai" : "arabic", "libraries": libraries,
                ]
                detail["division"] = division?.rawValue
                try AuditLog.append(
                    AuditEvent(AuditEvent.reportIssuedName, subject(quarter), detail: detail), by: actor, at: now,
                    id: leaf, db)
                return IssuedReport(
                    quarter: quarter, number: number, division: division, file: id,
                    isInThaiDigits: digits == .thai, libraries: libraries,
                    issuer: actor.account?.description ?? actor.name, issuedAt: now)
            }
            if let issued { return issued }
        }
        throw Problem.reportNumberTaken
    }

    /// Prints on a thread of its own: it takes long for a request's threads and one document at a time.
    private static func print(_ document: PaperDocument) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .userInitiated).async {
                do throws(PaperError) {
                    continuation.resume(returning: try document.pdf())
                } catch {
                    continuation.resume(throwing: Problem.unprintable(error))
                }
            }
        }
    }
}

extension AuditEvent {
    /// The names of this area's events, for the test that names are unique.
    static let workNames = [reportIssuedName]
    static let reportIssuedName = "quarter_report.issued"
}

extension Problem {
    /// Every refusal of this area, for the test that numbers are unique.
    static let work: [Problem] = [
        .reportNumberTaken, .unprintable(PaperError(.tooLong, "")), .recordLineageUnknown, .quarterUnknown,
    ]

    static let reportNumberTaken = Problem(
        "409.601", Words(th: "มีผู้ออกรายงานพร้อมกันหลายคน", en: "Several people issue reports at this moment."),
        wayForward: Words(th: "รอสักครู่แล้วกดออกรายงานอีกครั้ง", en: "Wait a little and issue it again."))

    /// The report holds something that cannot be printed.
    static func unprintable(_ error: PaperError) -> Problem {
        Problem(
            "422.601",
            Words(th: "พิมพ์รายงานไม่ได้: \(error.sentence.th)", en: "The report cannot be printed: \(error.sentence.en)"),
            wayForward: Words(
                th: "แก้ข้อความในรายงานของกิจกรรม เช่น ลบสัญลักษณ์พิเศษ แล้วออกรายงานใหม่",
                en: "Change the words in the activities' reports, such as special symbols, and issue it again."))
    }
}
