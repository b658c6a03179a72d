public import Domain

/// Why a step of a spot check is not taken.
public enum SpotCheckError: Error, Hashable, Sendable {
    /// The step belongs to another phase.
    case wrongPhase(BilingualText)
    /// A value that cannot be used, with what to do.
    case invalid(field: String, BilingualText)
    /// There is no facility that could be drawn.
    case emptyFrame
    /// Two facilities have the same id.
    case duplicateID(String)
    /// More were asked for than the stratum has.
    case sampleTooLarge(stratum: String, size: Int, population: Int)
    /// The event has not taken place yet.
    case beaconTooEarly(at: Instant)
    /// The announced event lies before the announcement.
    case announcedTooLate
    /// The list of another day.
    case notYet(Day)
    /// No further ticket is left in the stratum.
    case noTicketLeft(stratum: String)

    /// A short stable code in kebab case, for programs.
    public var code: String {
        switch self {
        case .wrongPhase: "wrong-phase"
        case .invalid: "value-unfit"
        case .emptyFrame: "frame-empty"
        case .duplicateID: "frame-duplicate-id"
        case .sampleTooLarge: "sample-too-large"
        case .beaconTooEarly: "beacon-too-early"
        case .announcedTooLate: "announced-too-late"
        case .notYet: "list-not-yet-open"
        case .noTicketLeft: "no-ticket-left"
        }
    }

    /// The field that it is about.
    public var field: String? {
        if case .invalid(let field, _) = self { return field }
        return nil
    }

    /// What is wrong and what to do, for people.
    public var message: BilingualText {
        switch self {
        case .wrongPhase(let text), .invalid(_, let text): text
        case .emptyFrame:
            BilingualText(
                "该区域在所选日期没有可抽取的设施。请检查日期、区域和台账中的运行状态。",
                "There is no facility to draw in this area on that day. Check the day, the area and the states in the register."
            )
        case .duplicateID(let id):
            BilingualText(
                "抽样框中设施编码“\(id)”重复。请先在台账中改正，再冻结名录。",
                "The code “\(id)” stands twice in the frame. Correct the register first, then freeze the frame.")
        case .sampleTooLarge(let stratum, let size, let population):
            stratum == FrameBuilder.wholeName
                ? BilingualText(
                    "名录只有 \(population) 座可抽的设施，不能抽 \(size) 座。请减少样本量。",
                    "The frame has \(population) facilities to draw; \(size) cannot be drawn. Ask for fewer.")
                : BilingualText(
                    "“\(stratum)”层只有 \(population) 座设施，不能抽 \(size) 座。请减少该层样本量。",
                    "The stratum “\(stratum)” has \(population) facilities; \(size) cannot be drawn. Ask for fewer.")
        case .beaconTooEarly(let moment):
            BilingualText(
                "预告的随机事件在 \(CivilZone.china.text(of: moment)) 才发生，之前不能填写结果。",
                "The announced event takes place at \(CivilZone.china.text(of: moment)); its result cannot be entered before."
            )
        case .announcedTooLate:
            BilingualText(
                "随机事件必须晚于预告时刻，否则结果可以事先知道。请改选以后的事件。",
                "The event must lie after its announcement, or its result could be known. Choose a later one.")
        case .notYet(let day):
            BilingualText("\(day) 的名单到当天才能开启。", "The list of \(day) can be opened on that day only.")
        case .noTicketLeft(let stratum):
            BilingualText(
                "“\(stratum)”层已无后续号码可递补。", "The stratum “\(stratum)” has no further ticket for a replacement.")
        }
    }
}
