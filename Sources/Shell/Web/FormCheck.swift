import Access
import HTTPTypes
import Hummingbird

/// Whether a form was sent by a page of ours: the browser's word on its origin, then the token in the form.
enum FormCheck {
    /// - Throws: ``Problem/formTokenWrong`` where the browser names another origin.
    static func origin(of request: Request, settings: ShellSettings) throws(Problem) {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name], site != "same-origin" {
            throw .formTokenWrong
        }
        guard let origin = request.headers[.origin] else { return }
        if let expected = settings.origin {
            guard origin == expected else { throw .formTokenWrong }
        } else {
            let host = request.head.authority ?? ""
            guard !host.isEmpty, origin == "http://\(host)" || origin == "https://\(host)" else {
                throw .formTokenWrong
            }
        }
    }

    /// - Throws: ``Problem/formTokenWrong`` where the hidden field does not fit the browser's cookie.
    static func token(of form: FormFields) throws(Problem) {
        guard let text = form.text(Form.tokenName), Visit.current.token.matches(text) else { throw .formTokenWrong }
    }
}

extension FormToken {
    static func secret(cookie: String) -> [UInt8]? {
        guard cookie.utf8.count == 32 else { return nil }
        return Hexadecimal.bytes(cookie)
    }
}
