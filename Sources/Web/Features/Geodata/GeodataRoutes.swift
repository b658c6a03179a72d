import Domain
import Exchange
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import Store

/// All kinds with a position as one file (地理数据导出).
struct GeodataRoutes: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        for format in RegisterDesk.GeodataFormat.allCases where format != .geoJSON {
            router.get(RouterPath("/geodata/export." + format.rawValue)) { _, context in
                let area = try Self.area(context.url["area"])
                return try await Self.export(
                    RegisterDesk.mappedKinds, area, format, try Self.options(context.url["encoding"]), site, context)
            }
        }
    }

    /// The area of an address: the number of a place, or the asker's own.
    static func area(_ text: String?) throws -> BoardDesk.AreaKey {
        guard let text, !text.isEmpty else { return .own }
        guard let number = Int64(text), number > 0 else {
            throw Problem.malformed("area", text, advice: BilingualText("应为区划编号", "it is the number of a place"))
        }
        return .id(SubjectID(number))
    }

    /// The choices of an address.
    static func options(_ encoding: String?) throws -> RegisterDesk.GeodataOptions {
        var options = RegisterDesk.GeodataOptions()
        guard let encoding, !encoding.isEmpty else { return options }
        guard let chosen = ShapefileWriter.Encoding(rawValue: encoding.lowercased()) else {
            throw Problem.malformed(
                "encoding", encoding, advice: BilingualText("可填 utf-8 或 gbk", "it is utf-8 or gbk"))
        }
        options.encoding = chosen
        return options
    }

    /// The media type of a form.
    static func mediaType(_ format: RegisterDesk.GeodataFormat) -> String {
        switch format {
        case .geoJSON: "application/geo+json"
        case .geoPackage: "application/geopackage+sqlite3"
        case .shapefile: "application/zip"
        }
    }

    /// The records of an area as a file.
    static func export(
        _ kinds: [RecordKind], _ area: BoardDesk.AreaKey, _ format: RegisterDesk.GeodataFormat,
        _ options: RegisterDesk.GeodataOptions, _ site: Site, _ context: WebContext
    ) async throws -> Response {
        let access = try context.access
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("qingxi-export-" + UUID().uuidString + "." + format.rawValue)
        do {
            let outcome = try await site.register.exportGeodata(
                kinds, area: area, asOf: context.state.asOf(site.platform), as: format, options, to: file,
                access: access)
            guard let outcome else { throw Problem.notFound }
            let kind = kinds.count == 1 ? kinds.first.map { context.language($0.name) } ?? "" : ""
            return try RegisterExports.answer(
                file, name: outcome.area.name + kind + "." + format.rawValue, ending: format.rawValue,
                type: mediaType(format))
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw error
        }
    }
}
