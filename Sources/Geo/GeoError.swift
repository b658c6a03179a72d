/// What can be wrong with a position, a geometry or the name of a coordinate system.
public enum GeoError: Error, Hashable, Sendable {
    /// Longitude not within −180…180° or latitude not within −90…90°, or not a number; degrees.
    case notOnEarth(longitude: Double, latitude: Double)
    /// The name of a coordinate system that is not known.
    case unknownSystem(name: String)
    /// A coordinate system that is known but for which no public transformation to CGCS2000 exists.
    case noPublicTransformation(name: String)
    /// A shifted system, in which single points are understood but no grid of heights.
    case shiftedGrid(name: String)
    /// A projected system named without its central meridian or zone.
    case zoneMissing(name: String)
    /// A zone that does not exist: 3° zones lie at multiples of 3°, 6° zones at 6k − 3°, both from 75° to 135° E.
    case noSuchZone(widthDegrees: Int, centralMeridian: Int)
    /// An easting that cannot lie in the declared zone; metres. `prefix` is the zone number it seems to begin with.
    case eastingOutsideZone(easting: Double, zone: GaussKrugerZone, prefix: Int?)
    /// A northing that is not between the equator and the pole; metres.
    case northingOutsideZone(northing: Double, zone: GaussKrugerZone)
    /// A ring of fewer than three different points.
    case ringTooShort(points: Int)
    /// A line of fewer than two points.
    case lineTooShort(points: Int)
    /// A bounding box whose south is north of its north, or whose west is east of its east.
    case emptyBox
    /// A text that is no shape; the place in it where the reading stopped, in bytes.
    case notWellKnownText(at: Int)
}

extension GeoError {
    /// What is wrong and what to do, in Chinese.
    public var chineseMessage: String {
        switch self {
        case .notOnEarth(let longitude, let latitude):
            "坐标（经度 \(longitude)，纬度 \(latitude)）不在地球范围内。请检查经纬度列是否对调，是否把投影坐标当作经纬度。"
        case .unknownSystem(let name):
            "不认识坐标系“\(name)”。请写 CGCS2000、WGS84、GCJ-02、BD-09 或 EPSG 代码（如 EPSG:4547）。"
        case .noPublicTransformation(let name):
            "坐标系“\(name)”与 CGCS2000 之间没有公开的转换参数。请由测绘部门转换为 CGCS2000 后再导入。"
        case .shiftedGrid(let name):
            "“\(name)”是经过偏移的坐标，格网不能用它。请提供 CGCS2000 或其投影（如 EPSG:4547）的原始格网。"
        case .zoneMissing(let name):
            "坐标系“\(name)”缺少中央经线或带号。请注明，如“CGCS2000 3度带 中央经线114”。"
        case .noSuchZone(let width, let meridian):
            "没有中央经线为 \(meridian)° 的 \(width)° 带。3° 带为 75…135 之间 3 的倍数，6° 带为 75、81…135。"
        case .eastingOutsideZone(let easting, let zone, let prefix):
            if let prefix, !zone.hasZonePrefix {
                "横坐标 \(easting) 米似带有带号 \(prefix)，而声明的\(zone.chineseName)不带带号。请改选带带号的坐标系。"
            } else {
                "横坐标 \(easting) 米不在\(zone.chineseName)内。请检查横纵坐标列是否对调、中央经线和带号是否正确。"
            }
        case .northingOutsideZone(let northing, let zone):
            "纵坐标 \(northing) 米不在\(zone.chineseName)内。请检查横纵坐标列是否对调（测量中 X 为纵坐标）。"
        case .ringTooShort(let points):
            "边界只有 \(points) 个不同的点，至少需要 3 个。"
        case .lineTooShort(let points):
            "线只有 \(points) 个点，至少需要 2 个。"
        case .emptyBox:
            "范围框的西界大于东界或南界大于北界。"
        case .notWellKnownText(let place):
            "图形文本在第 \(place + 1) 个字节处无法识别。请写 WKT，如 LINESTRING(112.5 23.1,112.6 23.2)，或粘贴 GeoJSON。"
        }
    }

    /// What is wrong and what to do, in English.
    public var englishMessage: String {
        switch self {
        case .notOnEarth(let longitude, let latitude):
            "Longitude \(longitude), latitude \(latitude) is not on Earth. Check whether the two columns are swapped "
                + "or projected metres were read as degrees."
        case .unknownSystem(let name):
            "Unknown coordinate system “\(name)”. Write CGCS2000, WGS84, GCJ-02, BD-09 or an EPSG code such as EPSG:4547."
        case .noPublicTransformation(let name):
            "No public transformation leads from “\(name)” to CGCS2000. Have the survey office convert the file first."
        case .shiftedGrid(let name):
            "“\(name)” is a shifted system, which no grid can be in. Give the grid as surveyed, in CGCS2000 or one of its "
                + "projections such as EPSG:4547."
        case .zoneMissing(let name):
            "“\(name)” lacks its central meridian or zone. State it, for example “CGCS2000 3-degree CM 114E”."
        case .noSuchZone(let width, let meridian):
            "There is no \(width)-degree zone at \(meridian)° E. 3° zones lie at multiples of 3, 6° zones at 75, 81 … 135."
        case .eastingOutsideZone(let easting, let zone, let prefix):
            if let prefix, !zone.hasZonePrefix {
                "Easting \(easting) m seems to begin with zone number \(prefix), but \(zone.englishName) has no prefix. "
                    + "Choose the system with zone prefix."
            } else {
                "Easting \(easting) m is not in \(zone.englishName). Check whether the columns are swapped "
                    + "and whether meridian and zone are right."
            }
        case .northingOutsideZone(let northing, let zone):
            "Northing \(northing) m is not in \(zone.englishName). Check whether the columns are swapped "
                + "(surveyors' X is the northing)."
        case .ringTooShort(let points):
            "The ring has \(points) different points; at least 3 are needed."
        case .lineTooShort(let points):
            "The line has \(points) points; at least 2 are needed."
        case .emptyBox:
            "The bounding box has its west east of its east or its south north of its north."
        case .notWellKnownText(let place):
            "The text of the shape is not understood at byte \(place + 1). Write WKT such as "
                + "LINESTRING(112.5 23.1,112.6 23.2), or paste GeoJSON."
        }
    }
}
