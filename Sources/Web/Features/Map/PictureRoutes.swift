import Governance
import HTTPTypes
import Hummingbird

/// Keeps in the log that the map is saved as a picture (地图存图留痕), before the browser makes it.
struct PictureRoutes: Feature {
    /// Where the map's script says so.
    static let path = "/map/picture"

    let site: Site

    func add(to router: Router<WebContext>) {
        router.post(RouterPath(Self.path)) { _, context in try await record(context) }
    }

    private func record(_ context: WebContext) async throws -> Response {
        let access = try context.access
        let state = MapState(context.url, offered: MapDesk.Viewer.access(access).layers)
        let filters = state.items.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
        let mark = try await ExportDesk(site.platform).record(
            ExportDesk.Parcel("map", as: "png", area: state.area, filters: filters), holder: context.holder,
            access: access)
        var json = JSONBuffer()
        json.object { $0.member("words", context.language(MapText.logEntry, ["n": String(mark.entry)])) }
        var response = Response.json(json)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
