import Access
import HTTPTypes
public import Hummingbird
import Html

/// The register of all addresses: every route is entered here, behind its policy row, or not at all.
///
/// ```swift
/// routes.get("plan/activities/{number}") { request, context in … }
/// routes.post("plan/activities/{number}/progress") { request, context in … context.form … }
/// ```
public final class Routes {
    public typealias Handler = @Sendable (Request, ShellContext) async throws -> Response

    /// One route as the policy knows it.
    public struct Entry: Sendable, Hashable {
        public var method: String
        /// The address with its parameters in braces: `/plan/activities/{number}`.
        public var template: String

        public init(method: String, template: String) {
            self.method = method
            self.template = template
        }
    }

    /// All routes, in the order entered.
    public private(set) var entries: [Entry] = []
    /// Routes that the policy does not know; the boot stops unless this is empty.
    public private(set) var routesWithoutRule: [Entry] = []

    private let router: Router<ShellContext>
    private let services: ShellServices
    private let settings: ShellSettings
    private let map: RouteMap

    /// Makes the register, with the shell's own middleware and its route for assets.
    public init(services: ShellServices, settings: ShellSettings) {
        self.services = services
        self.settings = settings
        map = RouteMap()
        router = Router(context: ShellContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Doorway(services: services, settings: settings, map: map))
        get("assets/{hash}/{name}") { request, context in
            try Asset.response(
                hash: try context.parameter("hash"), name: try context.parameter("name"),
                unless: request.headers[.ifNoneMatch])
        }
    }

    /// A page or file to read; HEAD comes with it.
    public func get(_ template: String, _ handler: @escaping Handler) {
        add(.get, template, bodyLimit: 0, handler)
    }

    /// An address for programs, such as a map's tiles; HEAD and OPTIONS come with it.
    ///
    /// Its answers are made on the thread that reads the connection: what takes longer than a millisecond or two belongs
    /// into the store, which has threads of its own.
    /// Refusals are JSON and no frame of a page is read, unless a browser asks for a page (`Accept`, `f=html`).
    public func machine(_ template: String, _ handler: @escaping Handler) {
        map.addMachine("/" + template.split(separator: "/").joined(separator: "/"))
        get(template, handler)
    }

    /// A form of up to 1 MB to take in; its token has been checked before the handler is called.
    public func post(_ template: String, _ handler: @escaping Handler) {
        add(.post, template, bodyLimit: FormLimits.form, handler)
    }

    /// A form with files, up to 20 MB unless said otherwise; its token has been checked.
    public func upload(_ template: String, limit: Int = FormLimits.upload, _ handler: @escaping Handler) {
        add(.post, template, bodyLimit: limit, handler)
    }

    /// The responder to run, or to test with a visitor.
    public func responder() -> RouterResponder<ShellContext> { router.buildResponder() }

    private func add(_ method: HTTPRequest.Method, _ template: String, bodyLimit: Int, _ handler: @escaping Handler) {
        let path = "/" + template.split(separator: "/").joined(separator: "/")
        let entry = Entry(method: method.rawValue, template: path)
        entries.append(entry)
        map.add(method, path)
        let rule = services.rule(method.rawValue, path)
        if rule == nil { routesWithoutRule.append(entry) }
        let settings = settings
        let isMachine = map.isMachine(path)
        router.on(RouterPath(path), method: method) { request, context in
            guard let rule else { throw Problem.notPermitted }
            guard rule.permits(context.actor) else {
                throw context.signedIn == nil ? Problem.signInFirst : Problem.notPermitted
            }
            if isMachine { return try await handler(request, context) }
            // What may take long must not hold up the connections that share this one's thread.
            return try await withTaskExecutorPreference(globalConcurrentExecutor) {
                var context = context
                if method != .get {
                    try FormCheck.origin(of: request, settings: settings)
                    context.form = try await FormFields.read(request, limit: bodyLimit)
                    try FormCheck.token(of: context.form)
                }
                return try await handler(request, context)
            }
        }
    }
}
