/// The planning engine for rural sewage (农村生活污水治理规划): county plans, village sewers, trench profiles and staging.
///
/// Nothing here reads a database or writes a page; every result says how far it can be from the optimum.
public enum Planning {}
