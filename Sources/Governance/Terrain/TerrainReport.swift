public import Domain
public import Geo
public import Store

/// What taking heights in would bring, and what speaks against it (高程导入检查).
public struct TerrainReport: Sendable {
    /// What is known of a grid that can be used.
    public struct Summary: Hashable, Sendable {
        /// The coordinate system it came in.
        public let system: String
        /// Columns of the file.
        public let sourceColumns: Int
        /// Rows of the file.
        public let sourceRows: Int
        /// Columns of the grid on CGCS2000.
        public let columns: Int
        /// Rows of the grid on CGCS2000.
        public let rows: Int
        /// Width of a cell on the ground in metres.
        public let cellMetres: Double
        /// The lowest and the greatest height in metres.
        public let heights: ClosedRange<Double>
        /// Cells with a height, of all cells of the file.
        public let knownShare: Double
        /// The box around it.
        public let box: BoundingBox
    }

    /// The file's name.
    public let file: String
    /// The place.
    public let area: Region
    /// What the grid is; nil where it cannot be used.
    public internal(set) var summary: Summary?
    /// What was found, errors first.
    public internal(set) var findings: [Finding] = []
    /// Whether this very file is what holds already.
    public internal(set) var isKnown = false

    /// Whether it can be taken in.
    public var isUsable: Bool { summary != nil && !findings.contains { $0.severity == .error } }

    mutating func add(
        _ severity: Finding.Severity, _ code: String, _ message: BilingualText, advice: BilingualText
    ) {
        findings.append(Finding(severity, code, at: Finding.Place(sheet: file), message, advice: advice))
        findings.sort { $0.severity.gravity < $1.severity.gravity }
    }
}

extension Finding.Severity {
    /// Errors before warnings before notes.
    fileprivate var gravity: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}
