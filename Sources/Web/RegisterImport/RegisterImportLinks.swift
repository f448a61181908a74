import Civics
public import Html
import Registry
import Storage

/// Addresses of the staff pages that bring files to the register and take data out of it.
public enum RegisterImportLinks {
    /// All imports, the newest first.
    public static let list = Link("staff", "register", "imports")
    /// Data of the register as files.
    public static let export = list.below("export")
    static let new = list.below("new")

    /// A file that waits for its kind and its columns to be chosen.
    static func file(_ id: UUIDv7) -> Link { list.below("files", id.description) }
    static func file(_ id: UUIDv7, layer: Int?, kind: ImportKind?) -> Link {
        file(id).with("layer", layer.map(String.init)).with("kind", kind?.rawValue)
    }
    static func fileKind(_ id: UUIDv7) -> Link { file(id).below("kind") }
    static func fileCheck(_ id: UUIDv7) -> Link { file(id).below("check") }

    static func job(_ id: ImportID) -> Link { list.below(id.description) }
    static func rows(_ id: ImportID, _ status: ImportStatus?) -> Link { job(id).with("status", status?.rawValue) }
    /// What is done with an import: `check`, `apply`, `undo`.
    static func act(_ id: ImportID, _ act: String) -> Link { job(id).below(act) }
    /// The dry run to keep: `csv` or `xlsx`.
    static func report(_ id: ImportID, _ format: String) -> Link { job(id).below("report", format) }
    static func queue(_ id: ImportID) -> Link { job(id).below("queue") }
    /// One answer for all rows of a kind of work.
    static func queueAll(_ id: ImportID) -> Link { queue(id).below("all") }
}

extension Link {
    /// The address of something that lies below this one.
    fileprivate func below(_ segments: String...) -> Link { Link(segments: self.segments + segments) }
}
