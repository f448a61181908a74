import CShapefile
import Glibc

/// The files of one layer in memory, as shapelib sees them: it opens, reads and seeks here, never on a disk.
///
/// shapelib hands its open hook nothing but a file name, so the name given to it is the address of this object;
/// the object outlives the handles because it is kept by `withExtendedLifetime` around them.
final class ShapeFiles {
    let parts: [String: [UInt8]]

    /// - Parameter parts: The bytes by ending in lower case, such as `shp`.
    init(_ parts: [String: [UInt8]]) {
        self.parts = parts
    }

    /// The name under which shapelib opens these files.
    var address: String {
        String(UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()), radix: 16) + ".shp"
    }

    /// One opened file and where it is read next.
    private final class Opened {
        let bytes: [UInt8]
        var position = 0

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
        }
    }

    private static func opened(_ file: SAFile?) -> Opened? {
        file.map { Unmanaged<Opened>.fromOpaque($0).takeUnretainedValue() }
    }

    static func hooks() -> SAHooks {
        var hooks = SAHooks()
        hooks.FOpen = { name, access in
            guard let name, let access, access[0] == CChar(UInt8(ascii: "r")) else { return nil }
            let text = String(cString: name).split(separator: ".", omittingEmptySubsequences: false)
            guard text.count == 2, let address = UInt(text[0], radix: 16),
                let pointer = UnsafeRawPointer(bitPattern: address)
            else { return nil }
            let files = Unmanaged<ShapeFiles>.fromOpaque(pointer).takeUnretainedValue()
            guard let bytes = files.parts[text[1].lowercased()] else { return nil }
            return Unmanaged.passRetained(Opened(bytes)).toOpaque().assumingMemoryBound(to: Int32.self)
        }
        hooks.FRead = { target, size, count, file in
            guard let target, size > 0, let file = ShapeFiles.opened(file) else { return 0 }
            let left = UInt(file.bytes.count - file.position)
            let items = min(count, left / size)
            file.bytes.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress, items > 0 else { return }
                memcpy(target, base + file.position, Int(items * size))
            }
            file.position += Int(items * size)
            return items
        }
        hooks.FWrite = { _, _, _, _ in 0 }
        hooks.FSeek = { file, offset, whence in
            guard let file = ShapeFiles.opened(file) else { return .max }
            let start = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.position : file.bytes.count
            let (place, isTooFar) = start.addingReportingOverflow(Int(bitPattern: offset))
            guard !isTooFar, (0...file.bytes.count).contains(place) else { return .max }
            file.position = place
            return 0
        }
        hooks.FTell = { file in UInt(ShapeFiles.opened(file)?.position ?? 0) }
        hooks.FFlush = { _ in 0 }
        hooks.FClose = { file in
            guard let file else { return -1 }
            Unmanaged<Opened>.fromOpaque(file).release()
            return 0
        }
        hooks.Remove = { _ in -1 }
        hooks.Error = { _ in }
        hooks.Atof = { text in text.map { strtod($0, nil) } ?? 0 }
        return hooks
    }
}
