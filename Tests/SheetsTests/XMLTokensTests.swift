import Sheets
import Testing

@Suite struct XMLTokensTests {
    private func tokens(_ text: String) throws -> [XMLToken] {
        try tokens(Array(text.utf8))
    }

    private func tokens(_ bytes: [UInt8]) throws -> [XMLToken] {
        let reader = try XMLTokens(bytes, place: "p")
        var all: [XMLToken] = []
        while let token = try reader.next() { all.append(token) }
        #expect(try reader.next() == nil)
        return all
    }

    private func kind(_ text: String) -> SheetError.Kind? {
        kind(Array(text.utf8))
    }

    private func kind(_ bytes: [UInt8]) -> SheetError.Kind? {
        do {
            _ = try tokens(bytes)
            return nil
        } catch {
            return (error as? SheetError)?.kind
        }
    }

    @Test func elementsTextAndAttributesComeInOrder() throws {
        let all = try tokens(
            "<?xml version=\"1.0\"?><!-- c --><a xmlns=\"n\" xmlns:p=\"m\" x=\"1\" p:y=\"ก&amp;\"><b/>ข<![CDATA[<]]></a>"
        )
        #expect(
            all == [
                .start(
                    XMLElement(
                        name: "a", namespace: "n",
                        attributes: [
                            XMLAttribute(name: "x", namespace: "", value: "1"),
                            XMLAttribute(name: "y", namespace: "m", value: "ก&"),
                        ])),
                .start(XMLElement(name: "b", namespace: "n", attributes: [])), .end("b"), .text("ข"), .text("<"),
                .end("a"),
            ])
    }

    @Test func skipAndInnerTextStopAtTheRightEnd() throws {
        let reader = try XMLTokens(Array("<a><b>1<c/>2</b><d>x<e>y</e>z</d><f/></a>".utf8))
        _ = try reader.next()
        _ = try reader.next()
        try reader.skip()
        guard case .start(let element) = try reader.next() else {
            Issue.record("no element after skip")
            return
        }
        #expect(element.name == "d")
        #expect(try reader.innerText() == "xyz")
        _ = try reader.next()
        try reader.skip()
        #expect(try reader.next() == .end("a"))
    }

    @Test(arguments: [
        "", " ", "<a>", "<a><b></a></b>", "<a", "<a/><b/>", "<a x=1/>", "<a>&nbsp;</a>", "<a>\u{1}</a>", "text",
        "<a xmlns:p='n'><q:b/></a>", "<a x='1' x='2'/>", "<a>]]></a>", "<a/>tail",
    ])
    func malformedTextIsAnErrorOrHarmless(text: String) {
        // libxml2 forgives an undeclared prefix and `]]>` in text by default; nothing else of this list.
        let forgiven = ["<a xmlns:p='n'><q:b/></a>"]
        #expect((kind(text) == .malformed) != forgiven.contains(text), "\(text)")
    }

    @Test func everyTruncationIsAnError() throws {
        let whole = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a x=\"1\"><b>กข</b><!-- c --></a>".utf8)
        #expect(kind(whole) == nil)
        for length in 0..<whole.count { #expect(kind(Array(whole.prefix(length))) != nil, "length \(length)") }
    }

    @Test(arguments: [
        "<!DOCTYPE a><a/>", "<!-- c --><?p q?>\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
        "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]><l>&c;</l>",
    ])
    func anyDoctypeIsRefused(text: String) {
        #expect(kind(text) == .doctype)
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(kind(wide) == .doctype)
    }

    @Test func aDoctypeInAComentOrCDATAIsOnlyText() throws {
        #expect(kind("<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE a>]]></a>") == nil)
    }

    @Test(arguments: [257, 100_000])
    func deepNestingIsRefused(depth: Int) {
        #expect(kind(String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)) == .tooDeep)
    }

    @Test func nestingUpToTheLimitIsRead() throws {
        let count = try tokens(String(repeating: "<a>", count: 255) + String(repeating: "</a>", count: 255)).count
        #expect(count == 510)
    }

    @Test func bytesAndElementsAreLimited() throws {
        var limits = XMLTokens.Limits()
        limits.elements = 3
        let reader = try XMLTokens(Array("<a><b/><b/><b/></a>".utf8), limits: limits)
        #expect(throws: SheetError.self) { while try reader.next() != nil {} }
        limits.bytes = 4
        #expect(throws: SheetError(.tooLarge)) { try XMLTokens(Array("<abc/>".utf8), limits: limits) }
    }

    @Test func aTagOfVeryManyAttributesIsRefusedAtOnce() {
        // A `>` inside a value ends no tag, a quote inside a comment or CDATA begins no value.
        let many = (0..<200_000).map { " a\($0)='>'" }.joined()
        #expect(kind("<a><b\(many)/></a>") == .tooLarge)
        let quotes = String(repeating: "'\"", count: 600)
        #expect(kind("<a><!--\(quotes)--><?p \(quotes)?><![CDATA[\(quotes)]]>\(quotes)</a>") == nil)
        let wide = (0..<500).map { " a\($0)=\"\"" }.joined()
        #expect(kind("<a\(wide)/>") == nil)
    }

    @Test func namespacesInScopeAreLimited() {
        let some = (0..<100).map { " xmlns:n\($0)='m'" }.joined()
        #expect(kind(String(repeating: "<a\(some)>", count: 6) + String(repeating: "</a>", count: 6)) == .tooLarge)
        #expect(kind("<a>" + String(repeating: "<b\(some)/><b\(some)></b>", count: 20) + "</a>") == nil)
    }

    @Test func utf16IsReadAndOtherEncodingsAreRefused() throws {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>ก</a>"
        let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try tokens(big).contains(.text("ก")))
        #expect(kind([0x3C, 0x61, 0x3E, 0xA1, 0x3C, 0x2F, 0x61, 0x3E]) == .unknownEncoding)
    }

    @Test func anErrorNamesPartAndLine() {
        #expect(throws: SheetError(.malformed, place: "p", line: 3)) { _ = try tokens("<a>\n<b>\n</c></a>") }
    }
}
