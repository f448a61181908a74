import Access
import Civics
import Dispatch
import Paper

/// Prints the plan's summary, off the threads that answer requests, once for each plan.
actor PlanPress {
    private var printed: [String: Task<[UInt8], any Error>] = [:]
    private var order: [String] = []

    /// The sheets; asked for again, the same bytes.
    func pdf(_ paper: PlanPaper) async throws -> [UInt8] {
        let key = paper.key
        if let task = printed[key] { return try await task.value }
        let task = Task { try await Self.print(paper) }
        printed[key] = task
        order.append(key)
        if order.count > 4 { printed[order.removeFirst()] = nil }
        do {
            return try await task.value
        } catch {
            printed[key] = nil
            order.removeAll { $0 == key }
            throw error
        }
    }

    /// Printing takes a thread of its own for as long as it lasts.
    private static func print(_ paper: PlanPaper) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(with: Result { try paper.document.pdf() }.mapError { problem($0) })
            }
        }
    }

    private static func problem(_ error: any Error) -> any Error {
        guard let error = error as? PaperError else { return error }
        return Problem("500.240", error.sentence, wayForward: error.wayForward)
    }
}
