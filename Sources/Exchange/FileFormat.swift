/// The table formats that can be read.
public enum FileFormat: String, Hashable, Sendable {
    /// An Office Open XML workbook: .xlsx, .xlsm (its macros are ignored), .xltx.
    case xlsx
    /// Text with separated values, also packed as .gz.
    case csv
    /// GeoJSON after RFC 7946, also with the older `crs` member.
    case geoJSON
    /// Vector geodata read by GDAL: GeoPackage, shapefile, GeoJSON with lines or areas.
    case geodata
}
