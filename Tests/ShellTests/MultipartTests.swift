import HTTPTypes
import Access
import Shell
import ShellSupport
import HtmlSupport
import Testing

@Suite("Uploaded files")
struct MultipartTests {
    static func body(_ parts: [(String, [UInt8])], boundary: String = "XyZ") -> [UInt8] {
        var bytes: [UInt8] = []
        for (head, content) in parts {
            bytes += Array("--\(boundary)\r\n\(head)\r\n\r\n".utf8) + content + [13, 10]
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    static func send(_ parts: [(String, [UInt8])], to site: TestSite = TestSite()) async throws -> Answer {
        let visitor = site.visitor()
        let page = try await visitor.open("/notes")
        let token = try #require(
            try PageElement.read(page.text).all("input").first { $0["name"] == Form.tokenName }?["value"])
        let all = [("Content-Disposition: form-data; name=\"\(Form.tokenName)\"", Array(token.utf8))] + parts
        return try await visitor.send(
            .post, "/files", headers: ["Content-Type": "multipart/form-data; boundary=XyZ"], body: body(all))
    }

    @Test(
        "a file comes whole, whatever its bytes, and its name without folders",
        arguments: [
            ("รูป ถนน.jpg", "รูป ถนน.jpg"), ("C:\\\\temp\\\\a.pdf", "a.pdf"), ("../../etc/passwd", "passwd"),
            ("a%22b;c.png", "a%22b;c.png"),
        ])
    func file(sent: String, kept: String) async throws {
        let bytes: [UInt8] = Array(0...255) + Array("\r\n--Xy\r\n--".utf8)
        let head = "Content-Disposition: form-data; name=\"photo\"; filename=\"\(sent)\"\r\nContent-Type: image/jpeg"
        let answer = try await Self.send([(head, bytes)])
        #expect(answer.status == 200)
        #expect(try PageElement.read(answer.text).text.contains("\(kept) \(bytes.count)"))
    }

    @Test("a file field left empty is no file")
    func empty() async throws {
        let answer = try await Self.send([
            (
                "Content-Disposition: form-data; name=\"photo\"; filename=\"\"\r\nContent-Type: application/octet-stream",
                []
            )
        ])
        #expect(answer.text.contains("none"))
    }

    @Test("an upload above the limit is refused, announced or not")
    func tooLarge() async throws {
        let head = "Content-Disposition: form-data; name=\"photo\"; filename=\"a\""
        #expect(try await Self.send([(head, Array(repeating: 65, count: FormLimits.upload))]).status == 413)
        let announced = try await TestSite().visitor().send(
            .post, "/files", headers: ["Content-Type": "multipart/form-data; boundary=b", "Content-Length": "99999999"])
        #expect(announced.status == 413)
    }

    @Test(
        "a damaged upload is refused",
        arguments: [
            "--XyZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
            "--XyZ\r\nno colon\r\n\r\nx\r\n--XyZ--", "--XyZ\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XyZ--",
            "--XyZ", "--XyZ\r\n", "junk--XyZ--", "",
        ])
    func damaged(body: String) async throws {
        let answer = try await TestSite().visitor().send(
            .post, "/files", headers: ["Content-Type": "multipart/form-data; boundary=XyZ"], body: Array(body.utf8))
        #expect(answer.status == 400)
    }
}
