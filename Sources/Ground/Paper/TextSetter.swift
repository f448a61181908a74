import CPango
import Civics

/// Sets text in lines with Pango, which finds Thai word ends by libthai.
struct TextSetter {
    let context: OpaquePointer
    let options: PaperOptions

    /// Returns the text set in lines.
    /// - Parameters:
    ///   - size: in points.
    ///   - width: in points; `nil` sets one line as long as it comes.
    ///   - indent: of the first line, in points.
    ///   - breaksWords: whether a word wider than the line is broken, rather than left to stick out.
    func lines(
        _ text: PaperText, size: Double, width: Double?, alignment: PaperAlignment = .left, indent: Double = 0,
        isBold: Bool = false, breaksWords: Bool = true
    ) throws(PaperError) -> SetText {
        let measures = [size, width ?? 1, indent] + text.runs.flatMap { [$0.size * size, $0.shade] }
        guard measures.allSatisfy({ $0.isFinite && $0 >= 0 && $0 < 20_000 }), size > 0 else {
            throw PaperError(.badMeasure, "text measures \(measures)")
        }
        guard let layout = pango_layout_new(context) else { throw PaperError(.library, "no layout") }
        let set = SetText(layout)
        var characters = ""
        let attributes = pango_attr_list_new()
        defer { pango_attr_list_unref(attributes) }
        for run in text.runs {
            let start = characters.utf8.count
            characters += try printable(run)
            let end = characters.utf8.count
            for attribute in looks(run, size: size, isBold: isBold) {
                attribute.pointee.start_index = guint(start)
                attribute.pointee.end_index = guint(end)
                pango_attr_list_insert(attributes, attribute)
            }
        }
        let font = pango_font_description_new()
        defer { pango_font_description_free(font) }
        pango_font_description_set_family(font, options.fontFamily + ",Laksaman,Norasi")
        pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, font)
        pango_layout_set_text(layout, characters, Int32(characters.utf8.count))
        pango_layout_set_attributes(layout, attributes)
        if let width {
            pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
            pango_layout_set_wrap(layout, breaksWords ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD)
        }
        pango_layout_set_indent(layout, Int32(indent * Double(PANGO_SCALE)))
        switch alignment {
        case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
        case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        }
        guard pango_layout_get_unknown_glyphs_count(layout) == 0 else {
            throw PaperError(.missingGlyph, String(characters.prefix(80)))
        }
        set.measure()
        return set
    }

    /// Returns the width of the widest piece that may not be broken, in points.
    func longestWord(_ text: PaperText, size: Double, isBold: Bool) throws(PaperError) -> Double {
        try lines(text, size: size, width: 1, isBold: isBold, breaksWords: false).width
    }

    private func looks(_ run: PaperRun, size: Double, isBold: Bool) -> [UnsafeMutablePointer<PangoAttribute>] {
        var looks: [UnsafeMutablePointer<PangoAttribute>?] = []
        if run.isBold || isBold { looks.append(pango_attr_weight_new(PANGO_WEIGHT_BOLD)) }
        if run.isItalic { looks.append(pango_attr_style_new(PANGO_STYLE_ITALIC)) }
        if run.size != 1 { looks.append(pango_attr_size_new_absolute(Int32(run.size * size * Double(PANGO_SCALE)))) }
        if run.shade > 0 {
            let shade = UInt16(min(run.shade, 1) * 65_535)
            looks.append(pango_attr_foreground_new(shade, shade, shade))
        }
        return looks.compactMap(\.self)
    }

    private func printable(_ run: PaperRun) throws(PaperError) -> String {
        var printed = String.UnicodeScalarView()
        for scalar in run.text.unicodeScalars {
            switch scalar {
            case "\n", "\t": printed.append(scalar)
            case "\0"..." ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                guard scalar == " " else {
                    throw PaperError(.controlCharacter, "U+" + String(scalar.value, radix: 16, uppercase: true))
                }
                printed.append(scalar)
            case "0"..."9" where options.digits == .thai && !run.keepsDigits:
                printed.append(Unicode.Scalar(scalar.value - 0x30 + 0x0E50) ?? scalar)
            default: printed.append(scalar)
            }
        }
        return String(printed)
    }
}

/// Text set in lines, ready to be drawn as a whole or line by line.
///
/// All measures are points.
final class SetText {
    /// A line: its top and bottom from the top of the text, its baseline, where its ink begins and how wide it is.
    struct Line {
        var top: Double
        var bottom: Double
        var baseline: Double
        var x: Double
        var width: Double
    }

    private(set) var lines: [Line] = []
    private let layout: OpaquePointer

    init(_ layout: OpaquePointer) {
        self.layout = layout
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(layout))
    }

    var height: Double { lines.last?.bottom ?? 0 }

    /// The width of the widest line.
    var width: Double { lines.map(\.width).max() ?? 0 }

    func measure() {
        guard let iterator = pango_layout_get_iter(layout) else { return }
        defer { pango_layout_iter_free(iterator) }
        let scale = Double(PANGO_SCALE)
        repeat {
            var (top, bottom) = (Int32(0), Int32(0))
            var logical = PangoRectangle()
            pango_layout_iter_get_line_yrange(iterator, &top, &bottom)
            pango_layout_iter_get_line_extents(iterator, nil, &logical)
            lines.append(
                Line(
                    top: Double(top) / scale, bottom: Double(bottom) / scale,
                    baseline: Double(pango_layout_iter_get_baseline(iterator)) / scale, x: Double(logical.x) / scale,
                    width: Double(logical.width) / scale))
        } while pango_layout_iter_next_line(iterator) != 0
    }

    /// Draws some lines; the first of them has its top at `y`.
    func draw(_ range: Range<Int>, on cairo: OpaquePointer, x: Double, y: Double) {
        guard let first = range.first else { return }
        let shift = y - lines[first].top
        for index in range {
            cairo_move_to(cairo, x + lines[index].x, shift + lines[index].baseline)
            pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, Int32(index)))
        }
    }

    func draw(on cairo: OpaquePointer, x: Double, y: Double) {
        draw(lines.indices, on: cairo, x: x, y: y)
    }

    /// Adds the outlines of all letters to the path.
    func outline(on cairo: OpaquePointer, x: Double, y: Double) {
        for (index, line) in lines.enumerated() {
            cairo_move_to(cairo, x + line.x, y + line.baseline)
            pango_cairo_layout_line_path(cairo, pango_layout_get_line_readonly(layout, Int32(index)))
        }
    }

    /// How many lines from `start` on fit into a height.
    func fitting(from start: Int, height: Double) -> Int {
        guard start < lines.count else { return 0 }
        return lines[start...].prefix { $0.bottom - lines[start].top <= height + 0.01 }.count
    }
}
