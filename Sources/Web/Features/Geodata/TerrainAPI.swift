import Domain
import Foundation
import Geo
import Governance
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// Taking heights of the ground in for programs (地形高程导入接口): the checks and findings of the form.
struct TerrainAPI: APIFeature {
    let site: Site

    private static let types = ["application/octet-stream", "image/tiff", "application/zip", "text/plain"]

    private static let parameters: [APIParameter] = [
        .query("area", "高程所属区划的代码", "Code of the place that the heights are for", .text(limit: 32), isRequired: true),
        .query("fileName", "文件名，按后缀识别格式", "Name of the file; its ending says what it is", .text(limit: 200)),
        .query(
            "coordinateSystem", "坐标系名称或 EPSG 代码，默认按文件所述",
            "Name or EPSG code of the coordinate system; what the file says if left out", .text(limit: 4000)),
    ]

    var apiRoutes: [APIRoute] {
        [
            APIRoute(
                method: .post, path: "/geodata/terrains/dry-run",
                summary: BilingualText("检查一份地形高程，不写入", "Check heights of the ground; nothing is written"),
                group: .geodata, parameters: Self.parameters, body: .bytes(Self.types),
                longestBody: ImportDesk.maximumFileBytes, response: Self.schema, permission: .importFiles
            ) { call in
                try await call.whileConnected { body in
                    let upload = try await read(call, body)
                    let report = try await site.terrain.dryRun(
                        upload, area: Self.area(call), system: call.query("coordinateSystem"), access: try call.access)
                    return Self.answer(report, nil, call)
                }
            },
            APIRoute(
                method: .post, path: "/geodata/terrains",
                summary: BilingualText(
                    "导入一份地形高程，替换该区划原有的；有错误则不写入",
                    "Take heights of the ground in, in place of those of the same area; nothing is written if there is an error"
                ),
                group: .geodata, parameters: Self.parameters, body: .bytes(Self.types),
                longestBody: ImportDesk.maximumFileBytes, response: Self.schema, permission: .importFiles
            ) { call in
                try await call.whileConnected { body in
                    let upload = try await read(call, body)
                    let outcome = try await site.terrain.take(
                        upload, area: Self.area(call), system: call.query("coordinateSystem"), access: try call.access)
                    return Self.answer(outcome.report, outcome, call)
                }
            },
        ]
    }

    private static func area(_ call: APICall) -> String { call.query("area") ?? "" }

    private func read(_ call: APICall, _ content: RequestBody) async throws -> TerrainDesk.Upload {
        let body: ByteBuffer
        do {
            body = try await content.collect(upTo: ImportDesk.maximumFileBytes)
        } catch is NIOTooManyBytesError {
            throw Problem(.contentTooLarge)
        }
        let name = String((call.query("fileName") ?? "terrain.tif").prefix(200))
        return try TerrainDesk.Upload(Data(body.readableBytesView), named: name)
    }

    private static func answer(_ report: TerrainReport, _ outcome: TerrainDesk.Outcome?, _ call: APICall) -> Response {
        call.json { json in
            json.object { json in
                json.member("file", report.file)
                json.name("area")
                json.write(report.area)
                json.member("isUsable", report.isUsable)
                json.member("isKnown", report.isKnown)
                json.member("terrain", outcome?.record?.id)
                json.member("isNew", outcome?.isNew ?? false)
                json.name("summary")
                if let summary = report.summary { write(summary, to: &json) } else { json.writeNull() }
                json.name("findings")
                json.array(report.findings) { json, finding in
                    json.object {
                        $0.member("code", finding.code)
                        $0.member("severity", finding.severity.rawValue)
                        $0.member("message", finding.message)
                        $0.member("advice", finding.advice)
                    }
                }
            }
        }
    }

    private static func write(_ summary: TerrainReport.Summary, to json: inout JSONBuffer) {
        json.object { json in
            json.member("system", summary.system)
            json.member("sourceColumns", Int64(summary.sourceColumns))
            json.member("sourceRows", Int64(summary.sourceRows))
            json.member("columns", Int64(summary.columns))
            json.member("rows", Int64(summary.rows))
            json.member("cellMetres", summary.cellMetres)
            json.member("lowest", summary.heights.lowerBound)
            json.member("highest", summary.heights.upperBound)
            json.member("knownShare", summary.knownShare)
            json.name("box")
            json.array([summary.box.west, summary.box.south, summary.box.east, summary.box.north]) { $0.write($1) }
        }
    }

    private static let schema = APISchema.named(
        "TerrainReport",
        .object([
            .required("file", .text()), .required("area", .place),
            .required("isUsable", .flag, "没有错误，可以导入", "there is no error: it can be taken in"),
            .required("isKnown", .flag, "与现有的是同一份文件", "it is the file that holds already"),
            .required("terrain", .orNull(.id), "现有高程的编号", "the number of the heights that hold now"),
            .required("isNew", .flag),
            .required(
                "summary",
                .orNull(
                    .object([
                        .required("system", .text()), .required("sourceColumns", .integer(1...Int64.max)),
                        .required("sourceRows", .integer(1...Int64.max)),
                        .required("columns", .integer(1...Int64.max)), .required("rows", .integer(1...Int64.max)),
                        .required("cellMetres", .number()), .required("lowest", .number()),
                        .required("highest", .number()), .required("knownShare", .number(0...1)),
                        .required("box", .list(.number()), "西、南、东、北", "west, south, east, north"),
                    ]))),
            .required(
                "findings",
                .list(
                    .object([
                        .required("code", .text()),
                        .required("severity", .choice(Finding.Severity.allCases.map(\.rawValue))),
                        .required("message", .bilingual), .required("advice", .bilingual),
                    ]))),
        ]))
}
