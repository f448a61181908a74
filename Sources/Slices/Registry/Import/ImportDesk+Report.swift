public import Access
public import Civics

extension ImportDesk {
    /// The dry run as a file to download; cells that a spreadsheet would run as formulas are disarmed.
    ///
    /// - Parameter asWorkbook: XLSX, else CSV.
    public func report(
        of id: ImportID, asWorkbook: Bool, in language: Language = .thai, by actor: Actor
    ) async throws -> [UInt8] {
        var rows: [ImportRowLine] = []
        while true {
            let page = try await self.rows(of: id, after: rows.last?.number ?? 0, limit: 10_000, by: actor)
            rows += page
            guard page.count == 10_000 else { break }
        }
        return asWorkbook ? try ImportReport.xlsx(rows, in: language) : ImportReport.csv(rows, in: language)
    }
}
