import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// Lists as files (导出): exactly what the page's address asks for.
struct RegisterExports: Feature {
    let site: Site

    func add(to router: Router<WebContext>) {
        for format in RegisterDesk.ExportFormat.allCases {
            router.get(RouterPath("/register/:kind/export." + format.rawValue)) { _, context in
                try await export(format, context)
            }
        }
        for format in RegisterDesk.GeodataFormat.allCases {
            router.get(RouterPath("/register/:kind/export." + format.rawValue)) { _, context in
                try await export(format, context)
            }
        }
    }

    private func export(_ format: RegisterDesk.ExportFormat, _ context: WebContext) async throws -> Response {
        guard let kind = RegisterKinds.kind(context.part("kind")) else { throw Problem.notFound }
        let (query, filters) = try RegisterRoutes.query(kind, context, site)
        return try await export(format, query, filters, [], context)
    }

    /// A list as a file.
    ///
    /// - Parameters:
    ///   - words: Conditions in words that do not stand in the address.
    ///   - usual: The columns where the address names none; nil for all.
    func export(
        _ format: RegisterDesk.ExportFormat, _ query: RegisterQuery, _ filters: RegisterFilters, _ words: [String],
        or usual: [String]? = nil, _ context: WebContext
    ) async throws -> Response {
        let access = try context.access
        let kind = query.kind
        var query = query
        query.limit = 1
        query.cursor = nil
        guard let list = try await site.register.list(query, access: access) else { throw Problem.notFound }
        let asked = filters.url.values(TableTools.columnsName)
        let words = filters.form(list, context.language).chips.map(\.words) + words
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-export-" + UUID().uuidString)
        do {
            let isWritten = try await site.register.export(
                query, columns: asked.isEmpty ? usual : asked, filters: context.language.joined(words), as: format,
                language: context.language == .zh ? .chinese : .english,
                holder: context.holder, to: file, access: access)
            guard isWritten else { throw Problem.notFound }
            let type =
                format == .csv
                ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return try Self.answer(
                file, name: list.area.name + context.language(kind.name) + "." + format.rawValue,
                ending: format.rawValue, type: type)
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw error
        }
    }

    private func export(_ format: RegisterDesk.GeodataFormat, _ context: WebContext) async throws -> Response {
        let access = try context.access
        guard let kind = RegisterKinds.kind(context.part("kind")), RegisterDesk.mappedKinds.contains(kind) else {
            throw Problem.notFound
        }
        var (query, _) = try RegisterRoutes.query(kind, context, site)
        query.limit = 1
        guard let list = try await site.register.list(query, access: access) else { throw Problem.notFound }
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("qingxi-export-" + UUID().uuidString + "." + format.rawValue)
        do {
            let options = try GeodataRoutes.options(context.url["encoding"])
            let outcome = try await site.register.exportGeodata(query, as: format, options, to: file, access: access)
            guard outcome != nil else { throw Problem.notFound }
            return try Self.answer(
                file, name: list.area.name + context.language(kind.name) + "." + format.rawValue,
                ending: format.rawValue, type: GeodataRoutes.mediaType(format))
        } catch {
            try? FileManager.default.removeItem(at: file)
            throw error
        }
    }

    /// Sends the file piece by piece and removes it afterwards.
    static func answer(_ file: URL, name: String, ending: String, type: String) throws -> Response {
        let handle = try FileHandle(forReadingFrom: file)
        // The open file stays readable after its name is gone, so nothing is left behind if the client goes away.
        try FileManager.default.removeItem(at: file)
        let length = try handle.seekToEnd()
        try handle.seek(toOffset: 0)
        let body = ResponseBody(contentLength: Int(length)) { writer in
            while let piece = try handle.read(upToCount: 64 << 10), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try handle.close()
            try await writer.finish(nil)
        }
        let headers: HTTPFields = [
            .contentType: type, .cacheControl: "no-store", .contentLength: String(length),
            .contentDisposition: "attachment; filename=\"export.\(ending)\"; filename*=UTF-8''"
                + PageURL.encode(name),
        ]
        return Response(status: .ok, headers: headers, body: body)
    }
}
