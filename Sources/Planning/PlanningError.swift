public import Domain

/// Why a plan cannot be made.
public enum PlanningError: Error, Hashable, Sendable {
    /// Nodes that flow in a circle or to a node that does not exist.
    case notATree
    /// A setting outside its possible values.
    case badSetting(name: String, value: String, expected: BilingualText)
    /// A text of settings that is not understood.
    case malformedSettings(detail: String)
    /// A list of costs that does not exist or is not understood.
    case badCosts(name: String, detail: String)
    /// Nothing to connect: no building has a place.
    case noBuildings
    /// Nowhere to lay a sewer: no usable road.
    case noRoads
    /// No place for the station has ground and a way to it.
    case noOutlet
    /// No place that gravity alone can reach, although pumping is forbidden.
    case notByGravity(place: String)
    /// The heights do not cover the place.
    case noTerrain(detail: String)
    /// Positions whose coordinate system is not known or does not fit.
    case coordinates(file: String, detail: BilingualText)
    /// A pin that names something that is not there, or that nothing can keep.
    case badPin(BilingualText)
    /// Budgets, targets or crews of a staging that cannot be.
    case badStaging(BilingualText)
    /// The work was cancelled.
    case cancelled
}

extension PlanningError {
    /// What is wrong and what to do, in both languages.
    public var message: BilingualText {
        switch self {
        case .notATree: BilingualText("管网不成树状：有环，或流向不存在的节点。", "The sewers do not form a tree.")
        case .badSetting(let name, let value, let expected):
            BilingualText(
                "设置 \(name) 的值 \(value) 不可用：应为\(expected.zh)。请修改设置文件。",
                "The setting \(name) cannot be \(value): it should be \(expected.en). Correct the settings file.")
        case .malformedSettings(let detail):
            BilingualText(
                "设置文件无法识别（\(detail)）。应为 JSON 对象，名称见用户指南“村庄管网规划”。",
                "The settings are not understood (\(detail)). Write a JSON object; see the user guide, Planning a village."
            )
        case .badCosts(let name, let detail):
            BilingualText("造价表 \(name) 不可用：\(detail)。", "The cost set \(name) cannot be used: \(detail).")
        case .noBuildings:
            BilingualText(
                "没有可用的房屋：请检查房屋图层及其坐标系、人口字段（populationField）。",
                "No usable building: check the layer, its coordinate system and its population (populationField).")
        case .noRoads:
            BilingualText("没有可用的道路：请检查道路图层及其坐标系。", "No usable road: check the layer and its coordinate system.")
        case .noOutlet:
            BilingualText(
                "没有可用的站址：给出的排放点和道路都没有高程，或锁定条件（noStation）、与房屋的间距（stationClearanceMetres）排除了所有位置。"
                    + "请检查 --sinks、--dem 与设置。",
                "No place for a station can be used: none has ground below it, or pins (noStation) and the distance from buildings "
                    + "(stationClearanceMetres) rule all out. Check --sinks, --dem and the settings.")
        case .notByGravity(let place):
            BilingualText(
                "只用重力无法到达站址，受阻处在 \(place)。请放宽最大埋深、允许提升，或另选站址。",
                "Gravity alone does not reach the station; it is blocked at \(place). Allow a greater depth or pumping, or "
                    + "choose another site.")
        case .noTerrain(let detail):
            BilingualText("高程数据不覆盖该村：\(detail)。", "The heights do not cover the village: \(detail).")
        case .coordinates(let file, let detail):
            BilingualText("\(file)：\(detail.zh)", "\(file): \(detail.en)")
        case .badPin(let what):
            BilingualText(
                "锁定条件不可用：\(what.zh)。请修改设置中的 pins。", "A pin cannot be kept: \(what.en). Correct pins in the settings.")
        case .badStaging(let what): BilingualText("设置 staging：\(what.zh)", "The setting staging: \(what.en)")
        case .cancelled: BilingualText("计算已取消。", "The calculation was cancelled.")
        }
    }
}

extension PlanningError: CustomStringConvertible {
    /// The message in Chinese and English.
    public var description: String { message.zh + "\n" + message.en }
}
