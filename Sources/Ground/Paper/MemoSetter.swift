import CPango

/// The memorandum's head and the signature.
extension Page {
    func addMemo(_ memo: PaperMemo) throws(PaperError) {
        let unit = Self.pointsPerMillimetre
        // Sizes of the form at 16-point text: title 29, labels 20.
        let title = try text.lines(.bold("บันทึกข้อความ"), size: size * 29 / 16, width: width, alignment: .centre)
        try need(title.height + size * 9)
        title.draw(on: cairo, x: left, y: y)
        y += title.height + unit
        y += try drawField("ส่วนราชการ", memo.office, x: left, width: width)
        let numbered = try drawField("ที่", memo.number, x: left, width: width / 2 - 3)
        y += max(numbered, try drawField("วันที่", memo.date, x: left + width / 2, width: width / 2))
        y += try drawField("เรื่อง", memo.subject, x: left, width: width)
        y += 2 * unit
        let label = try text.lines("เรียน", size: size, width: nil)
        let recipient = try text.lines(PaperText(memo.recipient), size: size, width: width - label.width - 4 * unit)
        label.draw(on: cairo, x: left, y: y)
        recipient.draw(on: cairo, x: left + label.width + 4 * unit, y: y)
        y += max(label.height, recipient.height) + 2 * unit
    }

    /// Draws a bold label and its value on dots; returns the height taken.
    private func drawField(_ name: String, _ value: String, x: Double, width: Double) throws(PaperError) -> Double {
        let label = try text.lines(.bold(name), size: size * 20 / 16, width: nil)
        let start = x + label.width + 2 * Self.pointsPerMillimetre
        let set = try text.lines(PaperText(value), size: size, width: max(x + width - start, 40))
        guard let labelLine = label.lines.first, let first = set.lines.first else { return 0 }
        label.draw(on: cairo, x: x, y: y)
        let shift = labelLine.baseline - first.baseline
        set.draw(on: cairo, x: start, y: y + shift)
        cairo_save(cairo)
        cairo_set_line_width(cairo, 0.7)
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
        cairo_set_dash(cairo, [0, 2.4], 2, 0)
        for line in set.lines {
            cairo_move_to(cairo, start, y + shift + line.baseline + 2.6)
            cairo_line_to(cairo, x + width, y + shift + line.baseline + 2.6)
        }
        cairo_stroke(cairo)
        cairo_restore(cairo)
        return max(label.height, shift + set.height)
    }

    /// Returns the height of a signature and the white above it.
    func heightOf(_ signature: PaperSignature) throws(PaperError) -> Double {
        try lines(of: signature).height + Self.signatureSpace
    }

    private static let signatureSpace = 12 * Page.pointsPerMillimetre

    private func lines(of signature: PaperSignature) throws(PaperError) -> SetText {
        let dots = String(repeating: ".", count: 40)
        let name = signature.name.isEmpty ? dots : signature.name
        return try text.lines(
            "(ลงชื่อ)\(dots)\n(\(name))\n\(signature.position)", size: size, width: width / 2, alignment: .centre)
    }

    func addSignature(_ signature: PaperSignature) throws(PaperError) {
        let set = try lines(of: signature)
        try need(Self.signatureSpace + set.height)
        y += Self.signatureSpace
        set.draw(on: cairo, x: left + width / 2, y: y)
        y += set.height + 2 * Self.pointsPerMillimetre
    }
}
