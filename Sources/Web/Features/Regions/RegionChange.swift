import Domain
import Governance
import Store

/// The ways in which the tree can change.
enum RegionChange: String, CaseIterable, Sendable {
    case rename, recode, move, merge, split, create

    /// Whether it can be done to a place.
    func fits(_ forecast: RegionForecast) -> Bool {
        switch self {
        case .rename, .recode, .move, .merge: forecast.region.level > .nation
        case .split: forecast.region.level > .nation && forecast.region.level < .naturalVillage
        case .create: forecast.region.level < .naturalVillage
        }
    }

    /// Its name.
    var words: RegionText {
        switch self {
        case .rename: .rename
        case .recode: .recode
        case .move: .move
        case .merge: .merge
        case .split: .split
        case .create: .create
        }
    }

    /// What it means.
    var explanation: RegionText {
        switch self {
        case .rename: .renameHint
        case .recode: .recodeHint
        case .move: .moveHint
        case .merge: .mergeHint
        case .split: .splitHint
        case .create: .createHint
        }
    }
}

/// A change as it was typed.
struct RegionChangeForm: Sendable {
    var day = ""
    var name = ""
    var code = ""
    var target = ""
    var level = ""
    var parts: Set<Int64> = []
    /// Whether the codes below follow.
    var isForBelow = false
    var errors: [String: String] = [:]
    var problem: String?

    init(today: Day) {
        day = today.description
    }

    init(_ form: FormBody) {
        day = form.text("day")
        name = form.text("name")
        code = form.text("code")
        target = form.text("target")
        level = form.text("level")
        isForBelow = form["below"] == "1"
        parts = Set(form.values("part").compactMap { Int64($0) })
    }

    /// The entries, to be sent again with the answer to the question.
    var items: [PageURL.Item] {
        [
            PageURL.Item("day", day), PageURL.Item("name", name), PageURL.Item("code", code),
            PageURL.Item("target", target), PageURL.Item("level", level),
        ] + (isForBelow ? [PageURL.Item("below", "1")] : []) + parts.sorted().map { PageURL.Item("part", String($0)) }
    }

    /// The day, if it is one that can be given.
    mutating func readDay(_ today: Day, _ language: Language) -> Day? {
        guard let read = Day(iso: day) else {
            errors["day"] = language(RegionText.dayError)
            return nil
        }
        if let refusal = RegisterError.refusal(of: read, today: today) {
            errors["day"] = language(refusal.message)
            return nil
        }
        return read
    }

    /// Puts a refusal at its field.
    mutating func take(_ error: RegisterError, _ language: Language) {
        let words = language(error.message)
        switch error {
        case .nameMissing, .nameUnfit: errors["name"] = words
        case .codeTaken, .codesTaken, .codeUnfit: errors["code"] = words
        case .dayUnfit, .dayOutOfRange: errors["day"] = words
        case .unknownPlace, .mergeUnfit: errors["target"] = words
        default: problem = words
        }
    }
}
