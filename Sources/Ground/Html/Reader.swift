public import Civics

/// Who reads the page being written; set by the shell around each request.
public enum Reader {
    /// The language in which ``Words`` are written.
    @TaskLocal public static var language: Language = .thai
}
