import Domain
import Exchange
import Foundation
import Geo
import Terrain

/// Turns a file of heights into a grid on CGCS2000, and says what is wrong with it on the way (高程读取).
struct TerrainReading {
    /// More cells than this are not taken in: heights of a county of 60 km at 10 m.
    static let mostCells = 40_000_000
    /// Zeros stand for “no height” where all other ground lies higher than this, in metres: no county has single cells
    /// at the sea's level among hills.
    private static let leastHeightBesideZeros: Float = 20

    private(set) var report: TerrainReport
    /// The grid in degrees of CGCS2000; nil where the file cannot be used.
    private(set) var raster: Raster?

    /// Reads a file that is in memory or on disk.
    ///
    /// - Parameter system: What the user says of its coordinates; nil for what the file says.
    /// - Throws: `ExchangeError` for a file that is no grid at all.
    init(_ source: TerrainSource, _ report: TerrainReport, system: String?) throws {
        self.report = report
        if source.looksLikePicture {
            self.report.add(
                .warning, "looks-like-picture",
                BilingualText(
                    "栅格像影像而不是高程（多个波段或 8 位整数）", "The raster looks like a picture: several bands, or 8-bit numbers"),
                advice: BilingualText(
                    "确认选对了文件；只读取第一个波段", "Make sure that it is the right file; only the first band is read")
            )
        }
        if source.unit.lowercased().hasPrefix("f") {
            self.report.add(
                .error, "unit-feet",
                BilingualText("文件声明高程单位为英尺（\(source.unit)）", "The file declares its heights in feet (\(source.unit))"),
                advice: BilingualText("请换算为米后重新导出", "Convert it to metres and export it again"))
        }
        guard let system = declared(source.raster, system), let clean = repaired(source.raster) else { return }
        place(clean, system, of: source.raster)
    }

    /// The system by the user's word, else by the file.
    private mutating func declared(_ grid: GeodataRaster, _ word: String?) -> TerrainSystem? {
        let own = grid.reference.map { TerrainSystem($0) }
        guard let word, !word.isEmpty else {
            if own == nil {
                let edge = grid.raster.reference
                report.add(
                    .error, "no-coordinate-system",
                    BilingualText("文件没有说明坐标系，不能导入", "The file does not say in which coordinate system it is"),
                    advice: TerrainSystem.guess(edge.westEdge, edge.northEdge))
            }
            return own
        }
        do throws(GeoError) {
            let named = try TerrainSystem(named: word)
            if let own, own.name != named.name {
                report.add(
                    .warning, "other-system",
                    BilingualText(
                        "文件自称 \(own.name)，按您声明的 \(named.name) 处理",
                        "The file calls itself \(own.name); it is read as \(named.name), as you declared"),
                    advice: BilingualText("确认哪个是对的", "Make sure which is right"))
            }
            return named
        } catch {
            report.add(
                .error, "unknown-system", BilingualText(error.chineseMessage, error.englishMessage),
                advice: BilingualText("请填 PROJ 认识的 EPSG 代码，如 EPSG:4490、EPSG:2415", "Give an EPSG code that PROJ knows"))
            return nil
        }
    }

    /// The grid without numbers that stand for “no height”, whatever the file declares.
    private mutating func repaired(_ grid: GeodataRaster) -> Raster? {
        do throws(TerrainError) {
            let repair = RasterRepair(largestHole: 0)
            var (raster, found) = try repair.repaired(grid.raster, declaredNoData: grid.declaredNoData)
            if let declared = grid.declaredNoData, let other = found.undeclaredValue {
                report.add(
                    .warning, "wrong-no-data",
                    BilingualText(
                        "文件声明的无数据值是 \(declared)，空白处实际写的是 \(other)（\(found.undeclaredCells) 个像元）；都按无数据处理",
                        "The file declares \(declared) for “no data”, but its empty cells hold \(other) (\(found.undeclaredCells) cells); both were taken as no data"
                    ),
                    advice: BilingualText(
                        "请在文件中改正无数据值；确认没有高程恰为 \(declared) 的地方",
                        "Correct the tag in the file; see that no ground lies at \(declared)"))
            } else {
                report.findings += found.findings(file: report.file).filter { $0.code == "undeclared-no-data" }
            }
            raster = withoutZeros(raster, declared: grid.declaredNoData)
            return raster
        } catch {
            report.add(
                .error, "no-heights", BilingualText(error.zh, error.en),
                advice: BilingualText("检查是否选错文件", "See whether it is the right file"))
            return nil
        }
    }

