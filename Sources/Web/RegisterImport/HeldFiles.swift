import Access
import Civics
import Registry
import Storage
import Synchronization

/// A file that was sent and waits for its kind, columns and coordinate system to be chosen.
struct HeldFile: Sendable, Identifiable {
    var id: UUIDv7
    var account: AccountID?
    var name: String
    var bytes: [UInt8]
    var overview: ImportOverview
    var at: Instant
}

/// Files that wait for choices: in memory only, since they may hold what must not lie on disk unsealed.
///
/// One for each account, for an hour; gone when the program ends, and then they are sent again.
final class HeldFiles: Sendable {
    /// Bytes of all of them together.
    private static let largest = 300 << 20
    private static let milliseconds: Int64 = 3_600_000
    private let files = Mutex<[UUIDv7: HeldFile]>([:])

    func keep(_ file: HeldFile) {
        files.withLock { files in
            files = files.filter { _, other in
                other.account != file.account && file.at.milliseconds - other.at.milliseconds < Self.milliseconds
            }
            var total = file.bytes.count + files.values.reduce(0) { $0 + $1.bytes.count }
            while total > Self.largest, let oldest = files.values.min(by: { $0.at.milliseconds < $1.at.milliseconds }) {
                files[oldest.id] = nil
                total -= oldest.bytes.count
            }
            files[file.id] = file
        }
    }

    /// The file, where this account sent it.
    func find(_ id: UUIDv7, of actor: Actor, at now: Instant) -> HeldFile? {
        files.withLock { files in
            guard let file = files[id], file.account == actor.account,
                now.milliseconds - file.at.milliseconds < Self.milliseconds
            else { return nil }
            return file
        }
    }

    func drop(_ id: UUIDv7) {
        _ = files.withLock { $0.removeValue(forKey: id) }
    }
}
