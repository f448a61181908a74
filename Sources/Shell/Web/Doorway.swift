import Access
import Civics
import HTTPTypes
import Html
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// The middleware around every answer: who reads and in which language, headers, problems as pages, one log line.
struct Doorway: RouterMiddleware {
    typealias Context = ShellContext

    var services: ShellServices
    var settings: ShellSettings
    var map: RouteMap

    func handle(
        _ request: Request, context: ShellContext, next: (Request, ShellContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        context.requestNumber = Self.requestNumber()
        context.isSecure = settings.isSecure
        context.origin = PublicOrigin.of(request, settings: settings)
        context.clientAddress = ClientAddress.of(request, peer: context.clientAddress, settings: settings)
        let link = Link(local: request.head.path ?? "/")
        context.link = link ?? .root
        context.language = LanguageChoice.of(request, link: context.link)
        context.sessionToken = request.cookies[settings.sessionCookie]?.value

        var failure = await findActor(&context)
        let wantsData = map.isMachine(context.endpointPath) && !request.wantsPage(context.link)
        let token =
            wantsData
            // No page, so no form: its secret need not be drawn.
            ? FormToken(secret: [])
            : context.signedIn?.formSecret.map { FormToken(ofSession: $0) }
                ?? FormToken(
                    secret: request.cookies[settings.formCookie].flatMap { FormToken.secret(cookie: $0.value) })
        var site = Site()
        if !wantsData {
            do { site = try await services.site() } catch { failure = failure ?? error }
        }
        let visit = Visit(link: context.link, actor: context.actor, site: site, token: token)
        let (found, fault) = (context, failure)
        var response = await Visit.$current.withValue(visit) {
            await Reader.$language.withValue(found.language) {
                do {
                    if let fault { throw fault }
                    guard link != nil else { throw Problem.addressUnreadable }
                    return try await next(request, found)
                } catch {
                    return refusal(error, request, found, asJSON: wantsData || request.wantsJSON)
                }
            }
        }
        response.headers.secure(settings)
        if response.headers[.cacheControl] == nil {
            response.headers[.cacheControl] = context.signedIn == nil && !token.isUsed ? "no-cache" : "no-store"
        }
        if token.isUsed, token.isInCookie {
            response.addCookie(settings.formCookie, Hexadecimal.text(token.secret), isSecure: settings.isSecure)
        }
        if context.link.items.contains(where: { $0.name == "lang" }) {
            response.addCookie(
                ShellSettings.languageCookie, context.language.rawValue, isSecure: settings.isSecure, days: 365)
        }
        response = try await Compression.applied(to: response, for: request)
        log(request, context, response, since: start)
        return response
    }

    private static let requests = Atomic(UInt32.random(in: .min ... .max))

    /// Eight digits that no other of the last four thousand million requests had, and that tell nothing of how many
    /// there were: a count from a random start, scattered by an odd factor (2³² over the golden ratio).
    private static func requestNumber() -> String {
        let number = requests.wrappingAdd(1, ordering: .relaxed).newValue &* 2_654_435_769
        return Hexadecimal.text((0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
    }

    /// Returns an error where the sessions cannot be read.
    private func findActor(_ context: inout ShellContext) async -> (any Error)? {
        guard let token = context.sessionToken, token.utf8.count <= 200 else { return nil }
        do {
            context.signedIn = try await services.actor(token)
            return nil
        } catch {
            return error
        }
    }

    private func refusal(
        _ error: any Error, _ request: Request, _ context: ShellContext, asJSON: Bool
    ) -> Response {
        var problem = error as? Problem ?? .internalFault
        let allowed = map.methods(at: context.link.segments)
        if let error = error as? any HTTPResponseError {
            switch error.status {
            case .notFound: problem = allowed.isEmpty ? .pageNotFound : .methodNotAllowed
            case .contentTooLarge: problem = .bodyTooLarge
            case .badRequest: problem = .formUnreadable
            default: break
            }
        }
        if problem == .internalFault {
            // The type only: an error's text may hold a person's data.
            context.logger.error(
                "internal fault",
                metadata: ["request": "\(context.requestNumber)", "error": "\(type(of: error))"])
        }
        if problem == .methodNotAllowed, request.method == .options { return .options(allowed) }
        if problem == .signInFirst, request.method == .get, !asJSON, let signIn = Visit.current.site.signIn {
            return .redirect(signIn.with("back", context.link.text))
        }
        var response = ProblemAnswer.response(problem, requestNumber: context.requestNumber, asJSON: asJSON)
        if problem == .methodNotAllowed { response.headers[.allow] = allowed.joined(separator: ", ") }
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// Method, route template and status: no address as asked for, no name, no network address.
    private func log(
        _ request: Request, _ context: ShellContext, _ response: Response, since start: ContinuousClock.Instant
    ) {
        let spent = ContinuousClock.now - start
        let milliseconds = spent.components.seconds * 1000 + spent.components.attoseconds / 1_000_000_000_000_000
        context.logger.info(
            "request",
            metadata: [
                "request": "\(context.requestNumber)", "method": "\(request.method)",
                "route": "\(context.endpointPath ?? "-")", "status": "\(response.status.code)",
                "milliseconds": "\(milliseconds)",
            ])
    }
}
