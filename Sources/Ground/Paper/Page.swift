import CPango
import Civics
import Glibc

/// The page being printed: where the next thing goes, and what stands on every page.
///
/// All measures are points.
final class Page {
    static let pointsPerMillimetre = 72 / 25.4
    static let pageLimit = 2_000

    let document: PaperDocument
    let cairo: OpaquePointer
    let text: TextSetter
    let left: Double
    let width: Double
    /// Where the next thing goes.
    var y: Double

    private let top: Double
    private let bottom: Double
    private let paperWidth: Double
    private let paperHeight: Double
    private let surface: OpaquePointer
    private let sink: Sink
    private var number = 1
    private var isBreakPending = false
    private var bookmarks: [(level: Int, id: Int32)] = []

    private final class Sink {
        var bytes: [UInt8] = []
    }

    init(_ document: PaperDocument) throws(PaperError) {
        let unit = Self.pointsPerMillimetre
        let options = document.options
        let (short, long) = (210 * unit, 297 * unit)
        (paperWidth, paperHeight) = options.orientation == .portrait ? (short, long) : (long, short)
        let margins = options.margins
        let edges = [margins.top, margins.left, margins.bottom, margins.right]
        guard edges.allSatisfy({ $0.isFinite && $0 >= 0 && $0 <= 90 }), (4...72).contains(options.fontSize) else {
            throw PaperError(.badMeasure, "margins or font size")
        }
        (top, left) = (margins.top * unit, margins.left * unit)
        bottom = paperHeight - margins.bottom * unit
        width = paperWidth - left - margins.right * unit
        y = top
        sink = Sink()
        let surface = cairo_pdf_surface_create_for_stream(
            { sink, data, length in
                guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes
                    .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), paperWidth, paperHeight)
        guard let surface, let cairo = cairo_create(surface) else { throw PaperError(.library, "no surface") }
        guard let context = pango_font_map_create_context(pango_cairo_font_map_get_default()) else {
            cairo_destroy(cairo)
            cairo_surface_destroy(surface)
            throw PaperError(.library, "no font map")
        }
        Self.setUp(context, language: document.language)
        self.surface = surface
        self.cairo = cairo
        self.document = document
        text = TextSetter(context: context, options: options)
        setProperties()
        try drawFurniture()
    }

    deinit {
        g_object_unref(UnsafeMutableRawPointer(text.context))
        cairo_destroy(cairo)
        // Destroying also finishes, which writes; the sink lives until this returns.
        cairo_surface_destroy(surface)
    }

    var size: Double { document.options.fontSize }
    var remaining: Double { bottom - y }
    var fullHeight: Double { bottom - top }
    var isAtTop: Bool { y <= top + 0.01 }

    /// Makes sure that a height is free, by a new page if it must.
    func need(_ height: Double) throws(PaperError) {
        if isBreakPending || (height > remaining + 0.01 && !isAtTop) { try turn() }
    }

    func breakPage() {
        if !isAtTop { isBreakPending = true }
    }

    func turn() throws(PaperError) {
        guard number < Self.pageLimit else { throw PaperError(.tooLong, "\(number) pages") }
        isBreakPending = false
        cairo_show_page(cairo)
        number += 1
        y = top
        try drawFurniture()
    }

    /// Adds a bookmark to this place, under the last one of a higher level.
    func addBookmark(_ title: String, level: Int) {
        let place = "page=\(number) pos=[\(Int(left)) \(Int(y))]"
        bookmarks.removeAll { $0.level >= level }
        let parent = bookmarks.last?.id ?? 0
        let id = cairo_pdf_surface_add_outline(surface, parent, title, place, CAIRO_PDF_OUTLINE_FLAG_OPEN)
        bookmarks.append((level, id))
    }

    func finish() throws(PaperError) -> [UInt8] {
        cairo_show_page(cairo)
        cairo_surface_finish(surface)
        for status in [cairo_status(cairo), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
            throw PaperError(.library, String(cString: cairo_status_to_string(status)))
        }
        return sink.bytes
    }

    private static func setUp(_ context: OpaquePointer, language: Language) {
        pango_context_set_language(context, pango_language_from_string(language.rawValue))
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        // Paper has no pixels to fit letters to; hinting would also let the machine's settings into the bytes.
        guard let fontOptions = cairo_font_options_create() else { return }
        cairo_font_options_set_hint_style(fontOptions, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(fontOptions, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(fontOptions, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(context, fontOptions)
        cairo_font_options_destroy(fontOptions)
    }

    private func setProperties() {
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        let created = PDFMoment.text(document.options.created)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document.title)
        if let author = document.options.author {
            cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author)
        }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, created)
    }

    /// What stands on every page: watermark, number, foot.
    private func drawFurniture() throws(PaperError) {
        let unit = Self.pointsPerMillimetre
        if let banner = document.options.banner {
            try drawWatermark(banner)
            let label = try text.lines(.bold(banner), size: size * 0.8, width: nil)
            let x = paperWidth - 12 * unit - label.width
            label.draw(on: cairo, x: x, y: 7 * unit)
            cairo_rectangle(cairo, x - 5, 7 * unit - 1, label.width + 10, label.height + 2)
            cairo_set_line_width(cairo, 0.8)
            cairo_stroke(cairo)
        }
        if number > 1, document.options.numbersPages {
            let label = try text.lines("-\(number)-", size: size, width: paperWidth, alignment: .centre)
            label.draw(on: cairo, x: 0, y: max(top - 12 * unit, 4 * unit))
        }
        if let footer = document.options.footer {
            let grey = PaperText(
                runs: footer.runs.map { run in
                    var run = run
                    run.size = 1
                    run.shade = max(run.shade, 0.35)
                    return run
                })
            let line = try text.lines(grey, size: size * 0.625, width: width)
            line.draw(on: cairo, x: left, y: bottom + 4 * unit)
        }
        cairo_set_source_rgb(cairo, 0, 0, 0)
    }

    private func drawWatermark(_ banner: String) throws(PaperError) {
        let probe = try text.lines(.bold(banner), size: 60, width: nil)
        let diagonal = (paperWidth * paperWidth + paperHeight * paperHeight).squareRoot()
        let word = try text.lines(
            .bold(banner), size: min(60 * diagonal * 0.6 / max(probe.width, 1), 110), width: nil)
        cairo_save(cairo)
        cairo_translate(cairo, paperWidth / 2, paperHeight / 2)
        cairo_rotate(cairo, -atan2(paperHeight, paperWidth))
        // Filled outlines, not letters: text taken out of the file must not have these between its lines.
        word.outline(on: cairo, x: -word.width / 2, y: -word.height / 2)
        cairo_set_source_rgb(cairo, 0.92, 0.92, 0.92)
        cairo_fill(cairo)
        cairo_restore(cairo)
    }
}
