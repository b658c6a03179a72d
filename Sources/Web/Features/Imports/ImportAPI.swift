import Domain
import Foundation
import Governance
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// Taking files in for programs (导入接口).
struct ImportAPI: APIFeature {
    let site: Site

    private var desk: ImportDesk { ImportDesk(site.platform) }

    var apiRoutes: [APIRoute] {
        [
            APIRoute(
                method: .post, path: "/imports/dry-run",
                summary: BilingualText("检查一个文件，不写入", "Check a file; nothing is written"), group: .imports,
                parameters: Self.settings, body: .bytes(Self.types), longestBody: ImportDesk.maximumFileBytes,
                response: Self.reportSchema, permission: .importFiles
            ) { call in
                try await call.whileConnected { body in
                    let (file, settings) = try await read(call, body)
                    return Self.answer(try await desk.dryRun(file, settings, access: try call.access).json())
                }
            },
            APIRoute(
                method: .post, path: "/imports",
                summary: BilingualText("导入一个文件：全部写入或全不写入", "Take a file in: all of it or nothing"), group: .imports,
                parameters: Self.settings, body: .bytes(Self.types), longestBody: ImportDesk.maximumFileBytes,
                response: Self.reportSchema, permission: .importFiles
            ) { call in
                try await call.whileConnected { body in
                    let (file, settings) = try await read(call, body)
                    let outcome = try await desk.commit(file, settings, access: try call.access)
                    return Self.answer(outcome.report.json(outcome: outcome))
                }
            },
            APIRoute(
                method: .get, path: "/imports", summary: BilingualText("导入批次，最新在前", "The imports, the latest first"),
                group: .imports,
                parameters: [
                    .query("before", "只列此编号之前的", "Those before this number", .id),
                    .query("limit", "条数，默认 50", "How many; 50 by default", .integer(1...200)),
                ],
                response: .named(
                    "Imports",
                    .object([
                        .required("items", .list(Self.importSchema)),
                        .required(
                            "next", .orNull(.id), "较早的批次：以此为 before 再查；空为已到头",
                            "older imports follow with this as before; null at the end"),
                    ])),
                permission: .importFiles
            ) { call in
                let before = try call.number("before", in: 1...Int.max, or: Int.max)
                let entries = try await desk.imports(
                    before: Int64(before), limit: try call.number("limit", in: 1...200, or: 50), access: try call.access
                )
                return call.json { json in
                    json.object {
                        $0.name("items")
                        $0.array(entries.items) { Self.write($1, to: &$0) }
                        $0.member("next", entries.next)
                    }
                }
            },
            APIRoute(
                method: .get, path: "/imports/{id}", summary: BilingualText("一个导入批次", "An import"), group: .imports,
                parameters: [.id("导入编号", "Number of the import")], response: Self.importSchema,
                permission: .importFiles
            ) { call in
                let entry = try await desk.importEntry(try call.context.number(), access: try call.access)
                return call.json { Self.write(entry, to: &$0) }
            },
            APIRoute(
                method: .post, path: "/imports/{id}/undo",
                summary: BilingualText("整体撤销一个导入批次", "Take a whole import back"), group: .imports,
                parameters: [.id("导入编号", "Number of the import")],
                response: .named(
                    "ImportUndo", .object([.required("entry", .id, "撤销它的日志条目", "the entry that withdraws it")])),
                permission: .undoImport
            ) { call in
                let entry = try await desk.undo(try call.context.number(), access: try call.access)
                return call.json { json in json.object { $0.member("entry", entry) } }
            },
        ]
    }

    /// The kind of list that the query names.
    static func kind(_ call: APICall) throws -> ImportKind {
        guard let kind = ImportKind(rawValue: call.query("kind") ?? "") else {
            throw Problem.malformed(
                "kind", call.query("kind") ?? "",
                advice: BilingualText(
                    "可填 " + ImportKind.allCases.map(\.rawValue).joined(separator: "、"),
                    "it is one of " + ImportKind.allCases.map(\.rawValue).joined(separator: ", ")))
        }
        return kind
    }

