import Civics
import Foundation
import Synchronization

/// The terminal: results on standard output, everything else on standard error.
struct Console: Sendable {
    var language: Language

    /// Writes a result, as it is.
    func write(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Tells a result in words, on standard output.
    func tell(_ words: Words) {
        write(words.text(in: language) + "\n")
    }

    /// Says what happened.
    func say(_ words: Words) {
        FileHandle.standardError.write(Data((words.text(in: language) + "\n").utf8))
    }

    /// Says what went wrong.
    func complain(_ words: Words) {
        let opening = Words(th: "ข้อผิดพลาด: ", en: "error: ")
        FileHandle.standardError.write(Data((opening.text(in: language) + words.text(in: language) + "\n").utf8))
    }

    /// Shows how far long work has come: a bar on a terminal, a line every tenth elsewhere.
    func progress(_ title: Words) -> ProgressLine {
        ProgressLine(title: title.text(in: language), isTerminal: isatty(STDERR_FILENO) == 1)
    }
}

/// One line on standard error that fills as work is done.
final class ProgressLine: Sendable {
    private let title: String
    private let isTerminal: Bool
    private let shown = Mutex(-1)

    init(title: String, isTerminal: Bool) {
        self.title = title
        self.isTerminal = isTerminal
    }

    /// Shows that `done` of `total` parts are done.
    func show(_ done: Int, of total: Int) {
        guard total > 0 else { return }
        let percent = min(100, done * 100 / total)
        let step = isTerminal ? percent : percent / 10 * 10
        let isNew = shown.withLock { last in
            defer { last = max(last, step) }
            return step > last
        }
        guard isNew else { return }
        let text: String
        if isTerminal {
            let filled = percent * 30 / 100
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            text = "\r\(title) \(bar) \(percent)%" + (percent == 100 ? "\n" : "")
        } else {
            text = "\(title) \(step)%\n"
        }
        FileHandle.standardError.write(Data(text.utf8))
    }
}
