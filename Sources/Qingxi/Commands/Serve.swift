import ArgumentParser
import Dispatch
import Domain
import Foundation
import Governance
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Tables
import UnixSignals
import Web

/// `qingxi serve`: the web server.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "启动网站 / run the web server.")
    @OptionGroup var database: DatabaseOption
    @Option(help: "端口 / port; 0 takes a free one.") var port = 8080
    @Option(help: "监听地址 / address to listen at; 0.0.0.0 for all.") var host = "127.0.0.1"
    @Option(help: "附加静态文件目录 / folder with map libraries.") var publicFolder: String?
    @Option(help: "网站对外地址 / the site's own address, https://…") var origin = ""
    @Flag(help: "信任前置代理的 X-Forwarded-* / believe a proxy's X-Forwarded-* headers.") var trustProxy = false
    @Flag(help: "经 HTTPS 访问 / browsers come by HTTPS.") var behindTLS = false

    @Option(help: "无操作多少分钟后退出登录 / minutes without use after which a session ends.") var idleMinutes = 720
    @Option(help: "登录最长多少小时 / hours after which a session ends in any case.") var longestHours = 168

    func validate() throws {
        guard (1...527_040).contains(idleMinutes), (1...8784).contains(longestHours) else {
            throw CommandFailure(
                "--idle-minutes 应为 1 到 527040，--longest-hours 应为 1 到 8784。",
                "--idle-minutes lies between 1 and 527040, --longest-hours between 1 and 8784.")
        }
        guard (0...65_535).contains(port) else {
            throw CommandFailure("端口 \(port) 不在 0 到 65535 之间。", "Port \(port) does not lie between 0 and 65535.")
        }
    }

    func run() async throws {
        // Answers are then computed on the threads of the connections, without being handed to and fro: a third less
        // work for each. What takes long goes to threads of its own (`LongWork`).
        NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
        let platform = try database.platform()
        var logger = Logger(label: "qingxi")
        logger.logLevel = .notice
        var configuration = WebConfiguration(
            platform: platform,
            access: AccessEnvironment(
                database: platform.database, now: platform.now,
                policy: AccessPolicy(idleMinutes: idleMinutes, longestHours: longestHours)),
            logger: logger)
        configuration.host = host
        configuration.port = port
        configuration.origin = origin
        configuration.publicFolder = publicFolder
        configuration.trustsProxy = trustProxy
        configuration.isBehindTLS = behindTLS || origin.hasPrefix("https://")
        let environment = ProcessInfo.processInfo.environment
        configuration.metricsToken = environment["QINGXI_METRICS_TOKEN"]
        configuration.basemap = try Self.basemap(environment)
        let notes =
            try await DemoLogIns.lines(on: platform) + FirstUserHint.lines(on: platform, database)
            + database.evidenceLines
        let shownHost = host == "0.0.0.0" ? "127.0.0.1" : host
        let application = try buildApplication(configuration) { bound in
            Output.line("清溪已启动 / running at http://\(shownHost):\(bound ?? 0)/")
            for line in notes { Output.line(line) }
        }
        var group = ServiceGroupConfiguration(
            // The last one is told first: an import at work keeps its request, and so the server, waiting.
            services: [.init(service: application), .init(service: ImportStop(platform: platform))],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        group.maximumGracefulShutdownDuration = .seconds(8)
        do {
            try await ServiceGroup(configuration: group).run()
        } catch {
            throw CommandFailure(
                "无法在 \(host):\(port) 启动：\(error)。端口可能被占用，请换 --port。",
                "Cannot run at \(host):\(port): \(error). The port may be taken; choose another --port.")
        }
        // A statement that is still at work is given up as in a power cut: the next start takes back what is half done.
        DispatchQueue.global().asyncAfter(deadline: .now() + 4) { endProcess() }
        platform.database.close()
    }
}

extension Serve {
    /// The outside base map that the environment names; none by default.
    private static func basemap(_ environment: [String: String]) throws -> BasemapSource? {
        guard let text = environment["QINGXI_BASEMAP"], !text.isEmpty else { return nil }
        do {
            return try BasemapSource(
                text, key: environment["QINGXI_BASEMAP_KEY"] ?? "", credit: environment["QINGXI_BASEMAP_CREDIT"] ?? "")
        } catch {
            throw CommandFailure(error.message.zh, error.message.en)
        }
    }
}

/// Ends the process at once; what the database has not committed is not kept.
private func endProcess() -> Never {
    exit(0)
}

/// Ends the imports at work when the server is asked to end.
private struct ImportStop: Service {
    let platform: Platform

    func run() async throws {
        try? await gracefulShutdown()
        platform.stopImports()
    }
}
