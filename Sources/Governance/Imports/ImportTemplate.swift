public import Domain
public import Store
public import Tables

/// A matching of columns that a user has corrected and keeps for the next list (导入模板).
public struct ImportTemplate: Hashable, Sendable {
    /// Its name, unique within the kind and the area.
    public let name: String
    /// For what kind of list it is.
    public let kind: ImportKind
    /// What columns mean, by heading: a target's key, or an empty text for a column to be left out.
    public let mapping: [String: String]
    /// The area whose users have it, with those of the areas within.
    public let area: SubjectID

    /// A template to be saved.
    public init(name: String, kind: ImportKind, mapping: [String: String], area: SubjectID = .nation) {
        self.name = name
        self.kind = kind
        self.mapping = mapping
        self.area = area
    }

    /// Saves it; one of the same kind, area and name is replaced.
    public func save(in session: any Session, by actor: Actor, at now: Instant) throws {
        let settings = ImportSettings(kind, mapping: mapping)
        try ImportTemplateTable(session).save(
            StoredImportTemplate(
                name: name, kind: kind.rawValue, userID: actor.userID, at: now, settings: settings.json, area: area))
    }

    /// The templates of a kind that somebody has, by name: those of his areas and of the areas above, and his own.
    ///
    /// Of several with one name the one of the nearest area stands for all; those that can no longer be read are left
    /// out.
    /// - Parameters:
    ///   - scope: His areas; nil for everything.
    ///   - user: Who he is.
    public static func all(
        _ kind: ImportKind, for scope: AreaScope?, user: Int64?, on today: Day, in session: any Session
    ) throws -> [ImportTemplate] {
        let stored = try ImportTemplateTable(session).all(kind: kind.rawValue)
        let areas = try RegionReader(session, asOf: AsOf(valid: today)).regions(Set(stored.map(\.area)))
        var found: [String: (template: ImportTemplate, depth: Int)] = [:]
        for template in stored {
            let isOwn = user != nil && template.userID == user
            guard isOwn || covers(areas[template.area]?.path, scope),
                let settings = try? ImportSettings(json: template.settings)
            else { continue }
            let depth = areas[template.area]?.path.steps.count ?? 0
            if let other = found[template.name], other.depth >= depth { continue }
            found[template.name] = (
                ImportTemplate(name: template.name, kind: kind, mapping: settings.mapping, area: template.area), depth
            )
        }
        return found.values.map(\.template).sorted { $0.name < $1.name }
    }

    /// Whether somebody of the scope belongs to the area, or looks after everything.
    private static func covers(_ area: RegionPath?, _ scope: AreaScope?) -> Bool {
        guard let scope else { return true }
        if scope.contains(RegionPath(of: .nation, level: .nation, under: nil)) { return true }
        guard let area else { return false }
        return scope.paths.contains { area.contains($0) }
    }
}
