import Civics
import Storage
import Synchronization

/// The time of the sample organisation: it runs through the years that are filled, working day by working day.
final class DemoClock: Sendable {
    private let moment: Mutex<Instant>

    init(_ day: CivilDate) {
        moment = Mutex(Self.opening(of: day))
    }

    var now: Instant { moment.withLock { $0 } }

    /// Goes on to a day, and a little further within it; never back.
    func turn(to day: CivilDate, after seconds: Int64) {
        moment.withLock { $0 = max($0.adding(seconds: seconds), Self.opening(of: day)) }
    }

    /// Twenty to nine in the morning, Thai time.
    private static func opening(of day: CivilDate) -> Instant {
        Instant(startOf: day).adding(seconds: 8 * 3600 + 40 * 60)
    }
}

/// Identifiers that a seed and the sample organisation's clock determine, so that the same seed makes the same records.
///
/// `UUIDv7.make` cannot be used: it never goes back behind the clock of the machine, and the sample begins in the past.
final class DemoIdentifiers: Sendable {
    private struct State {
        var random: SplitMix64
        var milliseconds: Int64 = 0
        var counter: UInt16 = 0
    }

    private let state: Mutex<State>
    private let clock: DemoClock

    init(seed: UInt64, clock: DemoClock) {
        state = Mutex(State(random: SplitMix64(seed: seed ^ 0x5EED_1D5E_5EED_1D5E)))
        self.clock = clock
    }

    /// The next identifier: greater than every one before it.
    func next() -> UUIDv7 {
        let now = clock.now.milliseconds
        let (milliseconds, counter, tail) = state.withLock { state -> (Int64, UInt16, UInt64) in
            if now > state.milliseconds {
                state.milliseconds = now
                state.counter = 0
            } else if state.counter == 0x0FFF {
                // Twelve bits count within a millisecond; a full one borrows the next.
                state.milliseconds += 1
                state.counter = 0
            } else {
                state.counter += 1
            }
            return (state.milliseconds, state.counter, state.random.next())
        }
        let high = UInt64(milliseconds) << 16 | 0x7000 | UInt64(counter)
        let low = 0b10 << 62 | tail >> 2
        let bytes = [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }
        // Sixteen bytes always are one.
        return UUIDv7(bytes: bytes) ?? UUIDv7.generate(at: clock.now)
    }
}

/// A small generator with a seed (Steele, Lea and Flood's SplitMix64).
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number in a range, the same on every platform.
    mutating func whole(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    /// One of several; the first where a list of one is given.
    mutating func one<T>(of choices: [T]) -> T? {
        choices.isEmpty ? nil : choices[Int(next() % UInt64(choices.count))]
    }

    /// Whether something of this many per cent happens.
    mutating func happens(_ percent: Int) -> Bool { whole(1...100) <= percent }
}
