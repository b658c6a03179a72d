public import Store

/// What became of a report (上报回执).
public struct VisitReceipt: Hashable, Sendable {
    /// The visit's number.
    public let visit: Int64
    /// What the phone called it.
    public let clientID: String
    /// Whether it counts.
    public let state: VisitRecord.State
    /// Why it is in quarantine; none where it counts.
    public let reasons: [VisitReason]
    /// The photos that have not arrived yet.
    public let missingPhotos: [String]
    /// Whether it had been sent before.
    public let wasKnown: Bool
}

/// What the log says of a visit.
struct VisitDetail: Encodable {
    var visit: Int64
    var purpose: String
    var campaign: Int64?
    var assignment: Int64?
    var state: String?
    var reasons: String?
    var reason: String?
    var photos: Int?
    var contentHash: String?
}
