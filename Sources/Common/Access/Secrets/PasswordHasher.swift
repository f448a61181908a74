import CSodium
import Foundation

/// Argon2id (RFC 9106) by libsodium, on threads of its own and never more than two at once.
///
/// A hash costs tenths of a second and tens of megabytes by design; two slots keep a flood of sign-ins from taking the
/// machine, and a full queue says so instead of growing.
public final class PasswordHasher: Sendable {
    /// What one hash costs.
    public struct Cost: Sendable, Hashable {
        /// Passes over the memory.
        public var passes: UInt64
        /// Bytes of memory.
        public var memory: Int

        public init(passes: UInt64, memory: Int) {
            self.passes = passes
            self.memory = memory
        }

        /// libsodium's limits for a person who waits: 2 passes over 64 MiB.
        public static let interactive = Cost(
            passes: UInt64(crypto_pwhash_opslimit_interactive()), memory: crypto_pwhash_memlimit_interactive())

        /// The least that libsodium allows; for tests and sample data only.
        public static let least = Cost(
            passes: UInt64(crypto_pwhash_opslimit_min()), memory: crypto_pwhash_memlimit_min())
    }

    private let cost: Cost
    private let longestQueue: Int
    private let queue: OperationQueue

    public init(cost: Cost = .interactive, longestQueue: Int = 64) {
        _ = Sodium.isReady
        self.cost = cost
        self.longestQueue = longestQueue
        queue = OperationQueue()
        queue.name = "passwords"
        queue.maxConcurrentOperationCount = 2
    }

    /// Returns the encoded hash (`$argon2id$…`) of a password.
    public func hash(_ password: String) async throws -> String {
        let cost = cost
        let text: String? = try await inSlot {
            var out = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
            let bytes = PasswordHasher.normalised(password)
            guard crypto_pwhash_str(&out, bytes, UInt64(bytes.count), cost.passes, cost.memory) == 0 else { return nil }
            return String(decoding: out.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        guard let text else { throw Problem.signInBusy }
        return text
    }

    /// Says whether a password has this encoded hash; without one, does the same work and says no.
    public func verify(_ password: String, against encoded: String?) async throws -> Bool {
        guard let encoded else {
            _ = try await hash(password)
            return false
        }
        return try await inSlot {
            let bytes = PasswordHasher.normalised(password)
            return crypto_pwhash_str_verify(encoded, bytes, UInt64(bytes.count)) == 0
        }
    }

    /// The same letters typed on two keyboards are the same bytes (NFC).
    private static func normalised(_ password: String) -> [CChar] {
        password.precomposedStringWithCanonicalMapping.utf8.map { CChar(bitPattern: $0) }
    }

    private func inSlot<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws -> T {
        guard queue.operationCount < longestQueue else { throw Problem.signInBusy }
        return await withCheckedContinuation { continuation in
            queue.addOperation { continuation.resume(returning: work()) }
        }
    }
}
