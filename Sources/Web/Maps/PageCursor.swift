import Storage

/// Where the page before ended, as `after` of a `next` link carries it.
///
/// A program that asks for ten features at a time and follows twenty `next` links one after the other wants them all: GDAL
/// before 3.8 fetches 50,000 parcels in 5,000 requests unless somebody tells it otherwise. From there on the links ask for
/// longer pages, each twice the one before. No other length ever grows.
struct PageCursor: Sendable, Hashable {
    /// The last feature of the page before.
    var last: UUIDv7
    /// How many short pages came before, up to ``patience``; zero for pages of another length.
    var shortPages: Int

    /// Features of a page that GDAL asks for when nobody told it how many.
    static let shortLimit = 10
    /// Short pages after which pages grow.
    static let patience = 20
    /// The longest page that growing leads to.
    static let longestLimit = 1_000

    /// The page after one of `limit` features.
    ///
    /// - Parameter before: the cursor of that page itself; `nil` for a first page.
    init(after last: UUIDv7, limit: Int, before: PageCursor?) {
        self.last = last
        let isWalk = before.map { $0.shortPages > 0 } ?? (limit == Self.shortLimit)
        shortPages = isWalk ? min((before?.shortPages ?? 0) + 1, Self.patience) : 0
    }

    init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let first = parts.first, let last = UUIDv7(text: String(first)), parts.count <= 2 else { return nil }
        self.last = last
        shortPages = 0
        guard parts.count == 2 else { return }
        guard parts[1].utf8.count <= 2, parts[1].utf8.allSatisfy({ 48...57 ~= $0 }), let pages = Int(parts[1]),
            1...Self.patience ~= pages
        else { return nil }
        shortPages = pages
    }

    var text: String { shortPages > 0 ? "\(last).\(shortPages)" : last.description }

    /// What the page after one of `limit` features asks for.
    func limit(after limit: Int) -> Int {
        shortPages < Self.patience ? limit : max(limit, min(limit * 2, Self.longestLimit))
    }
}
