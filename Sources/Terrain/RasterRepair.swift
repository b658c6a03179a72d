public import Domain
public import Geo

/// Makes a raster of heights safe to use: takes out values that stand for “no data” and fills small holes.
///
/// Real files declare one value and hold another: the elevation model of Al Mazarih declares 0.0 and holds −3.4·10³⁸.
public struct RasterRepair: Hashable, Sendable {
    /// Heights of solid ground on Earth in metres, with a margin; what lies outside stands for “no data”.
    public static let plausibleHeights: ClosedRange<Float> = -450...8_900

    /// Holes of up to so many cells are filled from their rim; greater ones stay empty.
    public var largestHole: Int

    /// A repair that fills holes up to a number of cells.
    public init(largestHole: Int = 400) {
        self.largestHole = largestHole
    }

    /// What was found and done.
    public struct Report: Hashable, Sendable {
        /// Cells with the declared no-data value.
        public var declaredCells = 0
        /// Cells with an impossible height that no declaration covers, and the commonest such value.
        public var undeclaredCells = 0
        /// The commonest undeclared value.
        public var undeclaredValue: Float?
        /// Holes filled.
        public var filledHoles = 0
        /// Cells filled.
        public var filledCells = 0
        /// Cells of holes too large to be filled.
        public var openCells = 0
        /// The centre of the largest hole left open inside the raster.
        public var openPlace: MapPosition?
    }

    /// The repaired raster and what was done to it.
    ///
    /// - Throws: ``TerrainError/noValues`` if nothing is left.
    /// - Complexity: O(cells × rounds), where the rounds are the width of the largest hole filled.
    public func repaired(_ raster: Raster, declaredNoData: Double?) throws(TerrainError) -> (Raster, Report) {
        var result = raster
        var report = Report()
        blank(&result, declared: declaredNoData, &report)
        guard result.range != nil else { throw .noValues }
        let holes = RasterHoles(result)
        for hole in holes.list where !hole.touchesEdge {
            if hole.cells.count <= largestHole {
                Self.fill(hole.cells, in: &result)
                report.filledHoles += 1
                report.filledCells += hole.cells.count
            } else {
                report.openCells += hole.cells.count
                if report.openPlace == nil, let middle = hole.cells.dropFirst(hole.cells.count / 2).first {
                    let cell = Int(middle)
                    report.openPlace = raster.reference.centre(
                        column: cell % raster.columns, row: cell / raster.columns)
                }
            }
        }
        return (result, report)
    }

    private func blank(_ raster: inout Raster, declared: Double?, _ report: inout Report) {
        let declaredValue = declared.map { Float($0) }
        var others: [Float: Int] = [:]
        for index in raster.values.indices {
            let value = raster.values[index]
            if value.isNaN {
                report.declaredCells += 1
            } else if value == declaredValue {
                report.declaredCells += 1
                raster.values[index] = .nan
            } else if !Self.plausibleHeights.contains(value) {
                report.undeclaredCells += 1
                // The commonest one is wanted; where there are thousands of them they are noise.
                if others.count < 10_000 || others[value] != nil { others[value, default: 0] += 1 }
                raster.values[index] = .nan
            }
        }
        report.undeclaredValue = others.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// Fills a hole from its rim inwards: each round every empty cell beside a filled one takes its neighbours' mean.
    private static func fill(_ cells: [Int32], in raster: inout Raster) {
        var left = cells
        while !left.isEmpty {
            var next: [(Int, Float)] = []
            var still: [Int32] = []
            for cell in left {
                if let mean = mean(around: Int(cell), in: raster) {
                    next.append((Int(cell), mean))
                } else {
                    still.append(cell)
                }
            }
            guard !next.isEmpty else { return }
            for (cell, value) in next { raster.values[cell] = value }
            left = still
        }
    }

    private static func mean(around cell: Int, in raster: Raster) -> Float? {
        let column = cell % raster.columns
        let row = cell / raster.columns
        var sum = 0.0
        var count = 0.0
        for (east, south) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
            guard let value = raster.value(column: column + east, row: row + south) else { continue }
            sum += value
            count += 1
        }
        return count > 0 ? Float(sum / count) : nil
    }
}

extension RasterRepair.Report {
    /// What the user should know, with what was done about it.
    public func findings(file: String) -> [Finding] {
        var findings: [Finding] = []
        let place = Finding.Place(sheet: file)
        if undeclaredCells > 0 {
            let value = undeclaredValue.map { "\($0)" } ?? "?"
            findings.append(
                Finding(
                    .warning, "undeclared-no-data", at: place,
                    BilingualText(
                        "高程中有 \(undeclaredCells) 个像元的值不可能是高程（如 \(value)），而文件没有声明它是无数据值；已按无数据处理。",
                        "\(undeclaredCells) cells hold impossible heights (such as \(value)) that the file does not "
                            + "declare as no-data; they were taken as no-data."),
                    advice: BilingualText("请在高程文件中声明该无数据值。", "Declare the no-data value in the file.")))
        }
        if filledCells > 0 {
            findings.append(
                Finding(
                    .warning, "holes-filled", at: place,
                    BilingualText(
                        "高程中有 \(filledHoles) 处空洞共 \(filledCells) 个像元，已由边缘插补。",
                        "\(filledHoles) holes of together \(filledCells) cells were filled from their rims."),
                    advice: BilingualText("请核对空洞处的管线高程。", "Check the levels of pipes that run there.")))
        }
        if openCells > 0 {
            let at = openPlace.map { " (\($0.east.rounded()), \($0.north.rounded()))" } ?? ""
            findings.append(
                Finding(
                    .warning, "holes-left", at: place,
                    BilingualText(
                        "高程中有较大的空洞，共 \(openCells) 个像元，未插补\(at)；该处的房屋与道路按无高程处理。",
                        "Large holes of together \(openCells) cells were left empty\(at); houses and roads there count as "
                            + "without height."),
                    advice: BilingualText("请补充该处的高程。", "Supply heights for that place.")))
        }
        return findings
    }
}
