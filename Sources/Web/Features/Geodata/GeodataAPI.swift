import Domain
import Exchange
import Foundation
import Geo
import Governance
import HTTPTypes
import Hummingbird
import Store

/// Geodata for programs: layers, heights of the ground, rules in geometry (地理数据接口).
struct GeodataAPI: APIFeature {
    let site: Site

    var apiRoutes: [APIRoute] {
        RegisterDesk.GeodataFormat.allCases.map(exportRoute) + [
            APIRoute(
                method: .get, path: "/geodata/checks/{id}",
                summary: BilingualText("一个区划的空间检查", "What the rules in geometry say of an area"), group: .geodata,
                parameters: [
                    .id("区划编号", "Number of the area"),
                    .query("rule", "只要这一条规则", "Findings of this rule only", .choice(GroundReport.codes)),
                ] + APIParameter.moment, response: Self.checkSchema, permission: .viewRegister
            ) { call in try await check(call) },
            APIRoute(
                method: .get, path: "/geodata/terrains", summary: BilingualText("现有的地形高程", "Heights of the ground"),
                group: .geodata, response: Self.terrainsSchema, permission: .viewRegister
            ) { call in try await terrains(call) },
            terrainRoute(.geoTIFF, "image/tiff"), terrainRoute(.asciiGrid, "application/zip"),
        ]
    }

    private func exportRoute(_ format: RegisterDesk.GeodataFormat) -> APIRoute {
        let kinds = RegisterDesk.mappedKinds.map(\.rawValue)
        var parameters: [APIParameter] = [
            .query("area", "区划编号，默认可见的最高一级", "Number of the area; your own where left out", .id),
            .query(
                "kinds", "种类，逗号分隔；GeoJSON 只取一种", "Kinds, with commas; GeoJSON takes one", .text(),
                isRequired: format == .geoJSON),
        ]
        if format == .shapefile {
            parameters.append(
                .query("encoding", "属性编码", "Encoding of attributes", .choice(["utf-8", "gbk"])))
        }
        return APIRoute(
            method: .get, path: "/geodata/export." + format.rawValue,
            summary: BilingualText(
                "导出图层（\(format.rawValue)），种类：\(kinds.joined(separator: "、"))",
                "Layers as \(format.rawValue); kinds: \(kinds.joined(separator: ", "))"), group: .geodata,
            parameters: parameters + APIParameter.moment, response: .any,
            responseType: GeodataRoutes.mediaType(format), permission: .export
        ) { call in
            try await GeodataRoutes.export(
                try Self.kinds(call.query("kinds"), format), try GeodataRoutes.area(call.query("area")), format,
                try GeodataRoutes.options(call.query("encoding")), site, call.context)
        }
    }

    private static func kinds(_ text: String?, _ format: RegisterDesk.GeodataFormat) throws -> [RecordKind] {
        let all = RegisterDesk.mappedKinds
        guard let text else { return all }
        let kinds = try text.split(separator: ",").map { word in
            guard let kind = RecordKind(rawValue: String(word)), all.contains(kind) else {
                throw Problem.malformed(
                    "kinds", String(word),
                    advice: BilingualText(
                        "可填 \(all.map(\.rawValue).joined(separator: "、"))",
                        "it is one of \(all.map(\.rawValue).joined(separator: ", "))"))
            }
            return kind
        }
        guard format != .geoJSON || kinds.count == 1 else {
            throw Problem.malformed(
                "kinds", text, advice: BilingualText("GeoJSON 一次一种", "GeoJSON takes one kind at a time"))
        }
        return kinds
    }

    private func terrainRoute(_ form: TerrainFile.Form, _ type: String) -> APIRoute {
        APIRoute(
            method: .get, path: "/geodata/terrains/{id}/export." + form.rawValue,
            summary: BilingualText("导出地形高程（\(form.rawValue)）", "Heights as \(form.rawValue)"), group: .geodata,
            parameters: [.id("高程编号", "Number of the heights")], response: .any, responseType: type,
            permission: .export
        ) { call in
            try await TerrainRoutes.file(try call.context.number(), form, site, try call.access)
        }
    }

