/// Takes what a camera writes beside the picture out of a JPEG: Exif with its place, XMP, IPTC, comments.
///
/// The picture itself (ITU-T T.81 segments) is copied byte for byte. What tells how it lies (Exif orientation) is kept as
/// a segment of its own, made anew.
enum JPEGStripper {
    /// Returns the stripped picture; `nil` where the segments do not hold together.
    static func strip(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var kept: [UInt8] = [0xFF, 0xD8]
        kept.reserveCapacity(bytes.count)
        var orientation: UInt8?
        var scan: Int?
        var place = 2
        var segments: [ArraySlice<UInt8>] = []
        while scan == nil {
            guard place + 4 <= bytes.count, bytes[place] == 0xFF else { return nil }
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            guard marker != 0xD9, marker != 0x00, !(0xD0...0xD7).contains(marker) else { return nil }
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            let end = place + 2 + length
            guard length >= 2, end <= bytes.count else { return nil }
            if marker == 0xDA {
                scan = place
            } else {
                if marker == 0xE1 { orientation = orientation ?? exifOrientation(bytes[(place + 4)..<end]) }
                if isKept(marker, bytes[(place + 4)..<end]) { segments.append(bytes[place..<end]) }
                place = end
            }
        }
        guard let scan, let pictureEnd = endOfPicture(bytes, from: scan) else { return nil }
        if let orientation, orientation != 1 { kept += orientationSegment(orientation) }
        for segment in segments { kept += segment }
        kept += bytes[scan..<pictureEnd]
        return kept
    }

    /// APP0 (JFIF), the ICC profile of APP2 and Adobe's APP14 say how to show the colours; other APPn and COM go.
    private static func isKept(_ marker: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case 0xE0: content.starts(with: Array("JFIF".utf8))
        case 0xE2: content.starts(with: Array("ICC_PROFILE".utf8))
        case 0xEE: content.starts(with: Array("Adobe".utf8))
        case 0xE1, 0xE3...0xED, 0xEF, 0xFE: false
        default: true
        }
    }

    /// The end of the first picture; a preview or another file behind it is left out, and so are segments that hide
    /// between the scans of a progressive picture.
    private static func endOfPicture(_ bytes: [UInt8], from scan: Int) -> Int? {
        var place = scan
        while place + 1 < bytes.count {
            guard bytes[place] == 0xFF else {
                place += 1
                continue
            }
            switch bytes[place + 1] {
            case 0xD9: return place + 2
            case 0x00, 0xD0...0xD7, 0xFF: place += bytes[place + 1] == 0xFF ? 1 : 2
            case 0xE0...0xEF, 0xFE: return nil
            default:
                guard place + 4 <= bytes.count else { return nil }
                place += 2 + (Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]))
            }
        }
        return nil
    }

    /// Exif tag 0x0112 of the first directory: 1 to 8.
    private static func exifOrientation(_ segment: ArraySlice<UInt8>) -> UInt8? {
        guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
        let tiff = Array(segment.dropFirst(6))
        guard tiff.count >= 8 else { return nil }
        let isLittle = tiff[0] == 0x49
        func number(_ place: Int, _ count: Int) -> Int? {
            guard place >= 0, place + count <= tiff.count else { return nil }
            let digits = tiff[place..<(place + count)]
            return (isLittle ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let entries = number(directory, 2) else { return nil }
        for entry in 0..<min(entries, 200) {
            let place = directory + 2 + entry * 12
            if number(place, 2) == 0x0112, let value = number(place + 8, 2), (1...8).contains(value) {
                return UInt8(value)
            }
        }
        return nil
    }

    private static func orientationSegment(_ orientation: UInt8) -> [UInt8] {
        let exif: [UInt8] =
            Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
            + [0, 0, 0, 0]
        let length = exif.count + 2
        return [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + exif
    }
}

/// Takes text and Exif chunks out of a PNG (ISO/IEC 15948) and copies the rest byte for byte.
enum PNGStripper {
    private static let dropped: Set<String> = ["eXIf", "tEXt", "zTXt", "iTXt", "tIME"]

    static func strip(_ bytes: [UInt8]) -> [UInt8]? {
        var kept = Array(bytes.prefix(8))
        kept.reserveCapacity(bytes.count)
        var place = 8
        while place + 12 <= bytes.count {
            let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            let end = place + 12 + length
            guard end <= bytes.count else { return nil }
            let kind = String(decoding: bytes[(place + 4)..<(place + 8)], as: UTF8.self)
            if !dropped.contains(kind) { kept += bytes[place..<end] }
            if kind == "IEND" { return kept }
            place = end
        }
        return nil
    }
}
