import Foundation
import SQLText
import Storage

/// One body on one connection: BEGIN, the body, COMMIT, and again when the server asks for it.
struct ServerTransaction {
    enum Kind { case read, write }

    let link: ServerLink
    let kind: Kind

    func run<T>(_ body: (Transaction) throws -> T) throws -> (value: T, afterCommit: [@Sendable () -> Void]) {
        var runs = 1
        while true {
            do throws(Halt) {
                return try runOnce(body, isLast: runs == PostgresStore.mostRuns)
            } catch {
                guard case .again = error else { throw error.reason }
                // A little longer each time, and not the same for two that collided.
                if runs > 1 { Thread.sleep(forTimeInterval: Double.random(in: 0.001...0.004) * Double(runs)) }
                runs += 1
            }
        }
    }

    private enum Halt: Error {
        /// The server asked for another run, or a plan had to be dropped.
        case again
        case failed(any Error)

        var reason: any Error {
            switch self {
            case .again: StoreError(.busy, code: "40001", message: "run again too often", sql: "")
            case .failed(let error): error
            }
        }
    }

    private func runOnce<T>(
        _ body: (Transaction) throws -> T, isLast: Bool
    ) throws(Halt) -> (value: T, afterCommit: [@Sendable () -> Void]) {
        try begin()
        let outcome = Transaction(ServerDriver(link: link)).outcome(of: body)
        switch outcome.result {
        case .failure(let error):
            link.rollBack()
            try againIfAsked(outcome.failure, isLast)
            throw .failed(error)
        case .success(let value):
            do throws(StoreError) {
                try link.checkTransaction()
                let tag = try link.execute("COMMIT")
                // A transaction in which a statement failed is rolled back by COMMIT without an error.
                guard tag == "COMMIT" else {
                    throw StoreError(.other, code: "25P02", message: "COMMIT was answered by \(tag)", sql: "COMMIT")
                }
            } catch {
                link.rollBack()
                try againIfAsked(error, isLast)
                throw .failed(error)
            }
            return (value, outcome.afterCommit)
        }
    }

    private func begin() throws(Halt) {
        let text =
            switch kind {
            case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE"
            }
        do throws(StoreError) {
            do throws(StoreError) {
                try link.execute(text)
            } catch {
                // A server that was restarted meanwhile: nothing has been done yet, so a new connection may go on.
                guard error.reason == .unreachable else { throw error }
                try link.reconnect()
                try link.execute(text)
            }
        } catch {
            throw .failed(error)
        }
    }

    private func againIfAsked(_ failure: StoreError?, _ isLast: Bool) throws(Halt) {
        guard let failure, !isLast else { return }
        if failure.asksForRerun { throw .again }
        // 0A000: "cached plan must not change result type", after a change of schema.
        if failure.code == "0A000", link.forgetPrepared() { throw .again }
        // 26000: the named statement is gone (DISCARD ALL, or a pooler between us).
        if failure.code == "26000", link.forgetPrepared() { throw .again }
    }
}
