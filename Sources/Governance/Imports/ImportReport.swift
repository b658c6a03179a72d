public import Domain

/// What a dry run found, or what a commit did (导入检查结果).
public struct ImportReport: Hashable, Sendable {
    /// How many rows came to what.
    public struct Counts: Hashable, Sendable, Codable {
        /// Rows with data, total rows and notes not among them.
        public var rows = 0
        /// Rows that are taken: new, changed and unchanged ones.
        public var taken = 0
        /// Rows that bring a new record.
        public var new = 0
        /// Rows that change a record.
        public var changed = 0
        /// Rows that say what is known already.
        public var unchanged = 0
        /// Rows that repeat an earlier row of the file; not taken.
        public var duplicates = 0
        /// Rows that cannot be taken.
        public var rejected = 0

        /// Nothing yet.
        public init() {}
    }

    /// The counts of one town.
    public struct Town: Hashable, Sendable {
        /// The town's code; empty where the register does not know it.
        public let code: String
        /// The town's name.
        public let name: String
        /// The code of its county; empty where unknown.
        public let countyCode: String
        /// The name of its county.
        public let countyName: String
        /// What came of its rows.
        public var counts = Counts()
        /// How many findings of each code its rows have.
        public var findings: [String: Int] = [:]
    }

    /// A name of a town that was not found, with those that are like it.
    public struct UnknownTown: Hashable, Sendable {
        /// By what ``ImportSettings/towns`` knows the name.
        public let key: String
        /// The name as the file has it.
        public let name: String
        /// The county as the file has it; empty if it has none.
        public let county: String
        /// How many rows name it.
        public internal(set) var rows: Int
        /// The towns that it could be, the nearest first.
        public let near: [NearTown]
    }

    /// A town that a name could stand for.
    public struct NearTown: Hashable, Sendable {
        /// The town's code.
        public let code: String
        /// The town's name.
        public let name: String
    }

    /// How many names of towns are offered choices.
    public static let unknownTownLimit = 200

    /// A column of the list and what it means.
    public struct Column: Hashable, Sendable {
        /// The heading as it stands in the file, or the column's letter where it has none.
        public let heading: String
        /// The key of the target it is matched with; nil if it is left out.
        public let target: String?
        /// The unit that the file names for it; empty if none.
        public let unit: String
    }

    /// The first cells of a row, as a reader would type them.
    public struct PreviewRow: Hashable, Sendable {
        /// The row as the spreadsheet counts.
        public let row: Int
        /// Its cells.
        public let cells: [String]
    }

    /// How the file was read.
    public let settings: ImportSettings
    /// The file's name.
    public let fileName: String
    /// The sheet that was read; empty where none was understood.
    public internal(set) var sheet = ""
    /// The names of all sheets.
    public internal(set) var sheets: [String] = []
    /// The rows of the header.
    public internal(set) var headerRows: [Int] = []
    /// The row that names the units.
    public internal(set) var unitsRow: Int?
    /// The columns from left to right.
    public internal(set) var columns: [Column] = []
    /// The first rows of data.
    public internal(set) var preview: [PreviewRow] = []
    /// The first day on which it is so.
    public internal(set) var validFrom: Day?
    /// How many rows came to what.
    public internal(set) var counts = Counts()
    /// The same by town, in the order of the file; empty for the administrative tree.
    public internal(set) var towns: [Town] = []
    /// The names of towns that were not found but are like others, in the order of the file.
    public internal(set) var unknownTowns: [UnknownTown] = []
    /// Rows of the administrative tree by level.
    public internal(set) var levels: [RegionLevel: Int] = [:]
    /// The findings, at most ``findingLimit`` of them.
    public internal(set) var findings: [Finding] = []
    /// How many findings there are of each code, those beyond the limit among them.
    public internal(set) var findingCounts: [String: Int] = [:]
    /// Whether the list as a whole can be taken; single rows may be refused all the same.
    public internal(set) var isCommittable = true

    /// How many findings are kept one by one.
    public static let findingLimit = 10_000

    /// How many findings there are in all.
    public var findingTotal: Int { findingCounts.values.reduce(0, +) }

    /// Why the list as a whole cannot be taken; nil where it can.
    public var refusal: Finding? {
        guard !isCommittable else { return nil }
        let errors = findings.filter { $0.severity == .error }
        return errors.last { $0.place.row == nil } ?? errors.first
    }

    init(settings: ImportSettings, fileName: String) {
        self.settings = settings
        self.fileName = fileName
    }
}

/// What a commit did.
public struct ImportOutcome: Hashable, Sendable {
    /// What was found and done.
    public let report: ImportReport
    /// The number of the import; that of the earlier one where the same file had been taken in before.
    public let importID: Int64
    /// The entry of the log that brought the facts.
    public let entry: Int64
    /// Whether anything was written: false where the same file had been taken in before.
    public let isNew: Bool
}
