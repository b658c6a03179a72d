public import Domain
public import Store

/// A role in an area of the administrative tree (辖区授权).
public struct AreaGrant: Hashable, Sendable {
    /// The role.
    public let role: Role
    /// The area: this place and all that lies within it.
    public let area: SubjectID
    /// The way to the area, nil until it was looked up and where the place is not in the tree.
    public let path: RegionPath?

    /// A role in an area.
    public init(_ role: Role, in area: SubjectID, path: RegionPath? = nil) {
        self.role = role
        self.area = area
        self.path = path
    }
}
