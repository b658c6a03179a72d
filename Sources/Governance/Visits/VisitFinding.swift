public import Domain

/// Something noteworthy about a visit or its photos that decides nothing by itself (现场记录提示).
///
/// Thresholds after rules G1, G2, P1 and P2 of the detection rules: position within max(50 m, 3 × accuracy); hash
/// distances measured on 23 pictures.
public struct VisitFinding: Codable, Hashable, Sendable {
    /// What it is about.
    public enum Code: String, Codable, CaseIterable, Hashable, Sendable {
        /// The phone was not at the facility.
        case farFromFacility
        /// A photo was taken elsewhere by its own particulars.
        case photoTakenElsewhere
        /// The position was simulated, or exact beyond belief.
        case mockPosition
        /// There is no position.
        case noPosition
        /// The camera's clock and the visit do not agree.
        case photoTakenAtOtherTime
        /// The same file or the same picture was used before.
        case photoReused
        /// A picture looks very much like an earlier one.
        case photoSimilar
        /// The phone's clock is off.
        case clockSkew
        /// The visit took place on another day than planned.
        case otherDay
        /// A file is no picture that can be read.
        case unreadablePhoto
        /// Photos were added after the visit had been reported.
        case photosAddedLater
    }

    /// What it is about.
    public var code: Code
    /// The photo, if it is about one.
    public var photo: String?
    /// The measured quantity: metres, seconds, or bits of 64.
    public var value: Double?
    /// The visit with which it collides; nil where there is none, or none that the reader may see.
    public var otherVisit: Int64?

    init(_ code: Code, photo: String? = nil, value: Double? = nil, otherVisit: Int64? = nil) {
        self.code = code
        self.photo = photo
        self.value = value
        self.otherVisit = otherVisit
    }

    /// What is the matter, for people.
    public var words: BilingualText {
        let number = value.map { String(Int($0.rounded())) } ?? "?"
        let visit = otherVisit.map(String.init) ?? "?"
        return switch code {
        case .farFromFacility:
            BilingualText("距设施登记位置 \(number) 米", "\(number) m from the facility's registered position")
        case .photoTakenElsewhere:
            BilingualText("照片自带位置距设施 \(number) 米", "The photo's own position is \(number) m from the facility")
        case .mockPosition: BilingualText("位置可能为模拟", "The position may be simulated")
        case .noPosition: BilingualText("没有位置", "No position")
        case .photoTakenAtOtherTime:
            BilingualText("照片自带时间与检查相差 \(number) 秒", "The photo's own time differs by \(number) s")
        case .photoReused where otherVisit == nil:
            BilingualText("照片此前已使用过", "The photo was used before")
        case .photoReused: BilingualText("照片与第 \(visit) 号记录重复使用", "The photo was used before in visit \(visit)")
        case .photoSimilar where otherVisit == nil:
            BilingualText("照片与此前的照片相似（相差 \(number) 位）", "The photo resembles an earlier one (\(number) bits)")
        case .photoSimilar:
            BilingualText(
                "照片与第 \(visit) 号记录相似（相差 \(number) 位）", "The photo resembles one of visit \(visit) (\(number) bits)")
        case .clockSkew: BilingualText("手机时钟相差 \(number) 秒", "The phone's clock was off by \(number) s")
        case .otherDay: BilingualText("检查日不是计划日", "Not on the planned day")
        case .photosAddedLater:
            BilingualText(
                "有 \(number) 张照片为上报后补传",
                number == "1" ? "1 photo was added later" : "\(number) photos were added later")
        case .unreadablePhoto: BilingualText("文件不是可读的照片", "The file is no readable picture")
        }
    }
}
