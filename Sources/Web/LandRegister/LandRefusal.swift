import Access
import Civics
import HTTPTypes
import Registry
import Shell

/// A form of the register that was not taken in: what is wrong, and whether somebody else saved in between.
struct LandRefusal {
    var errors: FormErrors
    var status: HTTPResponse.Status
    var isOvertaken: Bool

    /// Runs what a form asks for; `nil` where it was done.
    ///
    /// - Parameter fields: which field of the form tells of a problem's field, where their names differ.
    static func of(_ fields: [String: String] = [:], _ work: () async throws -> Void) async throws -> LandRefusal? {
        do {
            try await work()
            return nil
        } catch let problem as Problem where [400, 409, 422].contains(problem.status) {
            var told = problem
            if let field = problem.field { told.field = fields[field] ?? field }
            return LandRefusal(
                errors: FormErrors(told), status: .init(code: problem.status == 400 ? 422 : problem.status),
                isOvertaken: problem == .recordChangedMeanwhile)
        }
    }

    static func of(_ errors: FormErrors) -> LandRefusal? {
        errors.isEmpty ? nil : LandRefusal(errors: errors, status: .unprocessableContent, isOvertaken: false)
    }
}
