import Exchange
import Foundation
import Geo
import TestSupport
import Testing

@Suite("Layers as tables")
struct LayerFileTests {
    /// A shapefile of one point, its table in GBK, without .prj, as Chinese programs write it.
    private func shapefile(in folder: URL) throws -> URL {
        func little(_ number: Double) -> [UInt8] { withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) } }
        func little(_ number: Int32) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }
        func big(_ number: Int32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
        let box = [112.5, 23.5, 112.5, 23.5].flatMap { little($0) } + [UInt8](repeating: 0, count: 32)
        func head(_ words: Int32) -> [UInt8] {
            big(9994) + [UInt8](repeating: 0, count: 20) + big(words) + little(Int32(1000)) + little(Int32(1)) + box
        }
        let point = little(Int32(1)) + little(112.5) + little(23.5)
        try Data(head(64) + big(1) + big(10) + point).write(to: folder.appendingPathComponent("a.shp"))
        try Data(head(54) + big(50) + big(10)).write(to: folder.appendingPathComponent("a.shx"))
        // 名称 and 清溪站 in GBK.
        let name: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6], value: [UInt8] = [0xC7, 0xE5, 0xCF, 0xAA, 0xD5, 0xBE]
        var table: [UInt8] = [3, 126, 1, 1] + little(Int32(1)) + [65, 0, 21, 0] + [UInt8](repeating: 0, count: 20)
        table += name + [UInt8](repeating: 0, count: 7) + [0x43, 0, 0, 0, 0, 20, 0] + [UInt8](repeating: 0, count: 14)
        table += [0x0D, 0x20] + value + [UInt8](repeating: 0x20, count: 14) + [0x1A]
        try Data(table).write(to: folder.appendingPathComponent("a.dbf"))
        return folder.appendingPathComponent("a.shp")
    }

    @Test("a shapefile with a GBK table and without .prj gives its texts, and positions once a system is declared")
    func gbk() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try SheetReader.open(shapefile(in: folder))
        var layers = try #require(file as? LayerFile)
        #expect(layers.reference(ofSheet: 0) == nil)
        let plain = try layers.firstRows(sheet: 0, limit: 5)
        #expect(plain.map(\.cells) == [[.text("名称"), .text("__lng"), .text("__lat")], [.text("清溪站")]])
        layers.reading = .system(.cgcs2000)
        #expect(try layers.firstRows(sheet: 0, limit: 5).last?.cells == [.text("清溪站"), .number(112.5), .number(23.5)])
    }

    @Test("what is written as a GeoPackage comes back feature by feature, those without a geometry too")
    func roundTrip() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".gpkg")
        defer { try? FileManager.default.removeItem(at: url) }
        let line = try Geometry(wellKnownText: "LINESTRING(112.1 23.1,112.2 23.2)")
        let lines = try Geometry(wellKnownText: "MULTILINESTRING((112.1 23.1,112.2 23.2),(112.3 23.1,112.4 23.2))")
        let layer = GeodataLayer(
            name: "管段", reference: try GeodataReference(userInput: "EPSG:4490"),
            fields: [GeodataField("编号", .text), GeodataField("管径", .real)],
            features: [
                GeodataFeature(id: 1, geometry: MapGeometry(line), values: [.text("一"), .real(300)]),
                GeodataFeature(id: 2, geometry: MapGeometry(lines), values: [.text("二"), .empty]),
                GeodataFeature(id: 3, geometry: MapGeometry(nil), values: [.text("三"), .real(0.5)]),
            ])
        try GeodataWriter.writeGeoPackage([layer], to: url)
        var file = try LayerFile(Data(contentsOf: url), named: "管网.gpkg")
        #expect(file.sheets.map(\.name) == ["管段"])
        #expect(file.reference(ofSheet: 0)?.epsgCode == 4490)
        file.reading = .system(.cgcs2000)
        let rows = try file.firstRows(sheet: 0, limit: 9).map(\.cells)
        #expect(rows.first == [.text("编号"), .text("管径"), .text("__shape")])
        // A layer of lines in several parts makes each line one of several parts; the shape is the same.
        #expect(rows[1] == [.text("一"), .number(300), .text(line.wellKnownText)])
        #expect(rows[2] == [.text("二"), .empty, .text(lines.wellKnownText)])
        #expect(rows[3] == [.text("三"), .number(0.5)])
    }

    @Test("what is no geodata is refused with words, not opened by some other driver")
    func refused() {
        let virtual = #"<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"#
        #expect(throws: ExchangeError.self) { try LayerFile(Data(virtual.utf8), named: "a.gpkg") }
        #expect(throws: ExchangeError.self) { try LayerFile(Data(), named: "a.zip") }
    }
}