    private func check(_ call: APICall) async throws -> Response {
        let report = try await GroundCheckDesk(site.platform).check(
            .id(try call.context.subject()), asOf: call.context.state.asOf(site.platform), access: try call.access)
        guard let report else { throw Problem.notFound }
        let rule = call.query("rule")
        if let rule, !GroundReport.codes.contains(rule) {
            throw Problem.malformed(
                "rule", rule, advice: BilingualText("见接口说明中的列表", "see the list in the document of the API"))
        }
        return call.json { json in
            json.object { json in
                json.name("area")
                json.write(report.area)
                json.member("dataVersion", report.version)
                json.member("checked", Int64(report.checked))
                json.name("unchecked")
                json.array(report.unchecked) { $0.write($1) }
                json.name("findings")
                json.array(report.items.filter { rule == nil || $0.finding.code == rule }) { json, item in
                    json.object { json in
                        json.member("rule", item.finding.code)
                        json.member("kind", item.kind.rawValue)
                        json.member("id", item.id.number)
                        json.member("name", item.name)
                        json.member("code", item.code)
                        json.member("place", report.place(of: item))
                        json.member("message", item.finding.message)
                        json.member("advice", item.finding.advice)
                    }
                }
            }
        }
    }

    private func terrains(_ call: APICall) async throws -> Response {
        let holdings = try await site.terrain.holdings(access: try call.access)
        return call.json { json in
            json.object { json in
                json.name("items")
                json.array(holdings) { json, holding in
                    let record = holding.record
                    json.object { json in
                        json.member("id", record.id)
                        json.name("area")
                        json.write(holding.area)
                        json.member("file", record.sourceName)
                        json.member("system", record.sourceSystem)
                        json.member("sha256", record.hash)
                        json.member("columns", Int64(record.columns))
                        json.member("rows", Int64(record.rows))
                        json.member("cellMetres", record.cellMetres)
                        json.member("lowest", record.lowest)
                        json.member("highest", record.highest)
                        json.name("box")
                        json.array([record.box.west, record.box.south, record.box.east, record.box.north]) {
                            $0.write($1)
                        }
                        json.member("mayExport", holding.mayExport)
                    }
                }
            }
        }
    }
}

extension GeodataAPI {
    private static let checkSchema = APISchema.named(
        "GroundCheck",
        .object([
            .required("area", .place), .required("dataVersion", .integer(0...Int64.max)),
            .required("checked", .integer(0...Int64.max), "检查过的记录数", "how many records were looked at"),
            .required("unchecked", .list(.bilingual), "未能检查的内容", "what could not be checked"),
            .required(
                "findings",
                .list(
                    .object([
                        .required("rule", .choice(GroundReport.codes)),
                        .required("kind", .choice(RecordKind.allCases.map(\.rawValue))), .required("id", .id),
                        .required("name", .text()), .required("code", .text()), .required("place", .text()),
                        .required("message", .bilingual), .required("advice", .bilingual),
                    ]))),
        ]))

    private static let terrainsSchema = APISchema.named(
        "Terrains",
        .object([
            .required(
                "items",
                .list(
                    .object([
                        .required("id", .id), .required("area", .place), .required("file", .text()),
                        .required("system", .text(), "导入文件的坐标系", "the system of the file that was taken in"),
                        .required("sha256", .text()), .required("columns", .integer(1...Int64.max)),
                        .required("rows", .integer(1...Int64.max)), .required("cellMetres", .number()),
                        .required("lowest", .number()), .required("highest", .number()),
                        .required("box", .list(.number()), "西、南、东、北", "west, south, east, north"),
                        .required("mayExport", .flag),
                    ])))
        ]))
}
