import Domain
import Geo
import Store
import Tables
import Terrain

/// Compares heights with what the register knows of a place: where its villages lie, and how high (高程核对).
struct TerrainCheck {
    let asOf: AsOf

    /// Farther apart than this the grid and the levels of the register do not tell of the same ground, in metres: our
    /// own measure, far beyond the error of any survey, which finds feet, other datums and shifted grids.
    private static let mostDifference = 30.0
    private static let leastLevels = 5

    func check(
        _ raster: Raster, in area: Region, _ report: inout TerrainReport, _ session: any Session
    ) throws {
        guard let box = report.summary?.box else { return }
        let scope = AreaScope([area.path])
        let reader = ShapeReader(session, asOf: asOf)
        var (all, inside) = (0, 0)
        var differences: [Double] = []
        for kind in [RecordKind.village, .facility, .manhole, .liftStation] {
            var request = ShapeReader.Request(kind, area: area.path, scope: scope)
            request.fields = ["groundLevel"]
            try reader.forEach(request) { record in
                guard let position = record.position else { return }
                all += 1
                guard box.contains(position) else { return }
                let place = MapPosition(east: position.longitude, north: position.latitude)
                guard let height = raster.value(at: place) else { return }
                inside += 1
                if let level = record.values["groundLevel"]?.quantity { differences.append(height - level) }
            }
        }
        if all == 0, let outline = try outline(of: area, reader) {
            tellOutline(box.intersects(outline), box, area, &report)
        } else {
            tellCover(all, inside, box, area, &report)
        }
        tellLevels(differences, &report)
    }

    /// The box around the recorded boundary of a place; nil where there is none.
    private func outline(of area: Region, _ reader: ShapeReader) throws -> BoundingBox? {
        var box: BoundingBox?
        let request = ShapeReader.Request(.boundary, area: area.path, scope: AreaScope([area.path]))
        try reader.forEach(request) { record in
            if record.path == area.path { box = record.shape?.areas?.boundingBox }
        }
        return box
    }

    private func tellOutline(
        _ isNear: Bool, _ box: BoundingBox, _ area: Region, _ report: inout TerrainReport
    ) {
        guard !isNear else { return }
        report.add(
            .error, "elsewhere",
            BilingualText(
                "高程（中心 \(Self.words(box))）在\(area.name)的边界之外",
                "The grid, around \(Self.words(box)), lies outside the boundary of \(area.name)"),
            advice: Self.advice)
    }

    private static let advice = BilingualText("核对坐标系、带号和所选的区划", "Check the coordinate system, the zone and the area")

    /// The middle of a box, to a thousandth of a degree.
    private static func words(_ box: BoundingBox) -> String {
        let middle = box.centre
        return "\((middle.longitude * 1000).rounded() / 1000)°E \((middle.latitude * 1000).rounded() / 1000)°N"
    }

    private func tellCover(
        _ all: Int, _ inside: Int, _ box: BoundingBox, _ area: Region, _ report: inout TerrainReport
    ) {
        let advice = Self.advice
        if all == 0 {
            guard !BoundingBox.chinaWithSeas.contains(box) else { return }
            report.add(
                .warning, "outside-china",
                BilingualText(
                    "高程不在中国范围内，本区划又没有有坐标的记录可以核对",
                    "The grid does not lie in China, and the place has no positions to check"),
                advice: advice)
        } else if inside == 0 {
            let place = Self.words(box)
            report.add(
                .error, "elsewhere",
                BilingualText(
                    "高程（中心 \(place)）没有覆盖\(area.name)的任何一处村庄或设施",
                    "The grid, around \(place), covers no village or facility of \(area.name)"),
                advice: advice)
        } else if inside < all {
            report.add(
                inside * 2 < all ? .warning : .note, "partial-cover",
                BilingualText(
                    "\(area.name)有坐标的 \(all) 处记录中，\(inside) 处有高程",
                    "Of \(all) positions in \(area.name), \(inside) have a height"),
                advice: BilingualText(
                    "其余按没有高程处理；需要时请补全范围", "The others count as without height; supply the rest if needed"))
        }
    }

    private func tellLevels(_ differences: [Double], _ report: inout TerrainReport) {
        guard differences.count >= Self.leastLevels else { return }
        let middle = differences.sorted()[differences.count / 2]
        guard abs(middle) > Self.mostDifference else { return }
        let metres = (middle * 10).rounded() / 10
        report.add(
            .warning, "levels-differ",
            BilingualText(
                "与台账中 \(differences.count) 处地面高程相比，高程系统性相差 \(metres) m（中位数）",
                "Compared with \(differences.count) levels of the register, the heights are off by \(metres) m (median)"
            ),
            advice: BilingualText("核对高程基准、单位和坐标系", "Check the height datum, the unit and the coordinate system"))
    }
}
