/// How far the plan of a county's villages is.
public enum CountyVillageProgress: Hashable, Sendable {
    /// So many villages are planned by themselves.
    case village(Int, of: Int)
    /// So many rounds of planning the county and laying it out are done, with the yearly cost of the best plan so far.
    case round(Int, yearlyCost: Double)
}
