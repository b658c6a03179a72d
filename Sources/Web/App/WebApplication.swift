import Foundation
public import Hummingbird
import HummingbirdCore

/// Puts the web server together (组装网站服务), for the executable and for tests alike.
///
/// - Throws: what keeps the site's own style sheets and scripts from being read.
public func buildApplication(
    _ configuration: WebConfiguration, onServerRunning: @escaping @Sendable (Int?) async -> Void = { _ in }
) throws -> some ApplicationProtocol {
    let site = try Site(configuration)
    return Application(
        router: makeRouter(site),
        server: .http1(configuration: .init(additionalChannelHandlers: [UnreadableRequests()])),
        configuration: ApplicationConfiguration(address: .hostname(configuration.host, port: configuration.port)),
        onServerRunning: { channel in await onServerRunning(channel.localAddress?.port) },
        logger: configuration.logger)
}

/// All middleware and routes of the site.
func makeRouter(_ site: Site) -> Router<WebContext> {
    let router = Router(context: WebContext.self, options: [.autoGenerateHeadEndpoints])
    router.add(middleware: RequestMeter(site: site))
    router.add(middleware: SecurityHeaders(site: site))
    router.add(middleware: Compression())
    router.add(middleware: Arrival(site: site))
    router.add(middleware: ErrorPages(site: site))
    router.add(middleware: FilesByGet(site: site))
    router.add(middleware: LongWork(site: site))
    router.add(middleware: FormGate(site: site))
    if let folder = site.configuration.publicFolder {
        VendorFiles(folder: URL(fileURLWithPath: folder, isDirectory: true)).add(to: router)
    }
    for feature in features(of: site) { feature.add(to: router) }
    return router
}
