public import Civics

/// Why a document could not be printed.
public struct PaperError: Error, Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// No font of this machine has a character of the text.
        case missingGlyph
        /// A control character stands in the text.
        case controlCharacter
        /// Over 2,000 pages.
        case tooLong
        /// A size, span, share or value that cannot be drawn.
        case badMeasure
        /// The drawing library refused; `detail` has its words.
        case library
    }

    public var kind: Kind
    /// What it was about, for the log.
    public var detail: String

    public init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// What happened, for the person who asked for the document.
    public var sentence: Words {
        switch kind {
        case .missingGlyph:
            Words(th: "ไม่มีแบบอักษรสำหรับตัวอักษรบางตัว", en: "No font is installed for some of the characters.")
        case .controlCharacter:
            Words(th: "ข้อความมีอักขระควบคุมที่พิมพ์ไม่ได้", en: "The text holds a control character.")
        case .tooLong: Words(th: "เอกสารยาวเกินกำหนด", en: "The document is too long.")
        case .badMeasure: Words(th: "ขนาดหรือค่าในเอกสารวาดไม่ได้", en: "A measure or value cannot be drawn.")
        case .library: Words(th: "สร้างไฟล์ PDF ไม่สำเร็จ", en: "The PDF could not be made.")
        }
    }

    /// What the person can do next.
    public var wayForward: Words {
        switch kind {
        case .missingGlyph, .controlCharacter:
            Words(th: "แก้ตัวอักษรในข้อความ แล้วพิมพ์อีกครั้ง", en: "Correct the text and print again.")
        case .tooLong:
            Words(th: "แบ่งเอกสารเป็นหลายฉบับ", en: "Print it in several parts.")
        case .badMeasure, .library:
            Words(th: "แจ้งผู้ดูแลระบบพร้อมชื่อเอกสาร", en: "Tell the administrator which document it was.")
        }
    }
}
