extension Language {
    /// A unit as it stands after a quantity.
    ///
    /// English units that are words have a singular (`1 village`, `2 villages`); Chinese counting words never change.
    func counted(_ unit: String, after value: Double?) -> String {
        self == .en && value == 1 ? Self.singulars[unit] ?? unit : unit
    }

    private static let singulars = [
        "facilities": "facility", "households": "household", "people": "person", "samples": "sample",
        "villages": "village", "waters": "water",
    ]
}
