import CPango

/// Facts about the printing libraries of this machine.
public enum PrintingLibraries {
    /// The versions that, with a document's value, determine its bytes; recorded with each issued document.
    ///
    /// For example `pango 1.50.12, cairo 1.16.0, harfbuzz 6.0.0, fontconfig 2.14.1, Laksaman.ttf 0.0.0`.
    public static func versions(fontFamily: String = "Laksaman") -> String {
        let parts = [
            "pango \(String(cString: pango_version_string()))", "cairo \(String(cString: cairo_version_string()))",
            "harfbuzz \(String(cString: hb_version_string()))", "fontconfig \(fontconfigVersion)",
            fontFile(family: fontFamily) ?? "no font",
        ]
        return parts.joined(separator: ", ")
    }

    private static var fontconfigVersion: String {
        let version = FcGetVersion()
        return "\(version / 10_000).\(version / 100 % 100).\(version % 100)"
    }

    /// The file that fontconfig picks for a family, without its folder, and the revision in the font.
    private static func fontFile(family: String) -> String? {
        PaperPress.serially {
            guard let pattern = FcPatternCreate() else { return nil }
            defer { FcPatternDestroy(pattern) }
            FcPatternAddString(pattern, FC_FAMILY, family)
            FcConfigSubstitute(nil, pattern, FcMatchPattern)
            FcDefaultSubstitute(pattern)
            var result = FcResultNoMatch
            guard let font = FcFontMatch(nil, pattern, &result) else { return nil }
            defer { FcPatternDestroy(font) }
            var path: UnsafeMutablePointer<FcChar8>?
            guard FcPatternGetString(font, FC_FILE, 0, &path) == FcResultMatch, let path else { return nil }
            var revision: Int32 = 0
            _ = FcPatternGetInteger(font, FC_FONTVERSION, 0, &revision)
            let file = String(cString: path).split(separator: "/").last.map(String.init) ?? ""
            // OpenType's fontRevision is a 16.16 fixed number; three decimals, as fonts print it.
            let thousandths = (Int(revision) * 1_000 + 32_768) / 65_536
            let decimals = String(thousandths % 1_000 + 1_000).dropFirst()
            return "\(file) \(thousandths / 1_000).\(decimals)"
        }
    }
}
