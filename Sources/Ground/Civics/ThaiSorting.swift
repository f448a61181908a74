import CICU
import Synchronization

/// The sort key (คีย์เรียงลำดับ) of a text in Thai dictionary order, by ICU's Thai collator.
///
/// Keys compare byte by byte (`lexicographicallyPrecedes`, a BLOB column in either database) as the texts compare:
/// กก ก่อน กา เกาะ แก ไก่ ขา เข. Keys hold for one version of ICU: a stored key must be made again after ICU changes.
public func thaiSortKey(_ text: String) -> [UInt8] {
    ThaiCollator.sortKey(Array(text.utf16))
}

/// -1, 0 or 1 as the left text comes before, with or after the right one in Thai dictionary order.
///
/// 0 does not mean equal: spaces and punctuation do not count in Thai order, as ICU (CLDR) has it.
public func thaiComparison(_ left: String, _ right: String) -> Int {
    ThaiCollator.compare(Array(left.utf16), Array(right.utf16))
}

/// For `sort(by:)`: Thai dictionary order, and code point order between texts that sort alike, so that a list
/// always comes out the same.
public func thaiPrecedes(_ left: String, _ right: String) -> Bool {
    switch thaiComparison(left, right) {
    case 0: left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    case let order: order < 0
    }
}

// ICU's Thai collator, opened once; opening it reads a good deal of data. The lock keeps it to one thread at a time.
private enum ThaiCollator {
    private static let shared = Mutex<UnsafeMutableRawPointer?>(songhong_collator_open())

    static func sortKey(_ text: [UInt16]) -> [UInt8] {
        use { collator in
            var key = [UInt8](repeating: 0, count: text.count * 4 + 16)
            var length = songhong_collator_key(collator, text, Int32(text.count), &key, Int32(key.count))
            if length > key.count {
                key = [UInt8](repeating: 0, count: Int(length))
                length = songhong_collator_key(collator, text, Int32(text.count), &key, length)
            }
            // The zero that ends a key in C adds nothing to its order.
            key.removeLast(key.count - max(Int(length) - 1, 0))
            return key
        }
    }

    static func compare(_ left: [UInt16], _ right: [UInt16]) -> Int {
        use { collator in
            Int(songhong_collator_compare(collator, left, Int32(left.count), right, Int32(right.count)))
        }
    }

    private static func use<Result: Sendable>(_ body: (UnsafeMutableRawPointer) -> Result) -> Result {
        shared.withLock { collator in
            // Not a matter of input: ICU carries its data inside its own library.
            guard let collator else { preconditionFailure("ICU has no collation data; install Debian's libicu") }
            return body(collator)
        }
    }
}
