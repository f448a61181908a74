import Access
import Civics
import Foundation
import Html
import Hummingbird
public import Logging
import NIOCore
import Planning
public import Shell
import Storage
import Tables
import Web

/// The program as a web server on the loopback interface; TLS is a proxy's.
public struct Server: Sendable {
    let house: House
    let settings: ShellSettings
    let baseMap: BaseMap?

    /// - Parameters:
    ///   - origin: `https://…` where a proxy ends TLS before the program; `nil` on the machine itself.
    ///   - baseMap: an MBTiles file to show under the map; none is shown without.
    /// - Throws: `HouseError` where that file cannot be used.
    public init(_ house: House, origin: String? = nil, baseMap: String? = nil) throws {
        self.house = house
        do {
            self.baseMap = try baseMap.map { try BaseMap.mbTiles(path: $0) }
        } catch {
            throw HouseError(
                Words(
                    th: "ใช้แผนที่ฐาน \(baseMap ?? "") ไม่ได้ ต้องเป็นไฟล์ MBTiles",
                    en: "The base map \(baseMap ?? "") cannot be used; it must be an MBTiles file."))
        }
        settings = ShellSettings(
            isSecure: origin?.hasPrefix("https://") ?? false,
            trustedProxies: origin == nil ? [] : ["127.0.0.1", "::1"], origin: origin)
    }

    /// All routes behind their policy rows.
    ///
    /// - Throws: `HouseError` naming every route without a row: the boot stops.
    public func routes() throws -> Routes {
        let routes = Routes(services: shellServices, settings: settings)
        var services = house.webServices
        services.baseMap = baseMap
        WebRoutes.add(to: routes, services)
        let open = routes.routesWithoutRule.map { "\($0.method) \($0.template)" }.joined(separator: "\n")
        guard open.isEmpty else {
            throw HouseError(
                Words(
                    th: "มีเส้นทางที่ไม่มีในนโยบายสิทธิ์ จึงไม่เปิดระบบ:\n\(open)",
                    en: "Routes without a policy row, so the program does not start:\n\(open)"))
        }
        return routes
    }

    /// Serves until the process is told to stop.
    ///
    /// - Parameter whenListening: called once the port is open.
    public func run(port: Int, logger: Logger, whenListening: @escaping @Sendable () async -> Void) async throws {
        let application = Application(
            responder: try routes().responder(), server: ServerLimits.builder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil),
            onServerRunning: { _ in await whenListening() }, logger: logger)
        try await house.sequencer.publishLast(unlessIn: house.heads.read())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [sequencer = house.sequencer] in
                await sequencer.run { error in
                    logger.error("audit sequencer", metadata: ["error": "\(type(of: error))"])
                }
            }
            group.addTask { await closeQuarters(logger) }
            group.addTask { try await serve(application, port: port) }
            try await group.next()
            group.cancelAll()
        }
    }

    private func serve(_ application: some ApplicationProtocol, port: Int) async throws {
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw HouseError(
                Words(
                    th: "พอร์ต \(port) มีโปรแกรมอื่นใช้อยู่ กรุณาปิดโปรแกรมนั้น หรือเลือกพอร์ตอื่นด้วย --port",
                    en: "Port \(port) is in use. Stop that program, or choose another port with --port."))
        }
    }

    /// Freezes the figures of quarters that the calendar has closed: at the start, then every hour.
    private func closeQuarters(_ logger: Logger) async {
        let desk = IndicatorDesk(house.world, policy: house.policy, catalogue: house.catalogue)
        while !Task.isCancelled {
            do {
                try await desk.freezeClosed(by: .commandLine)
            } catch {
                logger.error("closing quarters", metadata: ["error": "\(type(of: error))"])
            }
            try? await Task.sleep(for: .seconds(3_600))
        }
    }

    private var shellServices: ShellServices {
        let house = house
        let sessions = SessionDesk(house.world, hasher: house.hasher)
        let frame = SiteFrame(house)
        return ShellServices(
            actor: { token in
                try await sessions.session(token).map {
                    SignedIn(
                        actor: $0.actor, expires: $0.startedAt.adding(seconds: Session.absoluteLimit),
                        formSecret: $0.csrf)
                }
            },
            rule: { method, template in
                guard let rule = house.policy.routeRule(method, template) else { return nil }
                return GuardRule { house.policy.admits($0, rule) }
            },
            now: house.world.now,
            site: { try await frame.site() })
    }
}
