import Glibc

/// Measures the work of this thread alone, so that a busy machine does not make a test fail.
enum WorkClock {
    /// Returns the CPU time that the body took.
    static func measure(_ body: () -> Void) -> Duration {
        let start = now
        body()
        return now - start
    }

    private static var now: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
