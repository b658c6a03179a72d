public import Domain

/// A visit to a facility as it was reported from the field (现场检查记录), whatever it was made for.
public struct VisitRecord: Hashable, Sendable {
    /// Whether a visit counts.
    public enum State: String, CaseIterable, Hashable, Sendable {
        /// It counts.
        case accepted
        /// It does not fit and waits for somebody to decide (隔离待核).
        case quarantined
        /// Somebody decided that it does not count; it is kept all the same.
        case dismissed
    }

    /// A photo of a visit.
    public struct Photo: Hashable, Sendable {
        /// Its content hash.
        public var hash: String
        /// What it belongs to: an item of the checklist, `signature`, `meter` or empty.
        public var item: String
        /// When it was taken by the phone's clock.
        public var takenAt: Instant?
        /// Longitude of the phone in degrees when it was taken.
        public var longitude: Double?
        /// Latitude of the phone in degrees.
        public var latitude: Double?
        /// The radius within which the phone believed to be, in metres.
        public var accuracy: Double?
        /// Whether the phone said that its position was simulated.
        public var isMock = false
        /// When it was added to a visit that had been reported before; nil where it came with the report.
        public var addedAt: Instant?

        /// A photo of which only the content is known.
        public init(hash: String, item: String) {
            self.hash = hash
            self.item = item
        }
    }

    /// Its number; 0 until it is stored.
    public var id: Int64 = 0
    /// What the phone called it, so that it can be sent again without being counted twice.
    public var clientID: String
    /// What it was made for, `spot-check`.
    public var purpose: String
    /// The campaign or plan it was made for.
    public var purposeID: Int64?
    /// The task it answers.
    public var assignment: Int64?
    /// The facility.
    public var subject: SubjectID?
    /// The way to the place of the facility; empty where it is not known.
    public var path = RegionPath(text: "")
    /// Who reported it.
    public var userID: Int64?
    /// That user's name at the time.
    public var userName: String
    /// Which phone, as it named itself.
    public var device = ""
    /// When it began by the phone's clock.
    public var startedAt: Instant?
    /// When it ended by the phone's clock.
    public var endedAt: Instant?
    /// When it was sent by the phone's clock.
    public var sentAt: Instant?
    /// When it arrived by the server's clock.
    public var receivedAt: Instant
    /// Longitude of the phone in degrees.
    public var longitude: Double?
    /// Latitude of the phone in degrees.
    public var latitude: Double?
    /// The radius within which the phone believed to be, in metres.
    public var accuracy: Double?
    /// Whether the phone said that its position was simulated.
    public var isMock = false
    /// What was found, in the words of the purpose.
    public var outcome: String?
    /// The whole report as it was sent.
    public var report: String
    /// What is noteworthy about it, as JSON.
    public var findings = "[]"
    /// Whether it counts.
    public var state = State.accepted
    /// Why it is in quarantine, codes with blanks between them.
    public var reasons = ""
    /// Who decided about it.
    public var resolvedBy: Int64?
    /// When it was decided.
    public var resolvedAt: Instant?
    /// What was decided and why.
    public var resolution: String?

    /// How far the phone's clock was behind (positive) or ahead (negative) when it sent, in seconds.
    ///
    /// The way through the network is in it: seconds, while clocks that matter are off by minutes.
    public var clockSkew: Double? {
        sentAt.map { Double(receivedAt.milliseconds - $0.milliseconds) / 1000 }
    }

    /// A moment of the phone by the server's clock.
    public func corrected(_ moment: Instant?) -> Instant? {
        guard let moment, let sentAt else { return moment }
        return Instant(milliseconds: moment.milliseconds + receivedAt.milliseconds - sentAt.milliseconds)
    }

    /// A report that arrived.
    public init(
        clientID: String, purpose: String, userID: Int64?, userName: String, receivedAt: Instant, report: String
    ) {
        self.clientID = clientID
        self.purpose = purpose
        self.userID = userID
        self.userName = userName
        self.receivedAt = receivedAt
        self.report = report
    }
}
