import CZip
import Glibc

/// Writes a ZIP file to memory; the same entries give the same bytes, since every entry bears the day 1 January 1980.
public enum ZipWriter {
    /// One entry to be written.
    public struct Entry: Sendable, Hashable {
        public var name: String
        public var content: [UInt8]

        public init(_ name: String, _ content: [UInt8]) {
            self.name = name
            self.content = content
        }

        public init(_ name: String, text: String) {
            self.init(name, Array(text.utf8))
        }
    }

    /// Returns the archive, entries in the order given, deflated.
    /// - Throws: `unwritable` for an unsafe or repeated name, `tooLarge` when memory does not suffice.
    public static func write(_ entries: [Entry]) throws(SheetError) -> [UInt8] {
        for entry in entries where !ZipReader.isSafe(entry.name) {
            throw SheetError(.unwritable, place: entry.name)
        }
        guard Set(entries.map { $0.name.lowercased() }).count == entries.count else {
            throw SheetError(.unwritable, place: "duplicate name")
        }
        guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw SheetError(.tooLarge) }
        // The archive takes one hold of the source; this one is kept to read the bytes after closing.
        zip_source_keep(source)
        defer { zip_source_free(source) }
        guard let archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
            zip_source_free(source)
            throw SheetError(.unwritable)
        }
        for entry in entries {
            guard add(entry, to: archive) else {
                zip_discard(archive)
                throw SheetError(.unwritable, place: entry.name)
            }
        }
        guard zip_close(archive) == 0 else {
            zip_discard(archive)
            throw SheetError(.unwritable)
        }
        return try bytes(of: source)
    }

    private static func add(_ entry: Entry, to archive: OpaquePointer) -> Bool {
        guard let copy = malloc(max(entry.content.count, 1)) else { return false }
        entry.content.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, entry.content.count) } }
        guard let source = zip_source_buffer(archive, copy, UInt64(entry.content.count), 1) else {
            free(copy)
            return false
        }
        let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            return false
        }
        // DOS date of 1 January 1980: year 0, month 1, day 1.
        return zip_file_set_dostime(archive, UInt64(index), 0, 1 << 5 | 1, 0) == 0
            && zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, 6) == 0
    }

    private static func bytes(of source: OpaquePointer) throws(SheetError) -> [UInt8] {
        var status = zip_stat_t()
        guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
            throw SheetError(.unwritable)
        }
        defer { zip_source_close(source) }
        var bytes = [UInt8](repeating: 0, count: Int(status.size))
        guard zip_source_read(source, &bytes, status.size) == Int64(bytes.count) else { throw SheetError(.unwritable) }
        return bytes
    }
}
