public import Access
import Civics
import HTTPTypes
import Html
public import Hummingbird
import NIOCore

/// A refusal as a page or, for programs, as JSON (RFC 9457).
public enum ProblemAnswer {
    public static func response(_ problem: Problem, requestNumber: String = "", asJSON: Bool = false) -> Response {
        let status = HTTPResponse.Status(code: problem.status)
        guard asJSON else {
            var response = ProblemPage(problem: problem, requestNumber: requestNumber).response(status)
            response.headers[.cacheControl] = "no-store"
            return response
        }
        let fields: [(String, String)] = [
            ("number", problem.number), ("title", problem.sentence.text(in: Reader.language)),
            ("detail", problem.wayForward.text(in: Reader.language)), ("title_th", problem.sentence.th),
            ("title_en", problem.sentence.en), ("field", problem.field ?? ""), ("request", requestNumber),
        ]
        let body = fields.filter { !$0.1.isEmpty }.map { "\(JSONText.quoted($0.0)):\(JSONText.quoted($0.1))" }
        let text = "{\"status\":\(problem.status)," + body.joined(separator: ",") + "}\n"
        var headers = HTTPFields()
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

struct ProblemPage: Page {
    var problem: Problem
    var requestNumber: String

    var title: Words { problem.sentence }

    var main: HTML {
        """
        <div class="problem">
        <p class="problem-number">\(Label.problemNumber) \(problem.number)</p>
        <h1>\(problem.sentence)</h1>
        <h2>\(Label.wayForward)</h2>
        <p class="lead">\(problem.wayForward)</p>
        <p>\(next)</p>
        \(if: !requestNumber.isEmpty, "<p class=\"quiet\">\(Words(th: "รหัสคำขอ", en: "Request number")) <code>\(requestNumber)</code></p>")
        </div>
        """
    }
}

extension ProblemPage {
    private var next: HTML {
        if problem.status == 401, let signIn = Visit.current.site.signIn {
            return ButtonLink(Label.signIn, to: signIn).html
        }
        return ButtonLink(Label.home, to: .root).html
    }
}

enum JSONText {
    /// Writes a JSON string (RFC 8259 §7).
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..."\u{1F}":
                result += "\\u00" + Hexadecimal.text([UInt8(scalar.value)])
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
