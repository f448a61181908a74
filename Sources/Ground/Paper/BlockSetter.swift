import CPango

/// Headings, paragraphs and the small blocks.
extension Page {
    /// Puts a block on the paper.
    /// - Parameter next: the block after it, which a heading must not be parted from.
    func add(_ block: PaperBlock, before next: PaperBlock?) throws(PaperError) {
        let unit = Self.pointsPerMillimetre
        switch block {
        case .heading(let title, let level): try addHeading(title, level: level, before: next)
        case .paragraph(let paragraph): try addParagraph(paragraph, before: next)
        case .table(let table): try addTable(table)
        case .memo(let memo): try addMemo(memo)
        case .signature(let signature): try addSignature(signature)
        case .bullets(let bullets): try addBullets(bullets)
        case .drawing(let drawing): try addDrawing(drawing)
        case .space(let height):
            guard height.isFinite, height >= 0 else { throw PaperError(.badMeasure, "space \(height)") }
            if !isAtTop { y += height * unit }
        case .rule:
            try need(2 * unit)
            cairo_set_line_width(cairo, 0.5)
            cairo_move_to(cairo, left, y + unit)
            cairo_line_to(cairo, left + width, y + unit)
            cairo_stroke(cairo)
            y += 2 * unit
        case .pageBreak: breakPage()
        }
    }

    private func addHeading(_ title: String, level: Int, before next: PaperBlock?) throws(PaperError) {
        guard (1...3).contains(level) else { throw PaperError(.badMeasure, "heading level \(level)") }
        let unit = Self.pointsPerMillimetre
        let scale = [1.25, 1.125, 1.0][level - 1]
        let set = try text.lines(
            .bold(title), size: size * scale, width: width, alignment: level == 1 ? .centre : .left)
        let above = isAtTop ? 0 : [3.0, 2.5, 1.5][level - 1] * unit
        try need(above + set.height + unit + (next.map { block throws(PaperError) in try leastHeight(block) } ?? 0))
        if !isAtTop { y += above }
        addBookmark(title, level: level)
        set.draw(on: cairo, x: left, y: y)
        y += set.height + unit
    }

    /// The height a block needs at least to begin on a page.
    private func leastHeight(_ block: PaperBlock) throws(PaperError) -> Double {
        switch block {
        case .table(let table): try leastHeight(table)
        case .paragraph, .heading, .bullets: size * 3.2
        case .drawing(let drawing): drawing.height * Self.pointsPerMillimetre
        case .memo, .signature, .space, .rule, .pageBreak: 0
        }
    }

    private func addParagraph(_ paragraph: PaperParagraph, before next: PaperBlock?) throws(PaperError) {
        let unit = Self.pointsPerMillimetre
        let indent = paragraph.indent * unit
        guard paragraph.spaceAfter.isFinite, paragraph.spaceAfter >= 0, indent >= 0, indent < width - 20 else {
            throw PaperError(.badMeasure, "paragraph indent or space")
        }
        let set = try text.lines(
            paragraph.text, size: size, width: width - indent, alignment: paragraph.alignment,
            indent: paragraph.firstLineIndent * unit)
        if case .signature(let signature)? = next, set.lines.count <= 8 {
            // A signature does not stand on a page without words it stands for.
            let kept = set.height + paragraph.spaceAfter * unit + (try heightOf(signature))
            if kept <= fullHeight { try need(kept) }
        }
        var start = 0
        while start < set.lines.count {
            // No first line alone at the foot of a page, and no last line alone at the head of the next.
            let left = set.lines.count - start
            let group = min(left, start == 0 && left == 3 ? 3 : 2)
            try need(set.lines[start + group - 1].bottom - set.lines[start].top)
            var count = max(set.fitting(from: start, height: remaining), 1)
            if count == left - 1, count > 2 { count -= 1 }
            set.draw(start..<(start + count), on: cairo, x: self.left + indent, y: y)
            y += set.lines[start + count - 1].bottom - set.lines[start].top
            start += count
            if start < set.lines.count { try turn() }
        }
        y += paragraph.spaceAfter * unit
    }

    private func addDrawing(_ drawing: PaperDrawing) throws(PaperError) {
        let unit = Self.pointsPerMillimetre
        guard drawing.height.isFinite, drawing.height >= 0, drawing.height * unit <= fullHeight else {
            throw PaperError(.badMeasure, "drawing height \(drawing.height)")
        }
        try need(drawing.height * unit)
        for shape in drawing.shapes { try draw(shape, unit: unit) }
        cairo_set_source_rgb(cairo, 0, 0, 0)
        y += drawing.height * unit
    }

    private func draw(_ shape: PaperDrawing.Shape, unit: Double) throws(PaperError) {
        switch shape {
        case .rectangle(let x, let top, let width, let height, let shade, let isEdged):
            try fill(x: left + x * unit, y: y + top * unit, width: width * unit, height: height * unit, shade: shade)
            guard isEdged else { return }
            cairo_set_source_rgb(cairo, 0, 0, 0)
            cairo_set_line_width(cairo, 0.4)
            cairo_rectangle(cairo, left + x * unit, y + top * unit, width * unit, height * unit)
            cairo_stroke(cairo)
        case .line(let fromX, let fromY, let toX, let toY, let thickness, let shade):
            guard [fromX, fromY, toX, toY, thickness].allSatisfy(\.isFinite), (0...1).contains(shade) else {
                throw PaperError(.badMeasure, "line")
            }
            cairo_set_source_rgb(cairo, shade, shade, shade)
            cairo_set_line_width(cairo, thickness)
            cairo_move_to(cairo, left + fromX * unit, y + fromY * unit)
            cairo_line_to(cairo, left + toX * unit, y + toY * unit)
            cairo_stroke(cairo)
        case .text(let words, let x, let top, let scale, let alignment):
            guard x.isFinite, top.isFinite else { throw PaperError(.badMeasure, "text place") }
            let set = try text.lines(PaperText(words), size: size * scale, width: nil)
            let shift = alignment == .left ? 0 : alignment == .centre ? set.width / 2 : set.width
            cairo_set_source_rgb(cairo, 0, 0, 0)
            set.draw(on: cairo, x: left + x * unit - shift, y: y + top * unit)
        }
    }

    /// Fills a rectangle given in points.
    func fill(x: Double, y: Double, width: Double, height: Double, shade: Double) throws(PaperError) {
        guard [x, y, width, height].allSatisfy(\.isFinite), width >= 0, height >= 0, (0...1).contains(shade) else {
            throw PaperError(.badMeasure, "rectangle")
        }
        cairo_set_source_rgb(cairo, shade, shade, shade)
        cairo_rectangle(cairo, x, y, width, height)
        cairo_fill(cairo)
        cairo_set_source_rgb(cairo, 0, 0, 0)
    }
}
