import Access
import Registry
import Shell

extension ShellContext {
    /// What was typed into a search box, as the address has it.
    ///
    /// - Throws: 422.344 for somebody's 13-digit ID. Addresses stay in browsers and in the logs of proxies, so a number of
    ///   class C3 is looked for by a form that posts it.
    func searchQuestion() throws -> String? {
        guard let question = query("q") else { return nil }
        guard !PersonIdentifier.stands(in: question) else { throw Problem.identityInAddress }
        return question
    }
}
