import Domain
import Geo

/// A row of a list as read, before it is compared with the register.
struct ListRow {
    /// The row as the spreadsheet counts.
    let number: Int
    /// What it says of where it stands, by target key.
    var texts: [String: String] = [:]
    /// The values by field key.
    var values = FieldValues()
    /// The position as the file gives it, for judging the coordinate system.
    var position: MapPosition?
    /// The system in which the position is given.
    var system: CoordinateSystem?
    /// The earlier row that it repeats.
    var duplicateOf: Int?
    /// Whether it has more cells than the header, so that nothing in it is taken; a finding says so already.
    var isOverlong = false

    /// Whether it is neither a repetition nor of more cells than the header has.
    var mayBeTaken: Bool { duplicateOf == nil && !isOverlong }

    /// Whether it names its town neither by name nor by a code, its own or its village's.
    var namesNoTown: Bool {
        ["town", "townCode", "administrativeVillageCode"].allSatisfy { texts[$0] == nil }
            && PlaceResolver.codeText(texts["administrativeVillage"]) == nil
    }

    /// Whether it names no place below a county.
    var namesCountyAtMost: Bool {
        namesNoTown && ["administrativeVillage", "naturalVillage", "place"].allSatisfy { texts[$0] == nil }
    }
}
