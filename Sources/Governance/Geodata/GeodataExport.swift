public import Domain
public import Exchange
public import Foundation
import Geo
public import Store
import Tables

extension RegisterDesk {
    /// The forms in which geodata goes out.
    public enum GeodataFormat: String, CaseIterable, Sendable {
        /// One GeoPackage with a layer for each kind, in CGCS2000 (EPSG:4490), with styles for QGIS; lines and areas of
        /// one kind are two layers.
        case geoPackage = "gpkg"
        /// GeoJSON after RFC 7946 with one kind.
        case geoJSON = "geojson"
        /// Shapefiles in a zip, a set for each kind, in CGCS2000.
        case shapefile = "zip"
    }

    /// How geodata is written where a form leaves a choice.
    public struct GeodataOptions: Hashable, Sendable {
        /// The encoding of a shapefile's attributes.
        public var encoding = ShapefileWriter.Encoding.utf8

        /// The usual.
        public init() {}
    }

    /// What came of writing geodata.
    public struct GeodataOutcome: Sendable {
        /// The place.
        public let area: Region
        /// What the form could not hold.
        public var losses = ShapefileWriter.Losses()
    }

    /// The kinds that lie somewhere, in the order of layers from the ground up.
    public static let mappedKinds: [RecordKind] = [
        .boundary, .protectionZone, .waterBody, .road, .sewer, .manhole, .liftStation, .outlet, .toilet, .facility,
        .village,
    ]

    /// Writes a list with where its records lie, exactly the records that the list's page shows page by page.
    ///
    /// - Returns: nil where there is no such area, or none from which the asker may take data out.
    /// - Throws: `DatabaseError`, `ExchangeError` where the file cannot be written.
    public func exportGeodata(
        _ query: RegisterQuery, as format: GeodataFormat, _ options: GeodataOptions = GeodataOptions(), to file: URL,
        access: Access
    ) async throws -> GeodataOutcome? {
        let scope = access.scope(for: .viewRegister).intersection(access.scope(for: .export))
        guard let area = try await exportedArea(query.area, asOf: query.asOf, access: access) else { return nil }
        try await note(query.kind.rawValue, area, format, access)
        return try await platform.database.read { session -> GeodataOutcome? in
            var listing = RecordListing(
                query.kind, level: query.level, area: area.path, scope: scope, asOf: query.asOf)
            listing.filters = query.filters
            listing.condition = query.condition
            let table = GeodataTable(listing, hiding: Set(access.hiddenKeys(of: query.kind, in: area.path)))
            let losses = try Self.write([table.layer(in: session)], as: format, options, to: file)
            return GeodataOutcome(area: area, losses: losses)
        }
    }

    /// Writes the records of an area with where they lie (地理数据导出): headings and words are those that the import
    /// understands, so that a file can go out, be corrected on a map, and come back.
    ///
    /// Records of which nobody knows where they lie come too, without a geometry.
    ///
    /// - Parameters:
    ///   - kinds: The kinds wanted; GeoJSON takes the first.
    ///   - file: Where the file is written to; the caller removes it.
    /// - Returns: nil where there is no such area, or none from which the asker may take data out.
    /// - Throws: `DatabaseError`, `ExchangeError` where the file cannot be written.
    public func exportGeodata(
        _ kinds: [RecordKind], area: BoardDesk.AreaKey, asOf: AsOf, as format: GeodataFormat,
        _ options: GeodataOptions = GeodataOptions(), to file: URL, access: Access
    ) async throws -> GeodataOutcome? {
        let scope = access.scope(for: .viewRegister).intersection(access.scope(for: .export))
        guard let area = try await exportedArea(area, asOf: asOf, access: access) else { return nil }
        let known = Self.mappedKinds.filter(kinds.contains).map(\.rawValue)
        try await note(known.joined(separator: " "), area, format, access)
        return try await platform.database.read { session -> GeodataOutcome? in
            var layers: [GeodataLayer] = []
            for kind in Self.mappedKinds where kinds.contains(kind) {
                let listing = RecordListing(kind, area: area.path, scope: scope, asOf: asOf)
                let table = GeodataTable(listing, hiding: Set(access.hiddenKeys(of: kind, in: area.path)))
                layers.append(try table.layer(in: session))
            }
            return GeodataOutcome(area: area, losses: try Self.write(layers, as: format, options, to: file))
        }
    }

    /// Keeps in the log that geodata is taken out; the files themselves are for programs and carry no mark.
    ///
    /// Where the machine cannot write geodata nothing goes out, so the log says nothing either.
    private func note(
        _ what: String, _ area: Region, _ format: GeodataFormat, _ access: Access
    ) async throws {
        try GeodataWriter.requireLibrary(for: area.name + "." + format.rawValue)
        _ = try await ExportDesk(platform).record(
            ExportDesk.Parcel(what, as: format.rawValue, area: area.id), holder: access.actor.name, access: access)
    }

    private static func write(
        _ layers: [GeodataLayer], as format: GeodataFormat, _ options: GeodataOptions, to file: URL
    ) throws -> ShapefileWriter.Losses {
        switch format {
        case .geoPackage:
            let filled = layers.filter { !$0.features.isEmpty }
            let drawn = filled.isEmpty ? Array(layers.prefix(1)) : filled.flatMap(\.partsByGeometry)
            try GeodataWriter.writeGeoPackage(drawn + [LayerStyles.layer(for: drawn)], to: file)
        case .geoJSON:
            if let first = layers.first { try GeodataWriter.writeGeoJSON(first, to: file) }
        case .shapefile:
            let filled = layers.filter { !$0.features.isEmpty }
            return try ShapefileWriter.write(
                filled.isEmpty ? Array(layers.prefix(1)) : filled, encoding: options.encoding, to: file)
        }
        return ShapefileWriter.Losses()
    }
}
