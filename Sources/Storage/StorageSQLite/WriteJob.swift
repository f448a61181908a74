import GRDB
import Storage

/// A body that waits for the writer, and the caller who waits for its answer.
struct WriteJob: Sendable {
    /// Whether nothing else may be committed with it.
    var alone: Bool
    /// Runs the body once; the answer is kept back until COMMIT.
    var attempt: @Sendable (SQLiteDriver) -> Attempt
    /// Tells the caller that the work failed.
    var fail: @Sendable (any Error) -> Void

    init<T: Sendable>(
        alone: Bool, _ body: @escaping @Sendable (Transaction) throws -> T,
        answering caller: CheckedContinuation<T, any Error>
    ) {
        self.alone = alone
        attempt = { driver in
            let outcome = Transaction(driver).outcome(of: body)
            switch outcome.result {
            case .success(let value):
                return Attempt(failure: nil) {
                    for work in outcome.afterCommit { work() }
                    caller.resume(returning: value)
                }
            case .failure(let error):
                return Attempt(failure: error) { caller.resume(throwing: error) }
            }
        }
        fail = { caller.resume(throwing: $0) }
    }
}

/// One run of a body that has not been answered yet.
struct Attempt {
    var failure: (any Error)?
    /// Runs the after-commit work and tells the caller.
    var answer: () -> Void
}
