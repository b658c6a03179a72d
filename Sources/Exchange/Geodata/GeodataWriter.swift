import CGDAL
public import Foundation
import Geo

/// Writes layers to a GeoPackage or to GeoJSON files.
public enum GeodataWriter {
    /// Goes on only where this machine can read and write geodata: asked before anything is done for a file.
    ///
    /// - Throws: ``ExchangeError/geodata(_:file:detail:)`` if the library is missing, or of another version.
    public static func requireLibrary(for file: String) throws(ExchangeError) {
        try GeodataLibrary.open(for: file)
    }

    /// Writes all layers into one GeoPackage, replacing the file.
    ///
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(positions).
    public static func writeGeoPackage(_ layers: [GeodataLayer], to url: URL) throws {
        try write(layers, to: url, driver: "GPKG", options: [])
    }

    /// Writes one layer as GeoJSON in WGS 84 longitude and latitude (RFC 7946), replacing the file.
    ///
    /// A layer without a reference system is written in its own numbers.
    /// - Throws: ``ExchangeError``.
    /// - Complexity: O(positions).
    public static func writeGeoJSON(_ layer: GeodataLayer, to url: URL) throws {
        var layer = layer
        if let reference = layer.reference {
            layer = try GeodataTransform.layer(layer, from: reference, to: GeodataReference(userInput: "EPSG:4326"))
        }
        try write([layer], to: url, driver: "GeoJSON", options: ["COORDINATE_PRECISION=8"])
    }

    /// Writes one layer as the parts of a shapefile.
    ///
    /// - Parameter encoding: What the library calls the encoding of attributes.
    static func writeShapefile(_ layer: GeodataLayer, encoding: String, to url: URL) throws {
        try write([layer], to: url, driver: "ESRI Shapefile", options: ["ENCODING=" + encoding])
    }

    private static func write(_ layers: [GeodataLayer], to url: URL, driver: String, options: [String]) throws {
        func failure() -> ExchangeError { .unwritable(file: url.path, reason: GeodataLibrary.lastMessage) }
        try GeodataLibrary.open(for: url.lastPathComponent)
        guard let handle = GDALGetDriverByName(driver) else { throw failure() }
        if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }
        CPLErrorReset()
        // A fixed moment instead of the clock's: the same plan makes the same file.
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z")
        defer { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
        guard let dataset = GDALCreate(handle, url.path, 0, 0, 0, GDT_Unknown, nil) else { throw failure() }
        var isClosed = false
        defer { if !isClosed { GDALClose(dataset) } }
        for layer in layers { try add(layer, to: dataset, options: options, failure: failure) }
        CPLErrorReset()
        GDALClose(dataset)
        isClosed = true
        guard CPLGetLastErrorType() != CE_Failure else { throw failure() }
    }

    private static func add(
        _ layer: GeodataLayer, to dataset: GDALDatasetH, options: [String], failure: () -> ExchangeError
    ) throws {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for option in options { list = CSLAddString(list, option) }
        if let name = layer.numberColumn { list = CSLAddString(list, "FID=" + name) }
        defer { CSLDestroy(list) }
        let shared = type(of: layer)
        func create(_ reference: OGRSpatialReferenceH?) -> OGRLayerH? {
            GDALDatasetCreateLayer(dataset, layer.name, reference, shared.type, list)
        }
        let created = try layer.reference.map { try $0.withHandle { create($0) } } ?? create(nil)
        guard let created else { throw failure() }
        for field in layer.fields {
            guard let definition = OGR_Fld_Create(field.name, kind(of: field)) else { throw failure() }
            defer { OGR_Fld_Destroy(definition) }
            if field.kind == .flag { OGR_Fld_SetSubType(definition, OFSTBoolean) }
            guard OGR_L_CreateField(created, definition, 1) == OGRERR_NONE else { throw failure() }
        }
        GDALDatasetStartTransaction(dataset, 0)
        let definition = OGR_L_GetLayerDefn(created)
        for feature in layer.features {
            guard let handle = OGR_F_Create(definition) else { throw failure() }
            defer { OGR_F_Destroy(handle) }
            for (index, value) in feature.values.enumerated() { set(value, handle, Int32(index)) }
            if !feature.geometry.positions.isEmpty {
                OGR_F_SetGeometryDirectly(handle, geometry(feature.geometry, isMultiple: shared.isMultiple))
            }
            guard OGR_L_CreateFeature(created, handle) == OGRERR_NONE else { throw failure() }
        }
        GDALDatasetCommitTransaction(dataset)
    }

