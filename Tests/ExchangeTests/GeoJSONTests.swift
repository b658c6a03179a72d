import Exchange
import Foundation
import Testing

@Suite struct GeoJSONTests {
    private static let collection = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},
        "features":[
        {"type":"Feature","id":7,"properties":{"名称":"上坝站","规模":120.5,"运行":true,"备注":null},
         "geometry":{"type":"Point","coordinates":[112.4408,23.6346,51]}},
        {"type":"Feature","properties":{"名称":"管网","标签":["a",1]},
         "geometry":{"type":"LineString","coordinates":[[112.1,23.1],[112.2,23.2]]}},
        {"type":"Feature","properties":null,"geometry":null}]}
        """

    @Test("features keep their geometry, their id, and the order of their properties")
    func features() throws {
        let file = try GeoJSONFile(Data(Self.collection.utf8), named: "站点.geojson")
        #expect(file.referenceSystemName == "urn:ogc:def:crs:EPSG::4490")
        #expect(file.epsgCode == 4490)
        #expect(file.features.count == 3)
        #expect(file.features[0].id == "7")
        #expect(file.features[0].geometry == .point(GeoJSONPosition(x: 112.4408, y: 23.6346, z: 51)))
        #expect(file.features[0].properties.map(\.name) == ["名称", "规模", "运行", "备注"])
        #expect(
            file.features[1].geometry
                == .lineString([GeoJSONPosition(x: 112.1, y: 23.1), GeoJSONPosition(x: 112.2, y: 23.2)]))
        #expect(file.features[2].geometry == nil)
    }

    @Test("the table has a header of all properties and the coordinates of points")
    func table() throws {
        // With lines or areas it would be a layer, which the reader of geodata opens.
        let points = Self.collection.replacing(
            #"{"type":"LineString","coordinates":[[112.1,23.1],[112.2,23.2]]}"#, with: "null")
        let file = try SheetReader.open(Data(points.utf8), named: "站点.geojson")
        #expect(file.format == .geoJSON)
        #expect(file.sheets == [SheetInfo(name: "站点")])
        let rows = try TestFiles.rows(file)
        #expect(rows[1]?.map(\.displayText) == ["名称", "规模", "运行", "备注", "标签", "__lng", "__lat"])
        #expect(rows[2]?.map(\.displayText) == ["上坝站", "120.5", "TRUE", "", "", "112.4408", "23.6346"])
        #expect(rows[3]?.map(\.displayText) == ["管网", "", "", "", "[\"a\",1]"])
        #expect(rows[4] == nil)
    }

    @Test("every kind of geometry is read")
    func geometries() throws {
        func geometry(_ json: String) throws -> GeoJSONGeometry? {
            try GeoJSONFile(Data(json.utf8), named: "g.json").features.first?.geometry
        }
        let ring = "[[0,0],[1,0],[1,1],[0,0]]"
        let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 0)].map { GeoJSONPosition(x: $0.0, y: $0.1) }
        #expect(try geometry("{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}") == .polygon([corners]))
        #expect(try geometry("{\"type\":\"MultiPolygon\",\"coordinates\":[[\(ring)]]}") == .multiPolygon([[corners]]))
        #expect(try geometry("{\"type\":\"MultiLineString\",\"coordinates\":[\(ring)]}") == .multiLineString([corners]))
        #expect(try geometry("{\"type\":\"MultiPoint\",\"coordinates\":\(ring)}") == .multiPoint(corners))
        #expect(
            try geometry(
                "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}")
                == .collection([.point(GeoJSONPosition(x: 1, y: 2))]))
    }

    @Test(
        "wrong JSON is refused with the byte where it is wrong",
        arguments: [
            ("{\"type\":\"Point\",\"coordinates\":[1,2]", JSONFault.unexpectedEnd, 35),
            ("{\"type\":\"Point\",\"coordinates\":[1,1e999]}", .numberOutOfRange, 33),
            ("{\"type\":\"Point\",\"coordinates\":[01,2]}", .number, 31),
            ("{\"type\":\"Po\\ud800int\"}", .escape, 11),
            ("{\"type\":\"Point\"} x", .trailingContent, 17),
            ("{\"type\":nul}", .syntax, 11),
        ])
    func wrongJSON(text: String, fault: JSONFault, offset: Int) {
        #expect(
            TestFiles.failure(Data(text.utf8), named: "a.geojson")
                == .malformedJSON(fault, at: ExchangePlace(byteOffset: offset)))
    }

    @Test("wrong geometry is refused with the row of its feature")
    func wrongGeometry() {
        func fault(_ geometry: String) -> ExchangeError? {
            TestFiles.failure(
                Data("{\"type\":\"Feature\",\"properties\":{},\"geometry\":\(geometry)}".utf8), named: "a.geojson")
        }
        let place = ExchangePlace(row: 2)
        #expect(fault("{\"type\":\"Point\",\"coordinates\":[1]}") == .malformedGeoJSON(.coordinates, at: place))
        #expect(fault("{\"type\":\"Point\",\"coordinates\":[\"1\",2]}") == .malformedGeoJSON(.coordinates, at: place))
        #expect(fault("{\"type\":\"Circle\",\"coordinates\":[1,2]}") == .malformedGeoJSON(.type, at: place))
        #expect(fault("{\"type\":\"Point\"}") == .malformedGeoJSON(.member, at: place))
        #expect(
            fault("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}")
                == .malformedGeoJSON(.ring, at: place))
    }

    @Test("JSON nested too deep is refused, and JSON that is no GeoJSON is called so")
    func nesting() {
        let deep = "{\"a\":" + String(repeating: "[", count: 100_000)
        #expect(
            TestFiles.failure(Data(deep.utf8))
                == .tooLarge(.nesting, limit: 128, at: ExchangePlace(byteOffset: 133)))
        #expect(TestFiles.failure(Data("{\"a\":1}".utf8)) == .unsupported(.json))
    }
}
