public import Access
public import Civics
import Paper
import Planning
import Storage
import Tables

/// The quarterly report as a draft for the command line: the same sheets, without a number and not in the register.
public enum QuarterReportDraft {
    /// - Parameter division: the division's own report; `nil` for the whole organisation.
    /// - Returns: the PDF.
    /// - Throws: `Problem` where there is no plan in that quarter, or a letter has no font.
    public static func pdf(
        _ quarter: FiscalQuarter, division: DivisionCode? = nil, thaiDigits: Bool = false, _ services: WebServices
    ) async throws -> [UInt8] {
        let world = services.world
        let report = try await QuarterReportDesk(world, policy: services.policy, catalogue: services.catalogue)
            .report(quarter, division: division)
        let now = world.now()
        let (organisation, isSample) = try await world.store.read { db in
            (
                try DatedTables.organisation(on: now.thaiDate, db),
                try DatedTables.value("site/isSample", on: now.thaiDate, db) == "true"
            )
        }
        let paper = QuarterReportPaper(
            report: report, organisation: organisation, number: "ร่าง", issuer: "", created: now,
            digits: thaiDigits ? .thai : .asWritten, isSample: isSample)
        do throws(PaperError) {
            return try paper.document.pdf()
        } catch {
            throw Problem.unprintable(error)
        }
    }
}
