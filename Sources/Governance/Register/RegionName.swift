import Domain

/// The name of a place of the tree as it was typed or sent (区划名称), read by the rule of all records' names.
public enum RegionName {
    /// The name without invisible characters, line ends and blanks around it.
    ///
    /// - Throws: ``RegisterError/nameMissing`` where nothing is left, ``RegisterError/nameUnfit(_:)``.
    public static func read(_ text: String) throws(RegisterError) -> String {
        guard let field = RecordKind.region.field("name") else { throw .nameMissing }
        switch FieldInput.read(text, as: field) {
        case .value(.text(let name)): return name
        case .refused(let reason): throw .nameUnfit(reason)
        case .missing, .value: throw .nameMissing
        }
    }
}
