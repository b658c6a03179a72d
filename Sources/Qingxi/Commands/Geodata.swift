import ArgumentParser
import Domain
import Exchange
import Foundation
import Governance

/// `qingxi geodata`: the register as geodata, and rules in geometry.
struct Geodata: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "地理数据 / the register as geodata; take layers in with `qingxi import`.",
        subcommands: [Write.self, Check.self, GeodataTerrain.self])

    /// `qingxi geodata export FILE`.
    struct Write: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export",
            abstract:
                "导出 GeoPackage、Shapefile 或 GeoJSON / write a .gpkg or a .zip of shapefiles with all kinds, or a .geojson with one.",
            discussion: "种类/kinds: \(RegisterDesk.mappedKinds.map(\.rawValue).joined(separator: ", "))")
        @Argument(help: "文件，按后缀 .gpkg、.zip 或 .geojson / the file; its ending says which.") var file: String
        @OptionGroup var database: DatabaseOption
        @OptionGroup var moment: MomentOptions
        @Option(help: "区划代码，默认全部 / division code (default: everything).") var area: String?
        @Option(help: "种类，逗号分隔，默认全部 / kinds, with commas (default: all).") var kinds: String?
        @Option(help: "Shapefile 属性编码 / encoding of a shapefile's attributes: utf-8, gbk.") var encoding = "utf-8"
        @Flag(help: "覆盖已有文件 / replace a file that is there.") var force = false

        func run() async throws {
            let ending = (file as NSString).pathExtension.lowercased()
            guard let format = RegisterDesk.GeodataFormat(rawValue: ending) else {
                throw CommandFailure(
                    "文件名须以 .gpkg、.zip 或 .geojson 结尾：\(file)",
                    "The file's name must end in .gpkg, .zip or .geojson: \(file)")
            }
            var options = RegisterDesk.GeodataOptions()
            guard let chosen = ShapefileWriter.Encoding(rawValue: encoding.lowercased()) else {
                throw CommandFailure("--encoding 可填 utf-8 或 gbk：\(encoding)", "--encoding is utf-8 or gbk: \(encoding)")
            }
            options.encoding = chosen
            if !force, FileManager.default.fileExists(atPath: file) {
                throw CommandFailure(
                    "\(file) 已存在；换个文件名或加 --force。", "\(file) is there already; choose another name or add --force.")
            }
            let wanted = try wantedKinds()
            if format == .geoJSON, wanted.count != 1 {
                throw CommandFailure("GeoJSON 一次导出一种，请用 --kinds 指定。", "GeoJSON takes one kind; name it with --kinds.")
            }
            let platform = try database.platform(mustExist: true)
            let partial = (file as NSString).deletingPathExtension + ".partial." + ending
            defer { try? FileManager.default.removeItem(atPath: partial) }
            let settings = options
            let outcome = try await failing {
                try await RegisterDesk(platform).exportGeodata(
                    wanted, area: area.map { .code($0) } ?? .own,
                    asOf: platform.asOf(valid: moment.asOf, known: moment.known), as: format,
                    settings, to: URL(fileURLWithPath: partial), access: .commandLine(name: "cli"))
            }
            guard let outcome else {
                throw CommandFailure("没有代码为 \(area ?? "") 的区划。", "There is no place with the code \(area ?? "").")
            }
            guard rename(partial, file) == 0 else {
                throw CommandFailure("无法写入 \(file)。", "\(file) cannot be written.")
            }
            Output.line("✓ \(file)")
            show(outcome.losses)
        }

        private func show(_ losses: ShapefileWriter.Losses) {
            if !losses.names.isEmpty {
                Output.line(
                    "— \(losses.names.count) 个字段名已缩短，对照见压缩包中的“字段说明.csv” / field names were shortened; 字段说明.csv in the archive has them in full"
                )
            }
            if losses.cutTexts > 0 {
                Output.line("— \(losses.cutTexts) 处文本超过 254 字节，已截断 / texts longer than 254 bytes were cut")
            }
        }

        private func wantedKinds() throws -> [RecordKind] {
            guard let kinds else { return RegisterDesk.mappedKinds }
            return try kinds.split(separator: ",").map { word in
                guard let kind = RecordKind(rawValue: word.trimmingCharacters(in: .whitespaces)),
                    RegisterDesk.mappedKinds.contains(kind)
                else { throw CommandFailure("没有种类 \(word)。", "There is no kind \(word).") }
                return kind
            }
        }
    }

    /// `qingxi geodata check`.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "空间检查 / check positions against counties, protection zones, towns and heights.")
        @OptionGroup var database: DatabaseOption
        @OptionGroup var moment: MomentOptions
        @Option(help: "区划代码，默认全部 / division code (default: everything).") var area: String?

        func run() async throws {
            let platform = try database.platform(mustExist: true)
            let report = try await failing {
                try await GroundCheckDesk(platform).check(
                    area.map { .code($0) } ?? .own, asOf: platform.asOf(valid: moment.asOf, known: moment.known),
                    access: .commandLine(name: "cli"))
            }
            guard let report else {
                throw CommandFailure("没有代码为 \(area ?? "") 的区划。", "There is no place with the code \(area ?? "").")
            }
            for item in report.items {
                Output.line(
                    "[\(item.finding.code)] \(item.kind.name.zh)\(item.finding.message.zh)。\(item.finding.advice.zh)。"
                        + " / \(item.finding.message.en). \(item.finding.advice.en).")
            }
            for note in report.unchecked { Output.line("— \(note.zh) / \(note.en)") }
            let (checked, found) = (report.checked, report.items.count)
            Output.line("检查 \(checked) 条，发现 \(found) 条 / checked \(checked), found \(found)")
            if !report.items.isEmpty { throw ExitCode(1) }
        }
    }
}
