public import Domain

/// A spot check as stored (抽查批次).
public struct CampaignRecord: Hashable, Sendable {
    /// How far a spot check has come; each step is taken once and never back.
    public enum Phase: String, CaseIterable, Hashable, Comparable, Sendable {
        /// Being prepared.
        case prepared
        /// The frame is frozen and its hash public (名录冻结).
        case framed
        /// The source of chance is announced (随机源预告).
        case announced
        /// The sample is drawn (已抽取).
        case drawn
        /// Teams and days are set; visits come in (现场检查).
        case field
        /// The result stands (已出结果).
        case finished

        /// Whether it comes before the other.
        public static func < (left: Phase, right: Phase) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// Its number; 0 until it is stored.
    public var id: Int64 = 0
    /// The place whose supervision organises it.
    public var host: SubjectID
    /// The way to that place.
    public var hostPath: RegionPath
    /// That place's level.
    public var level: RegionLevel
    /// The area whose facilities it is about.
    public var area: SubjectID
    /// The way to the area.
    public var areaPath: RegionPath
    /// Its title.
    public var title: String
    /// Who organises it, in words.
    public var organiser: String
    /// What for.
    public var purpose: String
    /// What counts as effective operation, as JSON.
    public var criteria: String
    /// Threshold, confidence and the share of re-checks, as JSON.
    public var settings: String
    /// How far it has come.
    public var phase = Phase.prepared
    /// When it was begun.
    public var createdAt: Instant
    /// Who began it.
    public var createdBy: Int64?
    /// The day as of which the frame was taken.
    public var frameDay: Day?
    /// When the frame was frozen.
    public var frameAt: Instant?
    /// The frame as canonical CSV.
    public var frameCSV: String?
    /// SHA-256 of that file.
    public var frameHash: String?
    /// Sizes by stratum, as JSON.
    public var plan: String?
    /// Announcement, beacon and proof, as JSON.
    public var seed: String?
    /// When it was drawn.
    public var drawnAt: Instant?
    /// When it was closed.
    public var finishedAt: Instant?
    /// The result, as JSON.
    public var result: String?

    /// A spot check that is being prepared.
    public init(
        host: SubjectID, hostPath: RegionPath, level: RegionLevel, area: SubjectID, areaPath: RegionPath,
        title: String, organiser: String, purpose: String, criteria: String, settings: String, createdAt: Instant,
        createdBy: Int64?
    ) {
        self.host = host
        self.hostPath = hostPath
        self.level = level
        self.area = area
        self.areaPath = areaPath
        self.title = title
        self.organiser = organiser
        self.purpose = purpose
        self.criteria = criteria
        self.settings = settings
        self.createdAt = createdAt
        self.createdBy = createdBy
    }
}
