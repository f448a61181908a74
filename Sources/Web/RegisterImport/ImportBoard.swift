import Access
import Registry
import Synchronization

/// The work on imports that this program is doing, and how the last one of each ended.
final class ImportBoard: Sendable {
    struct Work: Sendable {
        var progress: ImportProgress?
        var isRunning = true
        /// Why it ended without success.
        var problem: Problem?
        /// The file it was begun from, while that waits.
        var held: HeldFile.ID?
    }

    private let works = Mutex<[ImportID: Work]>([:])

    subscript(id: ImportID) -> Work? { works.withLock { $0[id] } }

    /// `false` where the import is being worked on already.
    func begin(_ id: ImportID, held: HeldFile.ID?) -> Bool {
        works.withLock { works in
            guard works[id]?.isRunning != true else { return false }
            if works.count > 500 { works = works.filter { $0.value.isRunning } }
            works[id] = Work(held: held ?? works[id]?.held)
            return true
        }
    }

    func note(_ progress: ImportProgress, of id: ImportID) {
        works.withLock { $0[id]?.progress = progress }
    }

    func end(_ id: ImportID, _ problem: Problem?) {
        works.withLock { works in
            works[id]?.isRunning = false
            works[id]?.progress = nil
            works[id]?.problem = problem
        }
    }
}
