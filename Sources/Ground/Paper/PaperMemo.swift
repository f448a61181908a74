/// The head of an internal memorandum (บันทึกข้อความ), after the regulation on correspondence (ระเบียบงานสารบรรณ).
///
/// The emblem is left out; offices print on paper that has it, or the form goes without.
public struct PaperMemo: Sendable, Hashable {
    /// The office that writes (ส่วนราชการ).
    public var office: String
    /// The memo's number (ที่); "" until one is given.
    public var number: String
    /// The date (วันที่) as it is to be read.
    public var date: String
    /// The subject (เรื่อง).
    public var subject: String
    /// Whom it addresses (เรียน).
    public var recipient: String

    public init(office: String, number: String, date: String, subject: String, recipient: String) {
        self.office = office
        self.number = number
        self.date = date
        self.subject = subject
        self.recipient = recipient
    }
}

/// The place for a signature, in the right half; never parted from itself by a page's end.
public struct PaperSignature: Sendable, Hashable {
    /// The signer's name, printed in brackets; "" leaves dots to write on.
    public var name: String
    /// ตำแหน่ง; may hold newlines.
    public var position: String

    public init(name: String, position: String) {
        self.name = name
        self.position = position
    }
}
