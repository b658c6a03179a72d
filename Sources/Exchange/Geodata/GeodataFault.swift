/// What is wrong with a file of geodata.
public enum GeodataFault: String, Hashable, Sendable {
    /// No reader knows the file.
    case notGeodata
    /// The layer that was asked for, or any at all, is not there.
    case noLayer
    /// A coordinate system that is not understood.
    case unknownReference
    /// Positions that cannot be brought into the other coordinate system.
    case notTransformable
    /// A raster that is turned against north or has no georeference.
    case notNorthUp
    /// More cells or features than are accepted.
    case tooLarge
    /// The file ends early or contradicts itself.
    case damaged
    /// An archive with more than one grid.
    case severalGrids
    /// The machine lacks the library that reads and writes geodata.
    case noLibrary

    var zh: String {
        switch self {
        case .notGeodata: "不是可读的地理数据"
        case .noLayer: "没有所需的图层"
        case .unknownReference: "坐标系无法识别"
        case .notTransformable: "坐标无法转换到所需坐标系"
        case .notNorthUp: "栅格没有地理参考或不是正北方向"
        case .tooLarge: "数据量超过上限"
        case .damaged: "数据损坏或不完整"
        case .severalGrids: "压缩包中有多个栅格"
        case .noLibrary: "本机没有可用的 GDAL 库，无法读写地理数据"
        }
    }

    var en: String {
        switch self {
        case .notGeodata: "it is no geodata that can be read"
        case .noLayer: "the layer is not there"
        case .unknownReference: "the coordinate system is not understood"
        case .notTransformable: "its positions cannot be brought into the coordinate system needed"
        case .notNorthUp: "the raster has no georeference or is not north-up"
        case .tooLarge: "it holds more than is accepted"
        case .damaged: "it is damaged or incomplete"
        case .severalGrids: "the archive holds several grids"
        case .noLibrary: "this machine has no GDAL library that fits, so geodata cannot be read or written"
        }
    }

    var adviceZh: String {
        switch self {
        case .notGeodata, .damaged: "请用 QGIS 等软件导出为 GeoPackage、Shapefile、GeoJSON 或 GeoTIFF；Shapefile 须含 .shp、.shx、.dbf。"
        case .noLayer: "请检查图层名，或导出只含一个图层的文件。"
        case .unknownReference, .notTransformable: "请写 EPSG 代码（如 EPSG:4547），或在软件中定义坐标系后重新导出。"
        case .notNorthUp: "请在 QGIS 中重投影，导出正北方向的 GeoTIFF。"
        case .tooLarge: "请裁剪到所需范围后再用。"
        case .severalGrids: "请先用 QGIS 等软件拼接成一个栅格（如 gdal_merge）。"
        case .noLibrary: "请管理员安装 libgdal32（Debian 12），版本须与编译时一致。"
        }
    }

    var adviceEn: String {
        switch self {
        case .notGeodata, .damaged:
            "Export it as GeoPackage, shapefile (.shp, .shx, .dbf), GeoJSON or GeoTIFF, for example from QGIS."
        case .noLayer: "Check the layer's name, or export a file with one layer."
        case .unknownReference, .notTransformable:
            "Write an EPSG code such as EPSG:4547, or define the coordinate system and export the file again."
        case .notNorthUp: "Reproject it, for example in QGIS, to a north-up GeoTIFF."
        case .tooLarge: "Clip it to the area first."
        case .severalGrids: "Join them into one grid first, for example with gdal_merge."
        case .noLibrary: "Have libgdal32 installed (Debian 12), of the version that the program was built with."
        }
    }
}
