import Foundation
import SQLText
import Storage
import StoragePostgres
import StorageSQLite
import Synchronization

// Measures durable commits, and writes rows for the kill test. bench.py beside this file runs it.
//
//   storage-bench writers --engine sqlite|postgres --count N --seconds S [--synchronous full|off] --data DIR [--url URL]
//   storage-bench acknowledge --data DIR --writers N      prints each number after its COMMIT, until it is killed
//   storage-bench numbers --data DIR                      prints the numbers that a reopened database holds

struct Options {
    var values: [String: String] = [:]

    init(_ arguments: ArraySlice<String>) {
        var rest = arguments
        while let name = rest.popFirst(), let value = rest.popFirst() { values[name] = value }
    }

    func text(_ name: String, _ absent: String) -> String { values["--" + name] ?? absent }
    func number(_ name: String, _ absent: Int) -> Int { Int(text(name, "")) ?? absent }
}

let migrations = [
    Migration("bench/0001") {
        "CREATE TABLE acts (number \($0.whole) PRIMARY KEY, note \($0.text) NOT NULL)\($0.end)"
    }
]

func open(_ options: Options) throws -> any Store {
    if options.text("engine", "sqlite") == "postgres" {
        return try PostgresStore(
            conninfo: options.text("url", ""), schema: options.text("schema", "bench"),
            connections: options.number("connections", 16))
    }
    let file = options.text("data", ".") + "/bench.sqlite"
    if options.text("synchronous", "full") == "off" {
        return try SQLiteStore.withoutDurability(path: file)
    }
    return try SQLiteStore(path: file)
}

/// Numbers for rows: each is given once.
final class Numbers: Sendable {
    private let last = Mutex(0)
    func next() -> Int {
        last.withLock {
            $0 += 1
            return $0
        }
    }
}

/// Seconds of CPU this process has used.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}

/// Inserts one row a transaction from many tasks at once; `done` is told after each COMMIT.
func write(
    _ store: any Store, tasks: Int, from first: Numbers, until end: ContinuousClock.Instant?,
    done: @escaping @Sendable (Int) -> Void
) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<tasks {
            group.addTask {
                var count = 0
                while end.map({ ContinuousClock.now < $0 }) ?? true {
                    let number = first.next()
                    do {
                        try await store.write { db in
                            try db.run("INSERT INTO acts (number, note) VALUES (\(number), \("บันทึกหนึ่งแถว"))")
                        }
                    } catch let error as StoreError where error.reason == .busy {
                        continue
                    }
                    done(number)
                    count += 1
                }
                return count
            }
        }
        return try await group.reduce(0, +)
    }
}

func run(_ arguments: [String]) async throws {
    let options = Options(arguments.dropFirst(2))
    let store = try open(options)
    switch arguments.dropFirst().first {
    case "writers":
        try await store.migrate(migrations)
        let seconds = options.number("seconds", 3)
        let tasks = options.number("count", 1)
        let processor = processorSeconds()
        let begin = ContinuousClock.now
        let count = try await write(
            store, tasks: tasks, from: Numbers(), until: begin.advanced(by: .seconds(seconds))
        ) { _ in }
        let taken = (ContinuousClock.now - begin) / .seconds(1)
        print("{\"commits\":\(count),\"seconds\":\(taken),\"cpu\":\(processorSeconds() - processor)}")
    case "acknowledge":
        try await store.migrate(migrations)
        let numbers = Numbers()
        let last = try await store.read { try $0.first("SELECT coalesce(max(number), 0) FROM acts", as: Int.self) }
        for _ in 0..<(last ?? 0) { _ = numbers.next() }
        _ = try await write(store, tasks: options.number("writers", 64), from: numbers, until: nil) { number in
            // One write call a line: a pipe keeps it whole, and what it holds outlives this process.
            let line = Array("\(number)\n".utf8)
            _ = line.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        }
    case "numbers":
        let check = try await store.read { try $0.all("PRAGMA integrity_check", as: String.self) }
        guard check == ["ok"] else { throw StoreError(.other, code: "", message: "\(check)", sql: "") }
        let numbers = try await store.read { try $0.all("SELECT number FROM acts ORDER BY number", as: Int.self) }
        print(numbers.map(String.init).joined(separator: "\n"))
    default:
        FileHandle.standardError.write(Data("storage-bench writers|acknowledge|numbers; see bench.py\n".utf8))
        exit(64)
    }
    try await store.close()
}

do {
    try await run(CommandLine.arguments)
} catch {
    FileHandle.standardError.write(Data("storage-bench: \(error)\n".utf8))
    exit(1)
}
