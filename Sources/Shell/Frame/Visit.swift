public import Access
public import Civics
public import Html
import Synchronization

/// What the frame of a page and its forms need to know of the request being answered; set by the shell.
///
/// A page itself stays a function of its model: outside a request ``Visit/current`` is a nameless visit to the root.
public struct Visit: Sendable {
    /// Where the reader is, with the query.
    public var link: Link
    /// Who reads: a signed-in person or anyone.
    public var actor: Actor
    /// The organisation and its navigation.
    public var site: Site
    let token: FormToken

    public init(link: Link = .root, actor: Actor = .anyone, site: Site = Site(), token: FormToken = FormToken()) {
        self.link = link
        self.actor = actor
        self.site = site
        self.token = token
    }

    /// The visit that is being answered.
    @TaskLocal public static var current = Visit()
}

/// The organisation whose pages these are, and what hangs on the frame of every page.
public struct Site: Sendable {
    /// The name, such as องค์การบริหารส่วนตำบลสองห้อง.
    public var organisation: Words
    /// Whether what is shown was made up by `songhong demo`: a banner says so on every page.
    public var isSample: Bool
    /// The main navigation for this reader, worst need first; the guard still asks at each door.
    public var navigation: @Sendable (Actor) -> [NavigationItem]
    /// Where a person signs in; no link where `nil`.
    public var signIn: Link?
    /// Where a form is posted to sign out.
    public var signOut: Link?
    /// The page of the own account; the name in the header leads there.
    public var account: Link?
    /// The page “ใครเห็นอะไรได้บ้าง”.
    public var whoMaySee: Link?
    /// The day the shown data were last changed (ข้อมูล ณ).
    public var dataDate: CivilDate?

    public init(
        organisation: Words = Words(th: "สองห้อง", en: "Songhong"), isSample: Bool = false, signIn: Link? = nil,
        signOut: Link? = nil, account: Link? = nil, whoMaySee: Link? = nil, dataDate: CivilDate? = nil,
        navigation: @escaping @Sendable (Actor) -> [NavigationItem] = { _ in [] }
    ) {
        self.organisation = organisation
        self.isSample = isSample
        self.signIn = signIn
        self.signOut = signOut
        self.account = account
        self.whoMaySee = whoMaySee
        self.dataDate = dataDate
        self.navigation = navigation
    }
}

/// One entry of the main navigation.
public struct NavigationItem: Sendable {
    public var label: Words
    public var link: Link

    public init(_ label: Words, _ link: Link) {
        self.label = label
        self.link = link
    }

    /// Returns whether the reader is on this page or below it.
    func holds(_ place: Link) -> Bool {
        link.segments.isEmpty ? place.segments.isEmpty : link.contains(place)
    }
}

/// The secret that ties forms to one session or browser; masked anew each time, it stands in every form.
///
/// For a signed-in person it is the session's own, else it lies in a cookie.
public final class FormToken: Sendable {
    let secret: [UInt8]
    /// Whether the secret lives in a cookie of its own.
    let isInCookie: Bool
    /// Whether a form of this answer carries it: only then does the browser get the cookie.
    private let wasUsed = Mutex(false)

    /// Makes a new secret, or takes the one from the browser's cookie.
    public init(secret: [UInt8]? = nil) {
        self.secret = secret ?? (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        isInCookie = true
    }

    /// Takes the secret of a session.
    init(ofSession secret: String) {
        self.secret = Array(secret.utf8)
        isInCookie = false
    }

    var isUsed: Bool { wasUsed.withLock { $0 } }

    /// The text for the hidden field.
    ///
    /// Each call differs, so that compression tells nothing about the secret (BREACH).
    public var masked: String {
        wasUsed.withLock { $0 = true }
        let mask = secret.map { _ in UInt8.random(in: .min ... .max) }
        return Hexadecimal.text(mask + zip(secret, mask).map { $0 ^ $1 })
    }

    /// Returns whether the text was made from this secret, in time that does not tell how far they agree.
    public func matches(_ text: String) -> Bool {
        guard let bytes = Hexadecimal.bytes(text), !secret.isEmpty, bytes.count == 2 * secret.count else {
            return false
        }
        var difference: UInt8 = 0
        for index in secret.indices { difference |= bytes[index] ^ bytes[index + secret.count] ^ secret[index] }
        return difference == 0
    }
}

enum Hexadecimal {
    static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2), digits.count <= 1024 else { return nil }
        var result: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(digits[index]), let low = value(digits[index + 1]) else { return nil }
            result.append(high << 4 | low)
        }
        return result
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }
}
