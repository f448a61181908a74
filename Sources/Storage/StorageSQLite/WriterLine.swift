import Foundation
import GRDB
import Storage
import Synchronization

/// The line of bodies before the one writer connection, committed in groups (group commit).
///
/// Bodies that wait run one after another, each in its own savepoint, in one transaction; callers are answered after
/// its one COMMIT, which is one fsync. A batch is closed at 128 bodies or 20 ms, or when nobody waits.
final class WriterLine: Sendable {
    static let mostBodies = 128
    static let longestBatch = Duration.milliseconds(20)
    /// How long a batch waits for one more body while it is smaller than the batch before it.
    ///
    /// Callers that were just answered often write again at once; without this they would fall into two groups that
    /// take turns, and each fsync would carry half of them. A caller who writes alone never waits.
    static let patience = Duration.microseconds(60)

    private struct Line {
        var waiting: [WriteJob] = []
        /// The jobs before this place have been taken.
        var head = 0
        var isDraining = false
        /// The size of the batch before.
        var lastBatch = 1
        /// How many transactions were committed.
        var commits = 0
        /// Why no more work is taken.
        var closed: StoreError?
    }

    private let line = Mutex(Line())
    private let pool: DatabasePool

    init(_ pool: DatabasePool) {
        self.pool = pool
    }

    func submit(_ job: WriteJob) {
        let (refusal, start) = line.withLock { line -> (StoreError?, Bool) in
            if let closed = line.closed { return (closed, false) }
            line.waiting.append(job)
            defer { line.isDraining = true }
            return (nil, !line.isDraining)
        }
        if let refusal { return job.fail(refusal) }
        if start { pool.asyncWriteWithoutTransaction { self.drain(SQLiteDriver(connection: $0)) } }
    }

    var commits: Int { line.withLock { $0.commits } }

    /// Refuses work from now on; what waits already is still done.
    func close(_ reason: StoreError) {
        line.withLock { $0.closed = $0.closed ?? reason }
    }

    private func drain(_ driver: SQLiteDriver) {
        while let first = next(ofBatch: false) {
            if first.alone {
                runSingly(first, driver)
            } else if let lost = lostSync {
                first.fail(lost)
            } else {
                let size = runBatch(from: first, expecting: line.withLock { $0.lastBatch }, driver)
                line.withLock { $0.lastBatch = size }
            }
        }
    }

    /// Set when a commit was not kept by the disk: nothing more is written.
    private var lostSync: StoreError? {
        line.withLock { $0.closed.flatMap { $0.reason == .unreachable ? $0 : nil } }
    }

    /// Takes the next job of a batch; for one that is smaller than expected, after a short wait when there is none yet.
    private func next(after count: Int, expecting: Int) -> WriteJob? {
        if let job = next(ofBatch: true) { return job }
        guard count < expecting else { return nil }
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: Self.patience)
        while clock.now < end {
            sched_yield()
            if let job = next(ofBatch: true) { return job }
        }
        return nil
    }

    /// Takes the next job; for a running batch only one that may share, and otherwise the line is given back at its end.
    private func next(ofBatch: Bool) -> WriteJob? {
        line.withLock { line in
            guard line.head < line.waiting.count else {
                line.waiting.removeAll(keepingCapacity: true)
                line.head = 0
                if !ofBatch { line.isDraining = false }
                return nil
            }
            let job = line.waiting[line.head]
            if ofBatch, job.alone { return nil }
            line.head += 1
            if line.head == 4_096 {
                // A line that is never empty must not keep the jobs that were taken from it.
                line.waiting.removeFirst(line.head)
                line.head = 0
            }
            return job
        }
    }

    /// - Returns: how many bodies were in it.
    private func runBatch(from first: WriteJob, expecting: Int, _ driver: SQLiteDriver) -> Int {
        do throws(StoreError) {
            try driver.control("BEGIN IMMEDIATE")
        } catch {
            first.fail(error)
            return 1
        }
        let clock = ContinuousClock()
        let end = clock.now.advanced(by: Self.longestBatch)
        var run: [(job: WriteJob, attempt: Attempt)] = []
        var job: WriteJob? = first
        var isWhole = true
        while let current = job {
            run.append((current, attemptInSavepoint(current, driver, &isWhole)))
            guard isWhole, run.count < Self.mostBodies, clock.now < end else { break }
            job = next(after: run.count, expecting: expecting)
        }
        if isWhole {
            do throws(StoreError) {
                try driver.control("COMMIT")
                line.withLock { $0.commits += 1 }
                // Refusals are answered only now: they were decided on rows that were not committed before.
                for (_, attempt) in run { attempt.answer() }
                return run.count
            } catch {
                stopAfterLostSync(error)
            }
        }
        try? driver.control("ROLLBACK") as Void
        for (job, _) in run { runSingly(job, driver) }
        return 1
    }

    /// - Parameter isWhole: false afterwards when the transaction is gone (SQLITE_FULL ends it).
    private func attemptInSavepoint(_ job: WriteJob, _ driver: SQLiteDriver, _ isWhole: inout Bool) -> Attempt {
        do throws(StoreError) {
            try driver.control("SAVEPOINT body")
            let attempt = job.attempt(driver)
            isWhole = driver.connection.isInsideTransaction
            guard isWhole else { return attempt }
            if attempt.failure != nil { try driver.control("ROLLBACK TO SAVEPOINT body") }
            try driver.control("RELEASE SAVEPOINT body")
            return attempt
        } catch {
            isWhole = false
            return Attempt(failure: error) { job.fail(error) }
        }
    }

    private func runSingly(_ job: WriteJob, _ driver: SQLiteDriver) {
        if let lostSync { return job.fail(lostSync) }
        do throws(StoreError) {
            try driver.control("BEGIN IMMEDIATE")
        } catch {
            return job.fail(error)
        }
        let attempt = job.attempt(driver)
        if attempt.failure != nil || !driver.connection.isInsideTransaction {
            try? driver.control("ROLLBACK") as Void
            if attempt.failure == nil {
                return job.fail(StoreError(.other, code: "25P01", message: "the body ended the transaction", sql: ""))
            }
            return attempt.answer()
        }
        do throws(StoreError) {
            try driver.control("COMMIT")
            line.withLock { $0.commits += 1 }
            attempt.answer()
        } catch {
            stopAfterLostSync(error)
            try? driver.control("ROLLBACK") as Void
            job.fail(error)
        }
    }

    /// After a failed fsync the kernel may have dropped the pages and call the next fsync a success: nothing more can
    /// be promised until the file is opened anew.
    private func stopAfterLostSync(_ error: StoreError) {
        guard let code = Int32(error.code), code & 0xff == ResultCode.SQLITE_IOERR.rawValue else { return }
        close(
            StoreError(
                .unreachable, code: error.code, message: "the disk failed to keep a commit: \(error.message)",
                sql: error.sql))
    }
}
