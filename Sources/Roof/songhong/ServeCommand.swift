import Access
import ArgumentParser
import Civics
import Composition
import Foundation
import Logging
import Planning

/// Opens the system for browsers.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "เปิดระบบให้ใช้ผ่านเบราว์เซอร์ · Serve pages to browsers.",
        discussion: """
            ตัวอย่าง · Examples:
              songhong serve --port 8080
              songhong serve --write-proxy-config --host songhong.go.th > songhong.conf
            โปรแกรมเปิดเฉพาะเครื่องนี้ (127.0.0.1) ส่วน HTTPS เป็นหน้าที่ของ nginx หรือ Caddy
            """)

    @OptionGroup var data: DataOptions
    @Option(help: "พอร์ต · Port.") var port = 8080
    @Option(help: ArgumentHelp("ที่อยู่ที่คนพิมพ์ เช่น https://songhong.go.th · Public origin behind TLS.", valueName: "origin"))
    var origin: String?
    @Option(help: ArgumentHelp("แผนที่ฐาน (MBTiles) บนเครื่องนี้ · Base map on this machine.", valueName: "file"))
    var basemap: String?
    @Flag(name: .customLong("write-proxy-config"), help: "พิมพ์ค่าตั้งของ proxy แล้วจบ · Print the proxy's configuration.")
    var writeProxyConfig = false
    @Option(help: "ชนิด proxy: nginx, caddy · Kind of proxy.") var proxy: ProxyKind = .nginx
    @Option(help: "ชื่อเครื่องของเว็บ · Host name for the proxy.") var host = "songhong.local"
    @OptionGroup var common: CommonOptions

    enum ProxyKind: String, ExpressibleByArgument, CaseIterable { case nginx, caddy }

    func validate() throws {
        guard (1...65_535).contains(port) else {
            throw ValidationError("พอร์ตต้องอยู่ระหว่าง 1 ถึง 65535 · The port must be 1 to 65535.")
        }
    }

    func run() async throws {
        let console = common.console
        if writeProxyConfig {
            let text =
                proxy == .nginx
                ? ProxyConfiguration.nginx(host: host, port: port) : ProxyConfiguration.caddy(host: host, port: port)
            return console.write(text)
        }
        let house = try await data.open()
        do {
            try await serve(house, console)
            try await house.close()
        } catch {
            try? await house.close()
            throw Refusal.of(error)
        }
    }

    private func serve(_ house: House, _ console: Console) async throws {
        let isNew = try await house.adoptShippedPlan()
        try await printFirstLinks(house, console, isNew: isNew)
        var logger = Logger(label: "songhong") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let port = port
        try await Server(house, origin: origin, baseMap: basemap).run(port: port, logger: logger) {
            console.tell(
                Words(
                    th: "เปิดระบบแล้วที่ http://127.0.0.1:\(port)  (หยุดด้วย Ctrl-C)",
                    en: "Open at http://127.0.0.1:\(port)  (stop with Ctrl-C)"))
        }
    }

    /// On the first start nobody can sign in yet: two one-time links are printed, once, here.
    private func printFirstLinks(_ house: House, _ console: Console, isNew: Bool) async throws {
        let base = origin ?? "http://127.0.0.1:\(port)"
        let links: [Invitations.Issued]
        do {
            links = try await Invitations(house.world, policy: house.policy, hasher: house.hasher).issueFirst()
        } catch let problem as Problem where problem == .alreadyStarted {
            return
        }
        console.tell(
            Words(
                th: "ลิงก์ใช้ครั้งเดียวสำหรับตั้งรหัสผ่าน (หมดอายุใน 72 ชั่วโมง เก็บไว้เป็นความลับ):",
                en: "One-time links to set a password (72 hours; keep them secret):"))
        for link in links {
            let name = link.role.flatMap { house.policy.roles[$0]?.name } ?? Words(th: "บัญชี", en: "Account")
            console.tell(
                Words(
                    th: "  \(name.th): \(base)/invitation/\(link.token)",
                    en: "  \(name.en): \(base)/invitation/\(link.token)"))
        }
        if isNew {
            console.say(
                Words(
                    th:
                        "ยังไม่มีข้อมูลการดำเนินงาน อยากดูระบบที่มีข้อมูลครบปี: songhong demo --data ./demo แล้ว songhong serve --data ./demo",
                    en:
                        "No operating records yet. To see a filled-in year: songhong demo --data ./demo, then songhong serve --data ./demo"
                ))
        }
    }
}

extension Refusal {
    /// Turns what a room threw into words; an unknown fault is named by its type only.
    static func of(_ error: any Error) -> any Error {
        switch error {
        case let error as HouseError: Refusal(error.words)
        case let problem as Problem:
            Refusal(
                Words(
                    th: "\(problem.sentence.th) \(problem.wayForward.th) (\(problem.number))",
                    en: "\(problem.sentence.en) \(problem.wayForward.en) (\(problem.number))"))
        case is Refusal, is ExitCode, is CleanExit, is ValidationError: error
        case is DecodingError:
            Refusal(
                Words(
                    th: "ข้อมูลในฐานข้อมูลเสียหายหรือถูกแก้ไขจากภายนอก อย่าเขียนทับ ให้เก็บสำเนาไว้และกู้จากข้อมูลสำรอง (\(error))",
                    en:
                        "The database holds damaged data, or was changed from outside. Keep a copy and restore a backup (\(error))."
                ))
        default: Refusal(Words(th: "ทำงานไม่สำเร็จ: \(error)", en: "It did not work: \(error)"))
        }
    }
}
