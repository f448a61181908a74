import CPango
import Synchronization

/// The one press of a process: Pango, fontconfig and their caches are not made for many threads at once.
enum PaperPress {
    private static let gate = Mutex(())

    /// Runs the work while no other thread uses the printing libraries.
    static func serially<Result: Sendable, Failure: Error>(
        _ work: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try gate.withLock { (_: inout Void) throws(Failure) -> Result in try work() }
    }

    static func print(_ document: PaperDocument) throws(PaperError) -> [UInt8] {
        try serially { () throws(PaperError) -> [UInt8] in
            let page = try Page(document)
            for (index, block) in document.blocks.enumerated() {
                try page.add(block, before: document.blocks.dropFirst(index + 1).first)
            }
            let bytes = try page.finish()
            return PDFLanguage.tag(bytes, language: document.language)
        }
    }
}
