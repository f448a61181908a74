import Dispatch
import Foundation
import Storage
import Synchronization

/// Named threads, each with a connection of its own, and the line of work before them.
final class LinkThreads: Sendable {
    /// Work gets the thread's connection, or the reason why there is none.
    typealias Work = @Sendable (Result<ServerLink, StoreError>) -> Void

    private struct Line {
        var waiting: [Work] = []
        var isClosed = false
        var running: Int
        var whenEnded: CheckedContinuation<Void, Never>?
    }

    private let line: Mutex<Line>
    /// Counts the work that waits.
    private let bell = DispatchSemaphore(value: 0)
    private let count: Int

    init(_ address: ServerAddress, count: Int) {
        self.count = count
        line = Mutex(Line(running: count))
        for number in 1...count {
            let thread = Thread { [self] in serve(address) }
            thread.name = "songhong-pg-\(number)"
            thread.start()
        }
    }

    func submit(_ work: @escaping Work) {
        let isClosed = line.withLock { line in
            if !line.isClosed { line.waiting.append(work) }
            return line.isClosed
        }
        if isClosed {
            work(.failure(StoreError(.other, code: "closed", message: "the store is closed", sql: "")))
        } else {
            bell.signal()
        }
    }

    /// Takes no more work, lets what waits be done, and returns when every connection is closed.
    func close() async {
        await withCheckedContinuation { caller in
            let first = line.withLock { line in
                guard !line.isClosed else { return false }
                line.isClosed = true
                line.whenEnded = caller
                return true
            }
            guard first else { return caller.resume() }
            for _ in 0..<count { bell.signal() }
        }
    }

    private func serve(_ address: ServerAddress) {
        var link: ServerLink?
        while true {
            bell.wait()
            // A bell without work is the closing one.
            guard let work = line.withLock({ $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }) else { break }
            do throws(StoreError) {
                let open: ServerLink
                if let link { open = link } else { open = try ServerLink(address) }
                link = open
                work(.success(open))
            } catch {
                work(.failure(error))
            }
        }
        link = nil
        let caller = line.withLock { line in
            line.running -= 1
            defer { if line.running == 0 { line.whenEnded = nil } }
            return line.running == 0 ? line.whenEnded : nil
        }
        caller?.resume()
    }
}
