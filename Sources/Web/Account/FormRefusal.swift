import Access
import Civics
import HTTPTypes
import Html
import Shell

/// A form that was not taken in, for a reason the person can do something about.
struct FormRefusal {
    var errors: FormErrors
    var status: HTTPResponse.Status

    /// Runs what a form asks for.
    ///
    /// - Returns: the refusal to show beside the fields; `nil` where it was done. What is no matter of the form (no
    ///   right, no such thing) is thrown on and becomes a page of its own.
    static func of(_ work: () async throws -> Void) async throws -> FormRefusal? {
        do {
            try await work()
            return nil
        } catch let problem as Problem where [401, 409, 413, 415, 422].contains(problem.status) {
            return FormRefusal(problem)
        }
    }

    init(_ problem: Problem) {
        errors = FormErrors(problem)
        // 401 asks a browser to sign in; a wrong old password is a fault of the form.
        status = HTTPResponse.Status(code: problem.status == 401 ? 422 : problem.status)
    }

    init(_ errors: FormErrors) {
        self.errors = errors
        status = .unprocessableContent
    }
}

/// The short notice after something was done: the redirect carries `?done=word`, the page knows its words.
struct DoneNotice: Component {
    private let sentence: Words?

    /// - Parameter words: what each word means on this page; an unknown one says nothing.
    init(_ done: String?, _ words: [String: Words]) {
        sentence = done.flatMap { words[$0] }
    }

    var html: HTML {
        sentence.map { Notice(.done, "<p>\($0)</p>").html } ?? .empty
    }
}
