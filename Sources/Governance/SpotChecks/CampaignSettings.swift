public import Domain

/// What a spot check is to decide and how it is drawn (抽查设置).
public struct CampaignSettings: Codable, Hashable, Sendable {
    /// A feature of facilities by which a frame is divided (分层依据).
    public enum Feature: String, Codable, CaseIterable, Hashable, Sendable {
        /// The county.
        case county
        /// The township.
        case town
        /// The design capacity in m³/d: below 20, 20 to 100, 100 to 500, 500 and more, not reported.
        case size
        /// The treatment process.
        case process
        /// The state in the register, as a sign of risk.
        case state

        /// The name for people.
        public var name: BilingualText {
            switch self {
            case .county: BilingualText("县（区）", "County")
            case .town: BilingualText("乡镇", "Township")
            case .size: BilingualText("设计规模", "Design capacity")
            case .process: BilingualText("工艺", "Process")
            case .state: BilingualText("台账运行状态（风险）", "State in the register (risk)")
            }
        }
    }

    /// How a sample is drawn (抽样设计).
    public enum Design: String, Codable, CaseIterable, Hashable, Sendable {
        /// Facilities directly, in every stratum.
        case facilities
        /// Townships first, then facilities in each of them: fewer roads, a wider interval (两阶段).
        case townships
        /// The same with chances in proportion to the townships' facilities, so that every facility has about the same
        /// chance (按规模成比例, PPS).
        case townshipsBySize = "townships-by-size"

        /// Whether townships are drawn first.
        public var isTwoStage: Bool { self != .facilities }

        /// The name for people.
        public var name: BilingualText {
            switch self {
            case .facilities: BilingualText("直接抽设施（分层随机）", "Facilities directly (stratified)")
            case .townships:
                BilingualText(
                    "先等概率抽乡镇再抽设施（两阶段）", "Townships with equal chances first, then facilities (two stages)")
            case .townshipsBySize:
                BilingualText(
                    "先按设施数成比例抽乡镇再抽设施（两阶段，PPS）",
                    "Townships in proportion to their facilities first, then facilities (two stages, PPS)")
            }
        }
    }

    /// The share that is to be shown, of one.
    public var threshold = 0.8
    /// The confidence of one-sided claims, of one.
    public var confidence = 0.95
    /// The share of drawn facilities that a second team checks again, of one; 0.05 to 0.10 is usual.
    public var recheckShare = 0.08
    /// By what the frame is divided; none for one simple random sample.
    public var features: [Feature] = [.size]
    /// How the sample is drawn.
    public var design = Design.facilities
    /// From which design capacity in m³/d on all facilities are checked, as a stratum of their own (必查层); nil for none.
    public var certainCapacity: Double? = 500

    /// The usual settings.
    public init() {}

    /// What is wrong with the settings; empty where they can be used.
    public var faults: [BilingualText] {
        var faults: [BilingualText] = []
        if !(threshold > 0 && threshold < 1) {
            faults.append(BilingualText("门槛应在 0 与 100% 之间", "The threshold lies between 0 and 100 %"))
        }
        if !(confidence >= 0.5 && confidence < 1) {
            faults.append(BilingualText("置信度应在 50% 与 100% 之间", "The confidence lies between 50 and 100 %"))
        }
        if !(recheckShare >= 0 && recheckShare <= 0.5) {
            faults.append(BilingualText("复核比例应在 0 与 50% 之间", "The share of re-checks lies between 0 and 50 %"))
        }
        if let certainCapacity, !(certainCapacity > 0 && certainCapacity < 1e9) {
            faults.append(BilingualText("必查规模应为大于 0 的数，或留空", "The capacity checked in full is above 0, or empty"))
        }
        if design.isTwoStage, !Set(features).isSubset(of: [.county]) {
            faults.append(
                BilingualText(
                    "两阶段抽样先抽整个乡镇，只能按县分层；规模等依据请在直接抽样时使用",
                    "Two stages draw whole townships, so only counties can be strata; use size and others with a direct draw"
                ))
        }
        return faults
    }
}

extension CampaignSettings {
    /// Reads settings; what they do not say is as usual, apart from the two that came later.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        threshold = try values.decode(Double.self, forKey: .threshold)
        confidence = try values.decode(Double.self, forKey: .confidence)
        recheckShare = try values.decode(Double.self, forKey: .recheckShare)
        features = try values.decode([Feature].self, forKey: .features)
        design = try values.decodeIfPresent(Design.self, forKey: .design) ?? .facilities
        certainCapacity = try values.decodeIfPresent(Double.self, forKey: .certainCapacity)
    }
}
