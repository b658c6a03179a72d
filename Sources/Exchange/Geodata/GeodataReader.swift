import CGDAL
public import Foundation
import Geo

/// Reads vector layers of shapefiles, GeoPackages, GeoJSON and whatever else GDAL knows.
public enum GeodataReader {
    /// More features than this are refused.
    public static let mostFeatures = 2_000_000

    /// The names of a file's layers.
    ///
    /// - Throws: ``ExchangeError``.
    public static func layerNames(at url: URL) throws -> [String] {
        try GeodataLibrary.withDataset(at: url, flags: GDAL_OF_VECTOR) { dataset in
            (0..<GDALDatasetGetLayerCount(dataset)).compactMap { index in
                GDALDatasetGetLayer(dataset, index).flatMap { OGR_L_GetName($0) }.map { String(cString: $0) }
            }
        }
    }

    /// A layer with all its features; the first one where no name is given.
    ///
    /// Attributes come as UTF-8 whether the file holds UTF-8 or GBK. Heights of positions are left out.
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(positions).
    public static func layer(at url: URL, named name: String? = nil) throws -> GeodataLayer {
        // An empty ENCODING keeps the shapefile driver from recoding by a header that is often wrong.
        let options = url.pathExtension.lowercased() == "shp" ? ["ENCODING="] : []
        return try GeodataLibrary.withDataset(at: url, flags: GDAL_OF_VECTOR, options: options) { dataset in
            let handle = name.map { GDALDatasetGetLayerByName(dataset, $0) } ?? GDALDatasetGetLayer(dataset, 0)
            guard let handle else {
                throw ExchangeError.geodata(.noLayer, file: url.lastPathComponent, detail: name ?? "")
            }
            return try read(handle, file: url.lastPathComponent)
        }
    }

    private static func read(_ handle: OGRLayerH, file: String) throws -> GeodataLayer {
        let fields = readFields(handle)
        var layer = GeodataLayer(
            name: OGR_L_GetName(handle).map { GeodataLibrary.text($0) } ?? "",
            reference: GeodataReference(OGR_L_GetSpatialRef(handle)), fields: fields, features: [])
        OGR_L_ResetReading(handle)
        while let feature = OGR_L_GetNextFeature(handle) {
            defer { OGR_F_Destroy(feature) }
            guard layer.features.count < mostFeatures else {
                throw ExchangeError.geodata(.tooLarge, file: file, detail: "\(mostFeatures)")
            }
            if let geometry = geometry(OGR_F_GetGeometryRef(feature)) {
                let values = fields.indices.map { value(feature, Int32($0), fields[$0].kind) }
                layer.features.append(GeodataFeature(id: OGR_F_GetFID(feature), geometry: geometry, values: values))
            } else {
                layer.emptyFeatures += 1
            }
        }
        return layer
    }

    static func readFields(_ handle: OGRLayerH) -> [GeodataField] {
        guard let definition = OGR_L_GetLayerDefn(handle) else { return [] }
        return (0..<OGR_FD_GetFieldCount(definition)).compactMap { index in
            guard let field = OGR_FD_GetFieldDefn(definition, index), let name = OGR_Fld_GetNameRef(field) else {
                return nil
            }
            let kind: GeodataField.Kind =
                switch OGR_Fld_GetType(field) {
                case OFTInteger, OFTInteger64: .integer
                case OFTReal: .real
                default: .text
                }
            return GeodataField(GeodataLibrary.text(name), kind)
        }
    }

    static func value(_ feature: OGRFeatureH, _ index: Int32, _ kind: GeodataField.Kind) -> GeodataValue {
        guard OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return .empty }
        switch kind {
        case .integer, .flag: return .integer(OGR_F_GetFieldAsInteger64(feature, index))
        case .real: return .real(OGR_F_GetFieldAsDouble(feature, index))
        case .text, .moment:
            return OGR_F_GetFieldAsString(feature, index).map { .text(GeodataLibrary.text($0)) } ?? .empty
        }
    }

    /// The geometry in our own form, or `nil` if there is none or it is empty.
    static func geometry(_ handle: OGRGeometryH?) -> MapGeometry? {
        guard let handle, OGR_G_IsEmpty(handle) == 0 else { return nil }
        switch OGR_GT_Flatten(OGR_G_GetGeometryType(handle)) {
        case wkbPoint: return .points(positions(handle))
        case wkbLineString: return .lines([positions(handle)])
        case wkbPolygon: return .areas([rings(handle)])
        case wkbMultiPoint: return .points(parts(handle).flatMap { positions($0) })
        case wkbMultiLineString: return .lines(parts(handle).map { positions($0) })
        case wkbMultiPolygon: return .areas(parts(handle).map { rings($0) })
        case wkbGeometryCollection: return parts(handle).lazy.compactMap { geometry($0) }.first
        default:
            guard let linear = OGR_G_GetLinearGeometry(handle, 0, nil) else { return nil }
            defer { OGR_G_DestroyGeometry(linear) }
            // A kind that stays what it is would come here again for ever.
            guard OGR_GT_Flatten(OGR_G_GetGeometryType(linear)) != OGR_GT_Flatten(OGR_G_GetGeometryType(handle)) else {
                return nil
            }
            return geometry(linear)
        }
    }

    private static func parts(_ handle: OGRGeometryH) -> [OGRGeometryH] {
        (0..<OGR_G_GetGeometryCount(handle)).compactMap { OGR_G_GetGeometryRef(handle, $0) }
    }

    private static func rings(_ handle: OGRGeometryH) -> [[MapPosition]] {
        parts(handle).map { positions($0) }
    }

    private static func positions(_ handle: OGRGeometryH) -> [MapPosition] {
        (0..<OGR_G_GetPointCount(handle)).map {
            MapPosition(east: OGR_G_GetX(handle, $0), north: OGR_G_GetY(handle, $0))
        }
    }
}
