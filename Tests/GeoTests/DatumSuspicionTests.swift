import Geo
import Testing

@Suite("Suspicion of a wrong coordinate system", .enabled(if: SharedData.isAvailable))
struct DatumSuspicionTests {
    private func samples(
        _ points: [SharedData.VillagePoint], imported: (SharedData.VillagePoint) throws -> MapPosition
    ) throws -> [DatumSample] {
        try points.map {
            DatumSample(
                imported: try imported($0), expectedPosition: try CoordinateSystem.wgs84.coordinate(of: $0.wgs84))
        }
    }

    @Test("the published WGS-84 and GCJ-02 columns of one point agree with our transformation to a metre")
    func publishedColumns() throws {
        for village in try SharedData.villagePoints() {
            let given = try CoordinateSystem.wgs84.coordinate(of: village.wgs84)
            let ours = try CoordinateSystem.gcj02.coordinate(of: village.gcj02)
            #expect(given.distanceMetres(to: ours) < 1)
        }
    }

    @Test("Amap's points declared as CGCS2000 are recognised as GCJ-02, with offset and direction")
    func gcj02() throws {
        let samples = try samples(SharedData.villagePoints()) { $0.gcj02 }
        let suspicion = DatumSuspicion(of: samples, declaredAs: .cgcs2000)
        #expect(suspicion.likelySystem == .gcj02)
        let offset = try #require(suspicion.offset)
        #expect(offset.sampleCount == 1937)
        #expect((500...700).contains(offset.median.lengthMetres))
        #expect((90...180).contains(offset.median.bearingDegrees))
        #expect(offset.candidates.first { $0.system == .gcj02 }?.agreeingShare == 1)
        #expect(suspicion.chineseFindings.first?.contains("GCJ-02") == true)
        #expect(suspicion.englishFindings.first?.contains("GCJ-02") == true)
    }

    @Test("right declarations raise no suspicion")
    func right() throws {
        let points = try SharedData.villagePoints()
        let gcj = DatumSuspicion(of: try samples(points) { $0.gcj02 }, declaredAs: .gcj02)
        let wgs = DatumSuspicion(of: try samples(points) { $0.wgs84 }, declaredAs: .wgs84)
        for suspicion in [gcj, wgs] {
            #expect(!suspicion.isSuspicious)
            #expect(suspicion.likelySystem == nil)
            #expect(suspicion.chineseFindings.isEmpty && suspicion.englishFindings.isEmpty)
        }
    }

    @Test("Baidu's points are told from Amap's, and GPS points declared as Amap's are found too")
    func others() throws {
        let points = try SharedData.villagePoints()
        let baidu = try samples(points) {
            CoordinateSystem.bd09.position(of: try CoordinateSystem.wgs84.coordinate(of: $0.wgs84))
        }
        #expect(DatumSuspicion(of: baidu, declaredAs: .wgs84).likelySystem == .bd09)
        #expect(DatumSuspicion(of: baidu, declaredAs: .gcj02).likelySystem == .bd09)
        let gps = try samples(points) { $0.wgs84 }
        #expect(DatumSuspicion(of: gps, declaredAs: .gcj02).likelySystem == .cgcs2000)
        #expect(DatumSuspicion(of: gps, declaredAs: .bd09).likelySystem == .cgcs2000)
    }

    @Test("metres projected from Amap's degrees are recognised as GCJ-02")
    func projected() throws {
        let zone = CoordinateSystem.gaussKruger(try GaussKrugerZone(width: .threeDegrees, centralMeridian: 114))
        let samples = try samples(SharedData.villagePoints()) {
            zone.position(of: try CoordinateSystem.cgcs2000.coordinate(of: $0.gcj02))
        }
        #expect(DatumSuspicion(of: samples, declaredAs: zone).likelySystem == .gcj02)
    }

    @Test("the centres of Amap's county boundaries against Tianditu's show the GCJ-02 offset")
    func boundaryCentres() throws {
        let (amap, tianditu) = (try SharedData.amap.get(), try SharedData.tianditu.get())
        let samples = amap.compactMap { code, area -> DatumSample? in
            guard let centre = area.centroid, let expected = tianditu[code]?.centroid else { return nil }
            return DatumSample(
                imported: MapPosition(east: centre.longitude, north: centre.latitude), expectedPosition: expected)
        }
        #expect(samples.count > 40)
        let suspicion = DatumSuspicion(of: samples, declaredAs: .cgcs2000)
        #expect(suspicion.likelySystem == .gcj02)
        let length = try #require(suspicion.offset).median.lengthMetres
        #expect((450...700).contains(length))
        #expect(DatumSuspicion(of: samples, declaredAs: .gcj02).likelySystem == nil)
    }

    @Test("where only the county is known, the points that fall out of it betray the system")
    func areasOnly() throws {
        let counties = try SharedData.tianditu.get()
        let points = try SharedData.villagePoints()
        let given = points.map { DatumSample(imported: $0.gcj02, expectedArea: counties[$0.county]) }
        let suspicion = DatumSuspicion(of: given, declaredAs: .cgcs2000)
        #expect(suspicion.withAreaCount == 1937)
        #expect(suspicion.outsideAreaIndices.count == 27)
        #expect(suspicion.offset == nil)
        #expect(suspicion.likelySystem == .gcj02)
        let right = points.map { DatumSample(imported: $0.wgs84, expectedArea: counties[$0.county]) }
        #expect(!DatumSuspicion(of: right, declaredAs: .cgcs2000).isSuspicious)
    }

    @Test("offsets from a county's centre scatter too much to conclude anything")
    func coarseExpectation() throws {
        let counties = try SharedData.tianditu.get()
        let samples = try SharedData.villagePoints().prefix(200).map {
            DatumSample(imported: $0.gcj02, expectedPosition: counties[$0.county]?.centroid)
        }
        let suspicion = DatumSuspicion(of: samples, declaredAs: .cgcs2000)
        #expect(suspicion.offset?.isDecisive == false)
        #expect(suspicion.likelySystem == nil)
    }

    @Test("swapped columns are found in degrees and in metres")
    func swapped() throws {
        let points = try SharedData.villagePoints().prefix(50)
        var samples = try samples(Array(points)) { $0.wgs84 }
        samples[3].imported = samples[3].imported.swapped
        samples[7].imported = MapPosition(east: 0, north: 0)
        samples[9].imported = MapPosition(east: .nan, north: 23)
        let suspicion = DatumSuspicion(of: samples, declaredAs: .wgs84)
        #expect(suspicion.swappedIndices == [3])
        #expect(suspicion.impossibleIndices == [7, 9])
        #expect(suspicion.likelySystem == nil)
        #expect(suspicion.chineseFindings.count == 2)

        let zone = CoordinateSystem.gaussKruger(try GaussKrugerZone(width: .threeDegrees, number: 38))
        let metres = try points.map {
            DatumSample(imported: zone.position(of: try CoordinateSystem.wgs84.coordinate(of: $0.wgs84)).swapped)
        }
        let projected = DatumSuspicion(of: metres, declaredAs: zone)
        #expect(projected.swappedIndices.count == 50)
        #expect(projected.seemsSwapped)
    }

    @Test("few samples and none at all lead to no conclusion")
    func few() throws {
        #expect(!DatumSuspicion(of: [], declaredAs: .cgcs2000).isSuspicious)
        let four = try samples(Array(SharedData.villagePoints().prefix(4))) { $0.gcj02 }
        #expect(DatumSuspicion(of: four, declaredAs: .cgcs2000).likelySystem == nil)
    }
}