    private static func kind(of field: GeodataField) -> OGRFieldType {
        switch field.kind {
        case .text: OFTString
        case .integer: OFTInteger64
        case .real: OFTReal
        case .flag: OFTInteger
        case .moment: OFTDateTime
        }
    }

    private static func set(_ value: GeodataValue, _ feature: OGRFeatureH, _ index: Int32) {
        switch value {
        case .empty: OGR_F_SetFieldNull(feature, index)
        case .text(let text): OGR_F_SetFieldString(feature, index, text)
        case .integer(let number): OGR_F_SetFieldInteger64(feature, index, number)
        case .real(let number) where number.isFinite: OGR_F_SetFieldDouble(feature, index, number)
        case .real: OGR_F_SetFieldNull(feature, index)
        }
    }

    /// The geometry type that all features of a layer share, and whether each is written as one of several parts.
    private static func type(of layer: GeodataLayer) -> (type: OGRwkbGeometryType, isMultiple: Bool) {
        var kinds: Set<Int> = []
        var isMultiple = false
        for feature in layer.features where !feature.geometry.positions.isEmpty {
            switch feature.geometry {
            case .points(let parts):
                kinds.insert(0)
                isMultiple = isMultiple || parts.count > 1
            case .lines(let parts):
                kinds.insert(1)
                isMultiple = isMultiple || parts.count > 1
            case .areas(let parts):
                kinds.insert(2)
                isMultiple = isMultiple || parts.count > 1
            }
        }
        guard let kind = kinds.first else { return (layer.reference == nil ? wkbNone : wkbUnknown, false) }
        guard kinds.count == 1 else { return (wkbUnknown, false) }
        let single = [wkbPoint, wkbLineString, wkbPolygon][kind]
        let multiple = [wkbMultiPoint, wkbMultiLineString, wkbMultiPolygon][kind]
        return (isMultiple ? multiple : single, isMultiple)
    }

    private static func geometry(_ geometry: MapGeometry, isMultiple: Bool) -> OGRGeometryH? {
        switch geometry {
        case .points(let points):
            return points.count == 1 && !isMultiple
                ? simple(points, wkbPoint) : collection(points.map { simple([$0], wkbPoint) }, wkbMultiPoint)
        case .lines(let lines):
            let parts = lines.map { simple($0, wkbLineString) }
            return parts.count == 1 && !isMultiple ? parts[0] : collection(parts, wkbMultiLineString)
        case .areas(let areas):
            let parts = areas.map { collection($0.map { simple($0, wkbLinearRing) }, wkbPolygon) }
            return parts.count == 1 && !isMultiple ? parts[0] : collection(parts, wkbMultiPolygon)
        }
    }

    private static func simple(_ positions: [MapPosition], _ type: OGRwkbGeometryType) -> OGRGeometryH? {
        let handle = OGR_G_CreateGeometry(type)
        for position in positions { OGR_G_AddPoint_2D(handle, position.east, position.north) }
        return handle
    }

    private static func collection(_ parts: [OGRGeometryH?], _ type: OGRwkbGeometryType) -> OGRGeometryH? {
        let handle = OGR_G_CreateGeometry(type)
        for part in parts { OGR_G_AddGeometryDirectly(handle, part) }
        return handle
    }
}
