import Geo
import Testing

@Suite("Well-known text")
struct WellKnownTextTests {
    @Test(
        "a shape is written compactly, to a centimetre, and read back the same",
        arguments: [
            ("POINT (112.5000000 23.10)", "POINT(112.5 23.1)"),
            ("LINESTRING (112.12345674 23.12345676, 112.2 23)", "LINESTRING(112.1234567 23.1234568,112.2 23)"),
            ("multipoint (112 23, 113 24)", "MULTIPOINT((112 23),(113 24))"),
            ("MULTIPOINT ((112 23), (113 24))", "MULTIPOINT((112 23),(113 24))"),
            ("LineStringZ (1.5 2 30, -1.25e1 2 31)", "LINESTRING(1.5 2,-12.5 2)"),
            ("LINESTRING ZM (1 2 3 4, 5 6 7 8)", "LINESTRING(1 2,5 6)"),
            ("SRID=4490;LINESTRING(1 2,3 4)", "LINESTRING(1 2,3 4)"),
            (
                "POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,2 1,2 2,1 1))", "POLYGON((0 0,4 0,4 4,0 4,0 0),(1 1,2 1,2 2,1 1))"
            ),
            (
                "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))",
                "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))"
            ),
            ("MULTILINESTRING((0 0,1 1),(2 2,3 3))", "MULTILINESTRING((0 0,1 1),(2 2,3 3))"),
            (
                "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))",
                "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))"
            ),
            ("POINT(-0.0000001 0.05)", "POINT(-0.0000001 0.05)"),
        ])
    func roundTrip(text: String, compact: String) throws {
        let geometry = try Geometry(wellKnownText: text)
        #expect(geometry.wellKnownText == compact)
        #expect(try Geometry(wellKnownText: compact).wellKnownText == compact)
    }

    @Test(
        "what is no shape is refused, and never traps",
        arguments: [
            "", "POINT", "POINT()", "POINT(1)", "POINT(1 2", "LINESTRING(1 2)", "LINESTRING(1 2,3 4))", "CIRCLE(1 2)",
            "POLYGON((0 0,1 1,0 0))", "POINT(181 0)", "POINT(nan 0)", "POINT(1e999 0)", "SRID=4490",
            "POINT(99999999999999999999999999 0)", "POLYGON(())", "POINT EMPTY",
            String(repeating: "GEOMETRYCOLLECTION(", count: 10_000),
        ])
    func refused(text: String) {
        #expect(throws: GeoError.self) { try Geometry(wellKnownText: text) }
    }

    @Test("a number with more digits than an integer holds is read by the general way")
    func longNumbers() throws {
        let geometry = try Geometry(wellKnownText: "POINT(112.123456789012345678901 23.000000000000000000001)")
        #expect(geometry == .point(try Coordinate(longitude: 112.123456789012345678901, latitude: 23)))
    }

    @Test("the box of a text is the box of its shape")
    func box() throws {
        let box = try #require(BoundingBox(wellKnownText: "LINESTRING(112.3 23.4,112.1 23.6,112.2 23.1)"))
        #expect([box.west, box.south, box.east, box.north] == [112.1, 23.1, 112.3, 23.6])
        #expect(BoundingBox(wellKnownText: "nothing") == nil)
    }
}
