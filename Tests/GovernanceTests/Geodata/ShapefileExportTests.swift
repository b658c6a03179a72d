import Domain
import Exchange
import Foundation
import Geo
import Governance
import Store
import Tables
import TestSupport
import Testing

@Suite("Shapefiles out of the register")
struct ShapefileExportTests {
    private static let access = Access.commandLine(name: "test")

    private func unpacked(_ archive: URL) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let unzip = Process()
        unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unzip.arguments = ["python3", "-m", "zipfile", "-e", archive.path, folder.path]
        try unzip.run()
        unzip.waitUntilExit()
        return folder
    }

    @Test(
        "facilities and outlets come as a shapefile each, with their encoding beside them, and can be read back",
        arguments: ShapefileWriter.Encoding.allCases)
    func archive(encoding: ShapefileWriter.Encoding) async throws {
        try await withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let list = "设施名称,设施编码,乡镇,经度,纬度\n清溪一号站,F1,甲镇,112.2,23.3\n"
            try bench.commit(
                ImportBench.file(list), ImportSettings(.facilities, coordinateSystem: "CGCS2000", homeArea: "990101"))
            let outlets = "名称,排口编号,乡镇,经度,纬度\n一号排口,O1,甲镇,112.21,23.31\n"
            try bench.commit(
                ImportBench.file(outlets), ImportSettings(.outlets, coordinateSystem: "CGCS2000", homeArea: "990101"))

            let file = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString).zip")
            defer { try? FileManager.default.removeItem(at: file) }
            var options = RegisterDesk.GeodataOptions()
            options.encoding = encoding
            let platform = Platform(database: database, book: bench.book, now: { ImportBench.now })
            let outcome = try #require(
                try await RegisterDesk(platform).exportGeodata(
                    RegisterDesk.mappedKinds, area: .code("990101"), asOf: AsOf(valid: ImportBench.today),
                    as: .shapefile, options, to: file, access: Self.access))
            // “设计处理规模” has eighteen bytes in UTF-8 and twelve in GBK; the format takes ten.
            #expect(!outcome.losses.names.isEmpty)
            #expect(outcome.losses.names.allSatisfy { !$0.short.isEmpty && $0.short != $0.full })
            for layer in Set(outcome.losses.names.map(\.layer)) {
                let short = outcome.losses.names.filter { $0.layer == layer }.map { $0.short.uppercased() }
                #expect(Set(short).count == short.count)
            }

            let folder = try unpacked(file)
            defer { try? FileManager.default.removeItem(at: folder) }
            let page = try String(contentsOf: folder.appendingPathComponent("设施.cpg"), encoding: .utf8)
            #expect(page == (encoding == .utf8 ? "UTF-8" : "936"))
            #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("字段说明.csv").path))
            let layer = try GeodataReader.layer(at: folder.appendingPathComponent("设施.shp"))
            #expect(layer.reference?.isGeographic == true)
            let feature = try #require(layer.features.first)
            #expect(feature.geometry == .points([MapPosition(east: 112.2, north: 23.3)]))
            #expect(feature.values.contains(.text("清溪一号站")))
            // The table itself is in the encoding that stands beside it.
            let table = try Data(contentsOf: folder.appendingPathComponent("设施.dbf"))
            let utf8 = table.range(of: Data("清溪一号站".utf8)) != nil
            #expect(utf8 == (encoding == .utf8))
        }
    }

    @Test("the style table of a GeoPackage has the columns that QGIS makes, and its styles are well-formed")
    func styles() async throws {
        try await withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let list = "设施名称,设施编码,乡镇,经度,纬度\n清溪一号站,F1,甲镇,112.2,23.3\n"
            try bench.commit(
                ImportBench.file(list), ImportSettings(.facilities, coordinateSystem: "CGCS2000", homeArea: "990101"))
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString).gpkg")
            defer { try? FileManager.default.removeItem(at: file) }
            let platform = Platform(database: database, book: bench.book, now: { ImportBench.now })
            _ = try await RegisterDesk(platform).exportGeodata(
                [.facility], area: .code("990101"), asOf: AsOf(valid: ImportBench.today), as: .geoPackage, to: file,
                access: Self.access)
            // `QgsOgrProviderMetadata::saveStyle`: the names in their order; the file is read without GDAL.
            let names = """
                id f_table_catalog f_table_schema f_table_name f_geometry_column styleName styleQML styleSLD \
                useAsDefault description owner ui update_time
                """.split(separator: " ").map(String.init)
            let script = """
                import sqlite3, sys, xml.dom.minidom
                c = sqlite3.connect(sys.argv[1])
                print(" ".join(r[1] for r in c.execute("PRAGMA table_info(layer_styles)")))
                print(c.execute("SELECT f_table_name || '/' || f_geometry_column || '/' || useAsDefault FROM layer_styles").fetchone()[0])
                print(c.execute("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = '设施'").fetchone()[0])
                q = xml.dom.minidom.parseString(c.execute("SELECT styleQML FROM layer_styles").fetchone()[0])
                print(q.documentElement.tagName, q.getElementsByTagName("renderer-v2")[0].getAttribute("type"))
                """
            let python = Process()
            let pipe = Pipe()
            python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            python.arguments = ["python3", "-c", script, file.path]
            python.standardOutput = pipe
            try python.run()
            let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            python.waitUntilExit()
            let lines = said.split(separator: "\n").map(String.init)
            try #require(lines.count == 4)
            #expect(lines[0].split(separator: " ").map(String.init) == names)
            #expect(lines[1] == "设施/geom/1" && lines[2] == "geom" && lines[3] == "qgis singleSymbol")
        }
    }

    @Test("lines and areas of one kind are two layers of a GeoPackage, each with a style that draws it")
    func mixedShapes() async throws {
        try await withDatabase(.sqlite) { database in
            let bench = try ImportBench(database)
            try bench.commit(ImportBench.file(Small.divisions), ImportSettings(.divisions))
            let list = """
                名称,所在村（镇）,图形
                清溪,甲镇,"LINESTRING(112.1 23.1,112.2 23.2)"
                方塘,甲镇,"POLYGON((112.3 23.3,112.4 23.3,112.4 23.4,112.3 23.3))"
                某水,甲镇,
                """
            try bench.commit(
                ImportBench.file(list), ImportSettings(.waterBodies, coordinateSystem: "CGCS2000", homeArea: "990101"))
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("qingxi-\(UUID().uuidString).gpkg")
            defer { try? FileManager.default.removeItem(at: file) }
            let platform = Platform(database: database, book: bench.book, now: { ImportBench.now })
            _ = try await RegisterDesk(platform).exportGeodata(
                [.waterBody], area: .code("990101"), asOf: AsOf(valid: ImportBench.today), as: .geoPackage, to: file,
                access: Self.access)
            let script = """
                import sqlite3, sys, re
                c = sqlite3.connect(sys.argv[1])
                for table, kind in c.execute("SELECT table_name, geometry_type_name FROM gpkg_geometry_columns ORDER BY table_name"):
                    count = c.execute('SELECT COUNT(*) FROM "%s"' % table).fetchone()[0]
                    style = c.execute("SELECT styleQML FROM layer_styles WHERE f_table_name = ?", (table,)).fetchone()[0]
                    print(table, kind, count, re.search('<symbol type="(\\\\w+)"', style).group(1))
                """
            let python = Process()
            let pipe = Pipe()
            python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            python.arguments = ["python3", "-c", script, file.path]
            python.standardOutput = pipe
            try python.run()
            let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            python.waitUntilExit()
            // The record of which nobody knows where it lies goes with the lines.
            #expect(
                said.split(separator: "\n").map(String.init) == [
                    "水体线 LINESTRING 2 line", "水体面 POLYGON 1 fill",
                ])
        }
    }
}
