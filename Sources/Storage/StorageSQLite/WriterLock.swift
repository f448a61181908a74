import Foundation
import Storage
import Synchronization

/// Keeps a second process from opening the file to write.
///
/// SQLite itself allows it, but before 3.51.3 two connections that write and checkpoint can lose commits (the
/// WAL-reset race), so one writer is a rule of the house and not a habit. The kernel drops the lock with the process.
final class WriterLock: Sendable {
    private let handle: Mutex<Int32?>

    init(path: String) throws(StoreError) {
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw StoreError(.unreachable, code: "\(errno)", message: "cannot open \(path)", sql: "")
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw StoreError(.busy, code: "locked", message: "another process has this database open", sql: "")
        }
        handle = Mutex(opened)
    }

    /// Makes the directory entry of a new file survive a power cut, as its content does.
    static func syncDirectory(of path: String) {
        let directory = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        let opened = open(directory, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { return }
        fsync(opened)
        close(opened)
    }

    /// Gives the lock back; a second call does nothing.
    func release() {
        handle.withLock { handle in
            if let open = handle { close(open) }
            handle = nil
        }
    }

    deinit { release() }
}
