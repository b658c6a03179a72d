import Domain
import Exchange
import Foundation
import Governance
import Rules
import Store
import Tables
import TestSupport
import Testing

@Suite("Records behind a figure as files")
struct FigureExportTests {
    private func rows(
        _ scene: RegisterScene, _ indicator: String, _ part: FigurePart?, of place: String,
        as format: RegisterDesk.ExportFormat = .csv, access: Access = RegisterScene.operatorAccess
    ) async throws -> [String]? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("figure-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let done = try await FigureDesk(scene.platform).export(
            indicator, of: .id(scene.id(place)), part: part, asOf: scene.platform.asOf(),
            rulesID: "demo-2025", as: format, language: .chinese, holder: "张三", to: file, access: access)
        guard done != nil else { return nil }
        return String(decoding: try Data(contentsOf: file), as: UTF8.self).split(whereSeparator: \.isNewline)
            .map(String.init)
    }

    @Test(
        "hold every record of the tab in the order of the page, below what is counted and by which rule",
        arguments: Engine.allCases)
    func whole(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let scene = try RegisterScene(database)
            try await scene.edit("东镇1", from: "2025-01-10", ["status": .text("treated")])
            try await scene.edit("西镇2", from: "2025-01-10", ["status": .text("treated")])
            try await scene.edit("西镇1", from: "2025-01-10", ["status": .text("untreated")])
            for (part, expected) in [
                (FigurePart.numerator, ["东镇1", "西镇2"]), (.denominator, ["东镇1", "东镇2", "西镇1", "西镇2"]),
            ] {
                let lines = try #require(try await rows(scene, "treatmentRate", part, of: "演示县"))
                let page = try await FigureDesk(scene.platform).open(
                    "treatmentRate", of: .id(scene.id("演示县")), part: part, asOf: scene.platform.asOf(),
                    rulesID: "demo-2025", limit: 1, access: RegisterScene.operatorAccess)
                let heading = try #require(lines.firstIndex { $0.hasPrefix("名称,编码,所在地") })
                #expect(lines[(heading + 1)...].map { String($0.prefix { $0 != "," }) } == expected)
                #expect(page?.list?.count == expected.count, "the page counts as many, whatever a page holds")
                let top = lines[..<heading]
                #expect(top.first?.contains("演示县 · ") == true)
                for words in ["清单：", "定义：", "公式：", "规则集：", "有效日：2025-06-15", "数据版本：", "导出：张三"] {
                    #expect(top.contains { $0.contains(words) }, "\(words)")
                }
            }
            let missing = try #require(try await rows(scene, "treatmentRate", .missing, of: "东镇"))
            #expect(missing.last?.hasPrefix("东镇2,") == true)
        }
    }

    @Test("escape what a spreadsheet would run, and stand in the log with area, figure and tab")
    func guarded() async throws {
        try await withDatabase(.sqlite) { database in
            let scene = try RegisterScene(database)
            _ = try await RegisterDesk(scene.platform).create(
                .facility,
                [
                    "name": .text("=1+1"), "place": .subject(scene.id("东镇1")), "state": .text("normal"),
                    "designCapacity": .decimal(20),
                ],
                validFrom: scene.day("2025-01-01"), access: RegisterScene.operatorAccess)
            let lines = try #require(try await rows(scene, "designCapacity", nil, of: "演示县"))
            #expect(lines.last?.hasPrefix("'=1+1,") == true)
            let entry = try #require(try database.readSync { try AuditLog($0).head() })
            #expect(entry.action == "export")
            #expect(entry.detail.contains("\"what\":\"figure\"") && entry.detail.contains("designCapacity · numerator"))
            #expect(try await rows(scene, "designCapacity", nil, of: "演示县", as: .xlsx) != nil)
            #expect(try await rows(scene, "noSuchFigure", nil, of: "演示县") == nil)
        }
    }
}
