/// An element of a page, with what it holds.
public final class PageElement {
    public let name: String
    public let attributes: [PageAttribute]
    public private(set) var children: [Node] = []
    public private(set) weak var parent: PageElement?

    public enum Node {
        case element(PageElement)
        case text(String)
    }

    init(_ name: String, _ attributes: [PageAttribute], in parent: PageElement?) {
        self.name = name
        self.attributes = attributes
        self.parent = parent
    }

    public subscript(_ attribute: String) -> String? {
        attributes.first { $0.name == attribute }?.value
    }

    /// All elements below, in document order.
    public var descendants: [PageElement] {
        children.flatMap { node -> [PageElement] in
            if case .element(let child) = node { [child] + child.descendants } else { [] }
        }
    }

    public func all(_ name: String) -> [PageElement] {
        descendants.filter { $0.name == name }
    }

    /// The text inside, references decoded, runs of blanks as one.
    public var text: String {
        allText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The text inside exactly as it stands, references decoded.
    public var allText: String {
        children.map { node in
            switch node {
            case .element(let child): child.allText
            case .text(let text): PageTokens.decoded(text)
            }
        }.joined()
    }

    public var ancestors: [PageElement] {
        parent.map { [$0] + $0.ancestors } ?? []
    }

    private static let voidNames: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    /// Reads a page or a piece of one into a tree; the returned element has no name and holds the top level.
    /// - Throws: ``PageFault`` where a tag is not closed in order or the markup is not strict.
    public static func read(_ source: String) throws(PageFault) -> PageElement {
        let root = PageElement("", [], in: nil)
        var here = root
        for token in try PageTokens.read(source) {
            switch token {
            case .doctype, .comment: break
            case .text(let text): here.children.append(.text(text))
            case .open(let name, let attributes, let isSelfClosed):
                let element = PageElement(name, attributes, in: here)
                here.children.append(.element(element))
                if voidNames.contains(name) { continue }
                if isSelfClosed {
                    guard element.isInsideDrawing || name == "svg" else {
                        throw PageFault(offset: 0, message: "<\(name)/> outside a drawing", near: element.place)
                    }
                    continue
                }
                here = element
            case .close(let name):
                guard here.name == name, let parent = here.parent else {
                    throw PageFault(offset: 0, message: "</\(name)> closes <\(here.name)>", near: here.place)
                }
                here = parent
            }
        }
        guard here === root else {
            throw PageFault(offset: 0, message: "<\(here.name)> is never closed", near: here.place)
        }
        return root
    }

    private var isInsideDrawing: Bool { ancestors.contains { $0.name == "svg" } }

    /// Where the element stands: `html > body > main > form#login`.
    public var place: String {
        (ancestors.reversed() + [self]).dropFirst()
            .map { $0.name + ($0["id"].map { "#\($0)" } ?? "") }
            .joined(separator: " > ")
    }
}