    private func read(_ call: APICall, _ content: RequestBody) async throws -> (ImportFile, ImportSettings) {
        var settings = ImportSettings(
            try Self.kind(call), sheet: call.query("sheet"), coordinateSystem: call.query("coordinateSystem"),
            validFrom: call.query("validFrom"), homeArea: call.query("homeArea"), template: call.query("template"))
        if call.query("headerRow") != nil { settings.headerRow = try call.number("headerRow", in: 1...100_000, or: 1) }
        for choice in call.context.url.items.filter({ $0.name == "town" }).map(\.value)
        where !settings.chooseTown(choice) {
            throw Problem.malformed(
                "town", choice,
                advice: BilingualText(
                    "应为 [县/]名称=九位乡镇代码", "it is [COUNTY/]NAME=CODE with the town's nine digits"))
        }
        for pair in call.context.url.items.filter({ $0.name == "map" }).map(\.value) where !settings.mapColumn(pair) {
            throw Problem.malformed(
                "map", pair, advice: BilingualText("应为 列名=字段", "it is HEADING=field"))
        }
        let body: ByteBuffer
        do {
            body = try await content.collect(upTo: ImportDesk.maximumFileBytes)
        } catch is NIOTooManyBytesError {
            throw Problem(.contentTooLarge)
        }
        let name = String((call.query("fileName") ?? "upload").prefix(200))
        return (try ImportFile(Data(body.readableBytesView), named: name), settings)
    }

    private static func answer(_ json: String) -> Response {
        var response = Response.bytes(Array(json.utf8), type: "application/json; charset=utf-8")
        response.headers[.cacheControl] = "private, no-cache"
        return response
    }

    private static func write(_ entry: ImportDesk.Entry, to json: inout JSONBuffer) {
        let record = entry.record
        json.object { json in
            json.member("id", record.id)
            json.member("entry", record.entry)
            json.member("at", record.at)
            json.member("by", record.actorName)
            json.member("kind", record.kind)
            json.member("fileName", record.fileName)
            json.member("fileHash", record.fileHash)
            json.member("rows", entry.counts.map { Int64($0.rows) })
            json.member("new", entry.counts.map { Int64($0.new) })
            json.member("changed", entry.counts.map { Int64($0.changed) })
            json.member("rejected", entry.counts.map { Int64($0.rejected) })
            json.member("undoneBy", record.undoneBy)
            json.member("mayUndo", entry.mayUndo)
        }
    }
}

extension ImportAPI {
    private static let types = [
        "application/octet-stream", "text/csv", "application/geo+json",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]

    private static let settings: [APIParameter] = [
        .query("kind", "清单种类", "Kind of list", .choice(ImportKind.allCases.map(\.rawValue)), isRequired: true),
        .query("fileName", "文件名", "Name of the file", .text(limit: 200)),
        .query("sheet", "工作表，默认自动识别", "The sheet; found by itself if left out", .text(limit: 200)),
        .query("headerRow", "表头行，默认自动识别", "The row of the header; found by itself if left out", .integer(1...100_000)),
        .query("coordinateSystem", "坐标系名称或 EPSG 代码", "Name or EPSG code of the coordinate system", .text(limit: 64)),
        .query("validFrom", "自哪天起成立", "The first day on which it is so", .day),
        .query("homeArea", "查找乡镇名的区划代码", "Code of the area in which names are looked for", .text(limit: 32)),
        .query("template", "列对应模板名", "Name of a template of columns", .text(limit: 60)),
        .query(
            "map", "列的含义：列名=字段，可多次；字段为空则不取此列",
            "What a column means: HEADING=field; repeatable; without a field the column is left out",
            .list(.text(limit: 300))),
        .query(
            "town", "名称有出入的乡镇所指：[县/]名称=九位代码，可多次",
            "The town that a name stands for: [COUNTY/]NAME=CODE; repeatable", .list(.text(limit: 200))),
    ]

    private static let reportSchema = APISchema.named("ImportReport", .map(.any))

    private static let importSchema = APISchema.named(
        "Import",
        .object([
            .required("id", .id), .required("entry", .id, "日志条目", "the entry of the log"),
            .required("at", .moment), .required("by", .text()),
            .required("kind", .text()), .required("fileName", .text()),
            .required("fileHash", .text(), "SHA-256", "SHA-256"), .required("rows", .orNull(.integer())),
            .required("new", .orNull(.integer())), .required("changed", .orNull(.integer())),
            .required("rejected", .orNull(.integer())),
            .required("undoneBy", .orNull(.id), "撤销它的日志条目", "the entry that took it back"),
            .required("mayUndo", .flag),
        ]))
}
