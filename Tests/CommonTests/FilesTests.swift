import Access
import Civics
import Files
import SQLText
import Storage
import TestSupport
import Testing

@Suite("Files")
struct FilesTests {
    static func pdf(_ size: Int) -> [UInt8] {
        Array("%PDF-1.7\n".utf8) + (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 / 257) }
    }

    @Test("a file comes back byte for byte", arguments: Backend.available, [1, 262_135, 262_136, 700_000])
    func roundTrip(backend: Backend, size: Int) async throws {
        try await withOffice(backend) { office in
            let desk = FileDesk(office.world)
            let bytes = Self.pdf(size)
            let stored = try await desk.store(bytes, named: "รายงาน.pdf", by: .commandLine)
            #expect(stored.mediaType == .pdf)
            #expect(stored.size == bytes.count)
            #expect(stored.sha256 == Sha256.digest(of: bytes))
            let found = try await desk.find(stored.id)
            #expect(found == stored)
            var chunks: [[UInt8]] = []
            for try await chunk in desk.read(found) { chunks.append(chunk) }
            #expect(chunks.count == stored.chunkCount)
            #expect(chunks.dropLast().allSatisfy { $0.count == StoredFile.chunkSize })
            #expect(Array(chunks.joined()) == bytes)
            #expect(try await desk.contents(of: found) == bytes)
        }
    }

    @Test("a file whose bytes were changed in the database is refused", arguments: Backend.available)
    func damaged(backend: Backend) async throws {
        try await withOffice(backend) { office in
            let desk = FileDesk(office.world)
            let one = try await desk.store(Self.pdf(300_000), named: "a.pdf", by: .commandLine)
            try await office.world.store.write { db in
                try db.run("DELETE FROM file_chunks WHERE number = 1")
            }
            await #expect(throws: Problem.noSuchFile) { try await desk.contents(of: one) }
            await #expect(throws: Problem.noSuchFile) {
                try await desk.find(FileID(UUIDv7.generate(at: office.clock.now)))
            }
        }
    }

    static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    @Test(
        "kinds are told by their first bytes, never by their name",
        arguments: [
            (Array("%PDF-1.4".utf8), MediaType.pdf), (png, .png), ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg),
            (Array("ชื่อ,หมู่\nสมชาย,8\n".utf8), .csv), (Array("สวัสดี\nชาวบ้าน\n".utf8), .text),
            (Array("PK\u{3}\u{4}…[Content_Types].xml…xl/workbook.xml".utf8), .xlsx),
            (Array("PK\u{3}\u{4}…[Content_Types].xml…word/document.xml".utf8), .docx),
            (Array("PK\u{3}\u{4}…[Content_Types].xml…word/document.xml…vbaProject.bin".utf8), nil),
            (Array("PK\u{3}\u{4}any zip".utf8), nil), (Array("<html><script>".utf8), nil),
            (Array("\u{FEFF} <svg onload=x>".utf8), nil), ([0x4D, 0x5A, 0x90, 0x00], nil), ([0xFF, 0xFE, 0x41], nil),
            (Array("GIF89a".utf8) + [0], nil), ([0x7F, 0x45, 0x4C, 0x46], nil),
        ] as [([UInt8], MediaType?)])
    func kinds(bytes: [UInt8], kind: MediaType?) {
        #expect(MediaType(sniffing: bytes) == kind)
    }

    @Test("empty, too large and unknown files are refused")
    func refused() {
        #expect(throws: Problem.fileEmpty) { try PreparedFile([], named: "a.pdf") }
        #expect(throws: Problem.fileKindNotAllowed) { try PreparedFile([1, 2, 3], named: "a.pdf") }
        let large = Array("%PDF-".utf8) + [UInt8](repeating: 65, count: StoredFile.largest)
        #expect(throws: Problem.fileTooLarge) { try PreparedFile(large, named: "a.pdf") }
    }

    @Test(
        "a name is text to show, never a path",
        arguments: [
            ("../../etc/passwd", "passwd"), ("C:\\Users\\x\\แผน.pdf", "แผน.pdf"), ("..", "file"), ("", "file"),
            ("a\u{0}b\nc.pdf", "abc.pdf"), ("รูป\u{202E}gpj.exe", "รูปgpj.exe"), ("/", "file"), (".htaccess", "htaccess"),
        ])
    func names(name: String, kept: String) throws {
        let file = try PreparedFile(Self.pdf(3), named: name)
        #expect(file.name == kept)
    }

    @Test("a download is an attachment whose header cannot be broken")
    func disposition() async throws {
        try await withOffice(.sqlite) { office in
            let file = try await FileDesk(office.world).store(
                Self.pdf(3), named: "ก\"; x=1\r\nSet-Cookie: a.pdf", by: .commandLine)
            let header = file.contentDisposition
            #expect(header.hasPrefix("attachment; filename=\""))
            #expect(!header.contains("\r") && !header.contains("\n"))
            #expect(header.filter { $0 == "\"" }.count == 2)
            #expect(header.contains("filename*=UTF-8''%E0%B8%81"))
        }
    }

    // JPEG and PNG pictures, segment by segment.

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    /// Exif with an orientation and a GPS marker text behind it.
    static func exif(orientation: UInt8) -> [UInt8] {
        Array("Exif\0\0MM".utf8) + [
            0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ]
            + Array("GPS 14.808 N 102.953 E".utf8)
    }

    static func jpeg(_ segments: [[UInt8]], scan: [UInt8] = [1, 2, 0xFF, 0x00, 3], tail: [UInt8] = []) -> [UInt8] {
        [0xFF, 0xD8] + segments.joined() + segment(0xDA, [1, 0, 0, 0, 0, 0]) + scan + [0xFF, 0xD9] + tail
    }

    static func holds(_ bytes: [UInt8], _ text: String) -> Bool {
        let pattern = Array(text.utf8)
        return (0...max(0, bytes.count - pattern.count)).contains { bytes[$0...].starts(with: pattern) }
    }

    @Test("a photo loses its place, its comments and what hangs behind it, not the picture nor how it lies")
    func strip() throws {
        let picture = Self.segment(0xDB, [UInt8](repeating: 9, count: 65))
        let photo = Self.jpeg(
            [
                Self.segment(0xE0, Array("JFIF\0".utf8)), Self.segment(0xE1, Self.exif(orientation: 6)),
                Self.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/ GPS".utf8)),
                Self.segment(0xED, Array("Photoshop บ้านเลขที่ 8".utf8)), Self.segment(0xFE, Array("comment".utf8)),
                picture,
            ], tail: Array("hidden GPS".utf8))
        let kept = try PreparedFile(photo, named: "home.jpg").bytes
        for word in ["GPS", "102.953", "Photoshop", "comment", "hidden", "adobe"] {
            #expect(Self.holds(photo, word), "\(word)")
            #expect(!Self.holds(kept, word), "\(word)")
        }
        #expect(kept.starts(with: [0xFF, 0xD8]) && kept.suffix(2) == [0xFF, 0xD9])
        #expect(Self.holds(kept, "JFIF"))
        let plain = Self.jpeg([Self.segment(0xE0, Array("JFIF\0".utf8)), picture])
        #expect(kept.count == plain.count + 36)
        #expect(try PreparedFile(plain, named: "x").bytes == plain)
        #expect(try PreparedFile(kept, named: "x").bytes == kept)
    }

    @Test("a photo cut anywhere is refused and never stops the program")
    func cut() {
        let photo = Self.jpeg([Self.segment(0xE1, Self.exif(orientation: 3)), Self.segment(0xDB, [1, 2, 3])])
        for length in 3..<photo.count {
            #expect(throws: Problem.self) { try PreparedFile(Array(photo.prefix(length)), named: "x.jpg") }
        }
    }

    @Test("a photo with any byte changed is taken or refused, and stripping it again changes nothing")
    func changed() throws {
        let photo = Self.jpeg([Self.segment(0xE1, Self.exif(orientation: 3)), Self.segment(0xDB, [1, 2, 3])])
        for place in 3..<photo.count {
            for byte: UInt8 in [0x00, 0x7F, 0xD9, 0xDA, 0xE1, 0xFF] {
                var damaged = photo
                damaged[place] = byte
                guard let kept = try? PreparedFile(damaged, named: "x.jpg"), kept.mediaType == .jpeg else { continue }
                #expect(try PreparedFile(kept.bytes, named: "x.jpg").bytes == kept.bytes)
            }
        }
    }

    @Test("a PNG loses its texts and Exif")
    func pngTexts() throws {
        func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
            [0, 0, 0, UInt8(content.count)] + Array(kind.utf8) + content + [1, 2, 3, 4]
        }
        let picture =
            Self.png + chunk("IHDR", [1, 2, 3]) + chunk("eXIf", Array("GPS".utf8)) + chunk("tEXt", Array("place".utf8))
            + chunk("IDAT", [5, 6]) + chunk("IEND", []) + Array("behind".utf8)
        let kept = try PreparedFile(picture, named: "x.png").bytes
        #expect(kept == Self.png + chunk("IHDR", [1, 2, 3]) + chunk("IDAT", [5, 6]) + chunk("IEND", []))
        #expect(throws: Problem.fileDamaged) { try PreparedFile(Array(picture.prefix(40)), named: "x.png") }
    }
}
