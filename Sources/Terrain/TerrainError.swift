/// Why a raster cannot be used.
public enum TerrainError: Error, Hashable, Sendable {
    /// The number of values is not columns × rows.
    case valuesDoNotFit(columns: Int, rows: Int, values: Int)
    /// A cell has no size, or the corner is not a number.
    case cellsWithoutSize
    /// No cell holds a plausible value.
    case noValues
}

extension TerrainError {
    /// What is wrong and what to do, in Chinese.
    public var zh: String {
        switch self {
        case .valuesDoNotFit(let columns, let rows, let values):
            "栅格应有 \(columns) 列 × \(rows) 行，却有 \(values) 个值。请重新导出该栅格。"
        case .cellsWithoutSize: "栅格没有有效的像元大小或角点坐标。请导出带地理参考的 GeoTIFF。"
        case .noValues: "栅格中没有可用的高程值。请检查是否选错文件，或无数据值是否标错。"
        }
    }

    /// What is wrong and what to do, in English.
    public var en: String {
        switch self {
        case .valuesDoNotFit(let columns, let rows, let values):
            "The raster should have \(columns) columns × \(rows) rows but has \(values) values. Export it again."
        case .cellsWithoutSize: "The raster has no valid cell size or corner. Export a georeferenced GeoTIFF."
        case .noValues: "The raster holds no usable height. Check the file and its no-data value."
        }
    }
}