    private mutating func withoutZeros(_ raster: Raster, declared: Double?) -> Raster {
        var (zeros, lowest) = (0, Float.infinity)
        for value in raster.values where !value.isNaN {
            if value == 0 { zeros += 1 } else { lowest = min(lowest, value) }
        }
        guard zeros > 0, declared != 0, lowest > Self.leastHeightBesideZeros, lowest.isFinite else { return raster }
        report.add(
            .warning, "zero-heights",
            BilingualText(
                "有 \(zeros) 个像元的高程恰为 0，其余都在 \(lowest) m 以上；0 按无数据处理",
                "\(zeros) cells lie at exactly 0 and all others above \(lowest) m; the zeros were taken as no data"),
            advice: BilingualText("若 0 是真实高程，请联系提供单位核对", "If 0 is real, ask the supplier"))
        return (try? RasterRepair(largestHole: 0).repaired(raster, declaredNoData: 0).0) ?? raster
    }

    /// To a centimetre.
    private static func rounded(_ height: Float) -> Double { (Double(height) * 100).rounded() / 100 }

    private mutating func place(_ clean: Raster, _ system: TerrainSystem, of grid: GeodataRaster) {
        var moved = grid
        moved.raster = clean
        guard let target = try? GeodataReference(userInput: "EPSG:4490"),
            let warped = try? moved.warped(from: system.reference, to: target).raster,
            let heights = warped.range, let box = warped.box, warped.values.count <= 4 * Self.mostCells
        else {
            report.add(
                .error, "not-on-earth",
                BilingualText(
                    "按 \(system.name) 换算不到经纬度", "Read as \(system.name), it cannot be brought to longitude and latitude"
                ),
                advice: BilingualText("核对声明的坐标系", "Check the declared coordinate system"))
            return
        }
        if !["EPSG:4490", "EPSG:4326"].contains(system.name), GaussKrugerZone(named: system.name) == nil {
            report.add(
                .note, "datum-converted",
                BilingualText(
                    "由 PROJ 从 \(system.name) 换算到 CGCS2000；旧坐标系用公开参数，可能偏差数米至百余米",
                    "Brought from \(system.name) to CGCS2000 by PROJ; with published parameters an old datum may be off by some to a hundred metres"
                ),
                advice: BilingualText("与已知点比对", "Compare it with known points"))
        }
        let known = Double(clean.values.count - clean.emptyCells) / Double(clean.values.count)
        raster = warped
        report.summary = TerrainReport.Summary(
            system: system.name, sourceColumns: clean.columns, sourceRows: clean.rows, columns: warped.columns,
            rows: warped.rows,
            cellMetres: warped.cellMetres(in: box),
            heights: Self.rounded(heights.lowerBound)...Self.rounded(heights.upperBound),
            knownShare: known, box: box)
    }
}

extension GaussKrugerZone {
    /// The zone on CGCS2000 with a code such as `EPSG:4547`.
    fileprivate init?(named name: String) {
        guard name.hasPrefix("EPSG:"), let code = Int(name.dropFirst(5)) else { return nil }
        self.init(epsgCode: code)
    }
}

extension Raster {
    /// The box around a grid in degrees; nil where it does not lie on Earth.
    var box: BoundingBox? {
        let (west, north) = (reference.westEdge, reference.northEdge)
        guard
            let southWest = try? Coordinate(
                longitude: west, latitude: north - Double(rows) * reference.cellHeight),
            let northEast = try? Coordinate(
                longitude: west + Double(columns) * reference.cellWidth, latitude: north)
        else { return nil }
        return try? BoundingBox(southWest: southWest, northEast: northEast)
    }

    /// The height of a cell of a grid in degrees, in metres on the ground along the meridian, to a tenth.
    func cellMetres(in box: BoundingBox) -> Double {
        let centre = box.centre
        guard let next = try? Coordinate(longitude: centre.longitude, latitude: centre.latitude + reference.cellHeight)
        else { return 0 }
        return max((centre.distanceMetres(to: next) * 10).rounded() / 10, 0.1)
    }
}
