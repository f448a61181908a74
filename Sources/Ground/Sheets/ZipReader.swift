import CZip
import Glibc

/// A ZIP file in memory, read within limits; for files from outside.
///
/// Opening checks every entry of the directory; reading checks the checksum and counts what really comes out, since
/// the sizes a ZIP claims are only claims. Nothing is ever written to disk.
public final class ZipReader {
    /// The limits of one archive.
    public struct Limits: Sendable, Hashable {
        /// Entries, directories included.
        public var entries = 1_000
        /// Inflated bytes over all reads of this archive.
        public var inflatedBytes = 64 << 20
        /// Inflated bytes for each packed byte of one entry.
        public var ratio = 100
        /// An entry below this many inflated bytes may have any ratio.
        public var ratioFreeBytes = 1 << 20

        public init() {}
    }

    /// The names of all entries, in the archive's order; directories end in `/`.
    public let names: [String]

    private let limits: Limits
    private let archive: OpaquePointer
    private let indexes: [String: UInt64]
    private var inflated = 0

    /// Opens an archive and checks its directory.
    public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(SheetError) {
        let archive = try Self.open(bytes)
        do {
            indexes = try Self.directory(of: archive, limits)
        } catch {
            zip_discard(archive)
            throw error
        }
        names = indexes.sorted { $0.value < $1.value }.map(\.key)
        self.archive = archive
        self.limits = limits
    }

    deinit {
        zip_discard(archive)
    }

    /// Whether an entry of this exact name is there.
    public func contains(_ name: String) -> Bool { indexes[name] != nil }

    /// Returns the inflated bytes of an entry.
    /// - Throws: `missingPart`, `damaged` (checksum, size, cut off), `bomb` or `tooLarge`.
    public func read(_ name: String) throws(SheetError) -> [UInt8] {
        guard let index = indexes[name] else { throw SheetError(.missingPart, place: name) }
        var status = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &status) == 0, let file = zip_fopen_index(archive, index, 0) else {
            throw SheetError(.damaged, place: name)
        }
        defer { zip_fclose(file) }
        var content: [UInt8] = []
        content.reserveCapacity(Int(min(status.size, 1 << 20)))
        let packed = Int(clamping: status.comp_size)
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Int(zip_fread(file, &chunk, UInt64(chunk.count)))
            guard count >= 0 else { throw SheetError(.damaged, place: name) }
            if count == 0 { break }
            inflated += count
            guard inflated <= limits.inflatedBytes else { throw SheetError(.tooLarge, place: name) }
            content.append(contentsOf: chunk[..<count])
            if content.count > limits.ratioFreeBytes, content.count / max(packed, 1) >= limits.ratio {
                throw SheetError(.bomb, place: name)
            }
        }
        guard UInt64(content.count) == status.size else { throw SheetError(.damaged, place: name) }
        return content
    }

    private static func open(_ bytes: [UInt8]) throws(SheetError) -> OpaquePointer {
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw SheetError(.legacyOrLocked) }
        guard bytes.starts(with: [0x50, 0x4B]) else { throw SheetError(.wrongFormat) }
        // libzip reads from this copy for as long as the archive is open, and frees it with the source.
        guard let copy = malloc(bytes.count) else { throw SheetError(.tooLarge) }
        bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, bytes.count) } }
        var failure = zip_error_t()
        zip_error_init(&failure)
        defer { zip_error_fini(&failure) }
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &failure) else {
            free(copy)
            throw SheetError(.damaged)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &failure) else {
            zip_source_free(source)
            throw SheetError(.damaged)
        }
        return archive
    }

    private static func directory(of archive: OpaquePointer, _ limits: Limits) throws(SheetError) -> [String: UInt64] {
        let count = zip_get_num_entries(archive, 0)
        guard count <= limits.entries else { throw SheetError(.tooLarge, place: "\(count) entries") }
        var indexes: [String: UInt64] = [:]
        var seen: Set<String> = []
        for index in 0..<UInt64(clamping: count) {
            var status = zip_stat_t()
            guard let text = zip_get_name(archive, index, 0), zip_stat_index(archive, index, 0, &status) == 0 else {
                throw SheetError(.damaged)
            }
            let name = String(cString: text)
            guard isSafe(name) else { throw SheetError(.unsafeName, place: name) }
            // Part names differ only in case are the same part (ISO/IEC 29500-2), and one file on some systems.
            guard seen.insert(name.lowercased()).inserted else { throw SheetError(.duplicateName, place: name) }
            guard status.encryption_method == ZIP_EM_NONE else { throw SheetError(.encrypted, place: name) }
            guard status.comp_method == ZIP_CM_STORE || status.comp_method == ZIP_CM_DEFLATE else {
                throw SheetError(.unsupportedPacking, place: name)
            }
            indexes[name] = index
        }
        return indexes
    }

    /// Whether a name stays inside the folder it would be unpacked to.
    static func isSafe(_ name: String) -> Bool {
        guard !name.isEmpty, !name.hasPrefix("/"), name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0 != "\\" })
        else { return false }
        guard name.unicodeScalars.dropFirst().first != ":" else { return false }
        return !name.split(separator: "/").contains { $0 == ".." || $0 == "." }
    }
}
