import Access
import Sheets

/// The files of one upload: one file, or the parts of a shapefile sent beside each other.
public enum ImportUpload {
    /// The largest upload, in bytes.
    public static let largest = ImportSource.largest

    /// One file as it is; several packed into one ZIP, as the reader of shapefiles takes them.
    ///
    /// - Throws: `Problem.importFileUnknown` for none; 413.360; 422.362 for names that clash.
    public static func file(
        _ files: [(name: String, bytes: [UInt8])]
    ) throws -> (name: String, bytes: [UInt8]) {
        guard let first = files.first else { throw Problem.importFileUnknown }
        guard files.reduce(0, { $0 + $1.bytes.count }) <= largest else { throw Problem.importFileTooLarge }
        if files.count == 1 { return first }
        let entries = files.map { file in
            ZipWriter.Entry(
                String(file.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "file"), file.bytes)
        }
        do throws(SheetError) {
            return (first.name + ".zip", try ZipWriter.write(entries))
        } catch { throw Problem.importFileUnreadable(error) }
    }
}
