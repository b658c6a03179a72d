import Domain
import Exchange
import Geo

/// Which coordinate system a grid of heights is in: the user's word, else what the file says of itself (高程坐标系).
struct TerrainSystem {
    /// The system.
    let reference: GeodataReference
    /// How it is called in the register.
    let name: String

    /// A system by what users write: a code that PROJ knows, a PROJ string, or one of our own names.
    ///
    /// - Throws: `GeoError` for what nobody knows, and for the shifted systems of map services, in which there are no
    ///   grids.
    init(named text: String) throws(GeoError) {
        if let system = try? CoordinateSystem(named: text) {
            let code: Int
            switch system {
            case .cgcs2000: code = 4490
            case .wgs84: code = 4326
            case .gaussKruger(let zone): code = zone.epsgCode
            case .gcj02, .bd09: throw .shiftedGrid(name: text)
            }
            try self.init(code: code, called: text)
            return
        }
        let folded = text.uppercased().filter { !$0.isWhitespace }
        if folded.hasPrefix("EPSG:"), let code = Int(folded.dropFirst(5)) {
            try self.init(code: code, called: text)
        } else if ["+PROJ=", "PROJC", "GEOGC"].contains(where: folded.hasPrefix), text.count < 4000,
            !["GRIDS=", "INIT=", "EXTENSION["].contains(where: folded.contains),
            // Other words are not handed on, nor shift grids: the library would take them for names of files and addresses.
            let reference = try? GeodataReference(userInput: text)
        {
            self.init(reference)
        } else {
            throw .unknownSystem(name: text)
        }
    }

    /// A system as a file declares it.
    init(_ reference: GeodataReference) {
        self.reference = reference
        name = reference.epsgCode.map { "EPSG:\($0)" } ?? String(reference.name.prefix(60))
    }

    private init(code: Int, called text: String) throws(GeoError) {
        guard let reference = try? GeodataReference(userInput: "EPSG:\(code)") else { throw .unknownSystem(name: text) }
        self.reference = reference
        name = "EPSG:\(code)"
    }

    /// What an undeclared grid could be in, by its numbers.
    ///
    /// Source: EPSG: three-degree zones 25 to 45 with the zone's number before the easting are 4513…4533 on CGCS2000,
    /// 2349…2369 on Xi’an 1980 and 2401…2421 on Beijing 1954.
    static func guess(_ west: Double, _ north: Double) -> BilingualText {
        if abs(west) <= 180, abs(north) <= 90 {
            return BilingualText(
                "数值像经纬度（度）；若为 CGCS2000 请声明 EPSG:4490，WGS-84 请声明 EPSG:4326",
                "The numbers look like degrees; declare EPSG:4490 for CGCS2000 or EPSG:4326 for WGS 84")
        }
        let zone = west / 1_000_000
        if (25...45.999).contains(zone) {
            let number = Int(zone) - 25
            return BilingualText(
                "横坐标前两位是 3 度带带号 \(Int(zone))；请声明 EPSG:\(4513 + number)（CGCS2000）、EPSG:\(2349 + number)（西安 1980）或 EPSG:\(2401 + number)（北京 1954）",
                "The easting begins with the number of the three-degree zone \(Int(zone)); declare EPSG:\(4513 + number) (CGCS2000), EPSG:\(2349 + number) (Xi’an 1980) or EPSG:\(2401 + number) (Beijing 1954)"
            )
        }
        return BilingualText(
            "数值像以米计的投影坐标，但没有带号；请向提供单位问清坐标系和中央经线，再声明 EPSG 代码（如 EPSG:4547）",
            "The numbers look like metres of a projection without a zone; ask the supplier for the system and its central meridian and declare the EPSG code (such as EPSG:4547)"
        )
    }
}
