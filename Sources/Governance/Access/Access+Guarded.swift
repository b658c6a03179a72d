public import Domain
public import Store

extension Access {
    /// The fields of a kind that the asker may not see in a place: those about persons, exact pipes, and heights.
    public func hiddenKeys(of kind: RecordKind, in path: RegionPath) -> [String] {
        guard kind.fields.contains(where: \.isGuarded) else { return [] }
        let seesPersonal = may(.viewPersonal, in: path)
        let seesPrecise = may(.viewPrecise, in: path)
        return kind.fields.filter { ($0.isPersonal && !seesPersonal) || ($0.isPrecise && !seesPrecise) }.map(\.key)
    }
}
