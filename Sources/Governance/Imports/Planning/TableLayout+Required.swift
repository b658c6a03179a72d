import Domain

extension TableLayout {
    /// The column without which a list of the kind says nothing; nil where all that is needed is there.
    ///
    /// - Parameter isLayer: Whether the rows are features, which may go without names and stand where they lie.
    func missingColumn(for kind: ImportKind, isLayer: Bool) -> BilingualText? {
        func has(_ keys: String...) -> Bool { keys.contains { column($0) != nil } }
        func label(_ key: String) -> BilingualText { kind.target(key)?.label ?? BilingualText(key, key) }
        switch kind {
        case .divisions:
            if !has("code") { return label("code") }
            return has("name") ? nil : label("name")
        case .villages:
            if !has("naturalVillage", "administrativeVillage", "administrativeVillageCode") {
                return label("naturalVillage")
            }
            return has("town", "townCode", "administrativeVillageCode", "administrativeVillage") ? nil : label("town")
        default:
            if isLayer { return nil }
            if !has("name", "code") { return label("name") }
            if PlacedPlanner.wideKinds.contains(kind.recordKind), has("county", "countyCode") { return nil }
            return has("town", "townCode", "administrativeVillageCode", "administrativeVillage", "place")
                ? nil : label("town")
        }
    }
}
