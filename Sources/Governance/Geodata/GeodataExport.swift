public import Domain
import Exchange
public import Foundation
import Geo
import Store
import Tables

extension RegisterDesk {
    /// The forms in which geodata goes out.
    public enum GeodataFormat: String, CaseIterable, Sendable {
        /// One GeoPackage with a layer for each kind, in CGCS2000 (EPSG:4490), with styles for QGIS.
        case geoPackage = "gpkg"
        /// GeoJSON after RFC 7946 with one kind.
        case geoJSON = "geojson"
    }

    /// The kinds that lie somewhere, in the order of layers from the ground up.
    public static let mappedKinds: [RecordKind] = [
        .boundary, .protectionZone, .waterBody, .road, .sewer, .manhole, .liftStation, .outlet, .toilet, .facility,
        .village,
    ]

    /// Writes the records of an area with where they lie (地理数据导出): headings and words are those that the import
    /// understands, so that a file can go out, be corrected on a map, and come back.
    ///
    /// Records of which nobody knows where they lie come too, without a geometry.
    ///
    /// - Parameters:
    ///   - kinds: The kinds wanted; GeoJSON takes the first.
    ///   - file: Where the file is written to; the caller removes it.
    /// - Returns: false where there is no such area, or none from which the asker may take data out.
    /// - Throws: `DatabaseError`, `ExchangeError` where the file cannot be written.
    public func exportGeodata(
        _ kinds: [RecordKind], area: BoardDesk.AreaKey, asOf: AsOf, as format: GeodataFormat, to file: URL,
        access: Access
    ) async throws -> Bool {
        try await platform.database.read { session in
            let scope = access.scope(for: .viewRegister).intersection(access.scope(for: .export))
            let reader = RegionReader(session, asOf: asOf)
            guard let area = try BoardDesk(platform).find(area, reader, scope), scope.contains(area.path) else {
                return false
            }
            var layers: [GeodataLayer] = []
            for kind in Self.mappedKinds where kinds.contains(kind) {
                let listing = RecordListing(kind, area: area.path, scope: scope, asOf: asOf)
                let table = GeodataTable(listing, hiding: Set(access.hiddenKeys(of: kind, in: area.path)))
                layers.append(try table.layer(in: session))
            }
            switch format {
            case .geoPackage:
                let filled = layers.filter { !$0.features.isEmpty }
                try GeodataWriter.writeGeoPackage(filled + [LayerStyles.layer(for: filled)], to: file)
            case .geoJSON:
                guard let first = layers.first else { return false }
                try GeodataWriter.writeGeoJSON(first, to: file)
            }
            return true
        }
    }
}
