import CLibPQ
import SQLText

/// Values laid out for libpq: one buffer, and for each value its type, place, length and format.
struct ServerParameters {
    /// 0 leaves the type to the place where the value stands: text can be a date, a moment or JSON.
    private(set) var types: [Oid] = []
    private var bytes: [CChar] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) {
        for value in values {
            switch value {
            case .null:
                types.append(0)
                offsets.append(nil)
                lengths.append(0)
                formats.append(0)
            case .bool(let flag): put(flag ? "t" : "f", ServerType.bool)
            case .int(let number): put(String(number), ServerType.int8)
            case .double(let number): put("\(number)", ServerType.float8)
            case .text(let text): put(text, 0)
            case .blob(let blob): put(blob, ServerType.bytea)
            case .uuid(let uuid): put(uuid, ServerType.uuid)
            }
        }
    }

    private mutating func put(_ text: String, _ type: Oid) {
        types.append(type)
        offsets.append(bytes.count)
        lengths.append(0)
        formats.append(0)
        bytes += text.utf8CString
    }

    private mutating func put(_ binary: [UInt8], _ type: Oid) {
        types.append(type)
        offsets.append(bytes.count)
        lengths.append(Int32(binary.count))
        formats.append(1)
        bytes += binary.lazy.map { CChar(bitPattern: $0) }
        bytes.append(0)  // An empty value still has a place to point to.
    }

    func withPointers<R>(
        _ body: (
            _ types: UnsafePointer<Oid>?, _ values: UnsafePointer<UnsafePointer<CChar>?>?,
            _ lengths: UnsafePointer<Int32>?, _ formats: UnsafePointer<Int32>?
        ) -> R
    ) -> R {
        bytes.withUnsafeBufferPointer { buffer in
            let pointers = offsets.map { offset in offset.flatMap { place in buffer.baseAddress.map { $0 + place } } }
            return types.withUnsafeBufferPointer { types in
                pointers.withUnsafeBufferPointer { pointers in
                    lengths.withUnsafeBufferPointer { lengths in
                        formats.withUnsafeBufferPointer { formats in
                            body(types.baseAddress, pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                        }
                    }
                }
            }
        }
    }
}

/// The object identifiers of the server's built-in types (`pg_type.dat`), fixed for ever.
enum ServerType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let oid: Oid = 26
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let timestamptz: Oid = 1184
    static let numeric: Oid = 1700
    static let uuid: Oid = 2950
}
