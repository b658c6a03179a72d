import CGDAL
internal import Foundation
public import Geo

/// A spatial reference system (空间参考) as a file declares it.
public struct GeodataReference: Hashable, Sendable {
    /// Its definition as well-known text.
    public let wellKnownText: String
    /// Its name in that text.
    public let name: String
    /// Its EPSG code, where it has or clearly matches one.
    public let epsgCode: Int?
    /// Whether positions are longitude and latitude in degrees.
    public let isGeographic: Bool
    /// Metres in one unit of a projected system; 1 for degrees.
    public let metresPerUnit: Double

    /// A reference system from what users write: `EPSG:4547`, well-known text or a PROJ string.
    ///
    /// - Throws: ``ExchangeError/geodata(_:file:detail:)`` if it is not understood.
    public init(userInput text: String) throws(ExchangeError) {
        try GeodataLibrary.open(for: "")
        let handle = OSRNewSpatialReference(nil)
        defer { OSRDestroySpatialReference(handle) }
        guard let handle, OSRSetFromUserInput(handle, text) == OGRERR_NONE,
            let reference = GeodataReference(handle)
        else { throw .geodata(.unknownReference, file: "", detail: text) }
        self = reference
    }

    /// The zone of UTM on WGS 84 around a position; for settlements outside the Gauss–Krüger zones of China.
    public static func universalTransverseMercator(
        around position: MapPosition
    ) throws(ExchangeError) -> GeodataReference {
        let zone = min(max(Int((position.east + 180) / 6) + 1, 1), 60)
        return try GeodataReference(userInput: "EPSG:\((position.north < 0 ? 32_700 : 32_600) + zone)")
    }

    init?(_ handle: OGRSpatialReferenceH?) {
        guard let handle else { return nil }
        var text: UnsafeMutablePointer<CChar>?
        guard OSRExportToWkt(handle, &text) == OGRERR_NONE, let text else { return nil }
        defer { VSIFree(text) }
        wellKnownText = String(cString: text)
        guard !wellKnownText.isEmpty else { return nil }
        name = OSRGetName(handle).map { String(cString: $0) } ?? ""
        isGeographic = OSRIsGeographic(handle) != 0
        metresPerUnit = isGeographic ? 1 : OSRGetLinearUnits(handle, nil)
        epsgCode = Self.epsgCode(of: handle)
    }

    private static func epsgCode(of handle: OGRSpatialReferenceH) -> Int? {
        if let code = authorityCode(of: handle) { return code }
        let copy = OSRClone(handle)
        defer { OSRDestroySpatialReference(copy) }
        guard let copy, OSRAutoIdentifyEPSG(copy) == OGRERR_NONE else { return nil }
        return authorityCode(of: copy)
    }

    private static func authorityCode(of handle: OGRSpatialReferenceH) -> Int? {
        guard let name = OSRGetAuthorityName(handle, nil), String(cString: name) == "EPSG",
            let code = OSRGetAuthorityCode(handle, nil)
        else { return nil }
        return Int(String(cString: code))
    }

    /// Calls with a handle that has east first, and releases it.
    func withHandle<Result>(_ body: (OGRSpatialReferenceH) throws -> Result) throws -> Result {
        try GeodataLibrary.open(for: "")
        let handle = OSRNewSpatialReference(nil)
        defer { OSRDestroySpatialReference(handle) }
        guard let handle, OSRSetFromUserInput(handle, wellKnownText) == OGRERR_NONE else {
            throw ExchangeError.geodata(.unknownReference, file: "", detail: name)
        }
        OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
        return try body(handle)
    }
}
