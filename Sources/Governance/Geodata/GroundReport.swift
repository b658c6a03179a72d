public import Domain
public import Store

/// What the rules in geometry say of the records of an area (空间检查结果).
public struct GroundReport: Sendable {
    /// A record of which something is to be said.
    public struct Item: Sendable {
        /// The kind of record.
        public let kind: RecordKind
        /// The record.
        public let id: SubjectID
        /// Its name.
        public let name: String
        /// Its code; may be empty.
        public let code: String
        /// Where it stands in the administrative tree.
        public let path: RegionPath
        /// The level of its place.
        public let level: RegionLevel
        /// Which rule, how grave, what to do.
        public let finding: Finding
    }

    /// The area.
    public let area: Region
    /// What was found, vetoes first.
    public internal(set) var items: [Item] = []
    /// How many records with a position were looked at.
    public internal(set) var checked = 0
    /// What could not be checked, and why.
    public internal(set) var unchecked: [BilingualText] = []
    /// The places of the records by their number, from the county down.
    public internal(set) var places: [SubjectID: Region] = [:]
    /// The log's entry by which it was checked.
    public internal(set) var version: Int64 = 0

    /// The rules by their codes, vetoes first.
    public static let codes = ["in-protection-zone", "outside-county", "uphill", "far-from-town"]

    /// What a rule is called.
    public static func title(_ code: String) -> BilingualText {
        switch code {
        case "in-protection-zone": BilingualText("位于水源保护区", "In a protection zone")
        case "outside-county": BilingualText("不在县界内", "Outside the county")
        case "uphill": BilingualText("站高村低", "Facility above its village")
        case "far-from-town": BilingualText("距镇过远", "Far from the town")
        default: BilingualText(code, code)
        }
    }

    /// The names of a record's places, from the town down.
    public func place(of item: Item) -> String {
        item.path.steps.filter { $0.level >= .town }.compactMap { places[$0.region]?.name }.joined(separator: " ")
    }
}
