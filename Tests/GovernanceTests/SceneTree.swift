import Domain
import Store

/// The places of a scene while they are written: 演示省 › 演示市 › 演示县 and what is added below, by name.
struct SceneTree {
    private(set) var places: [String: SubjectID] = [:]
    private let writer: RegisterWriter

    init(_ writer: RegisterWriter) throws {
        self.writer = writer
        try add("演示省", .province, nil, "99")
        try add("演示市", .city, "演示省", "9901")
        try add("演示县", .county, "演示市", "990101")
    }

    mutating func add(_ name: String, _ level: RegionLevel, _ parent: String?, _ code: String) throws {
        let id = try writer.newSubject()
        try writer.state(
            Assertion([
                "name": .text(name), "code": .text(code), "level": .integer(Int64(level.rawValue)),
                "parent": .subject(parent.flatMap { places[$0] } ?? .nation),
            ]), of: id, kind: .region, validity: DayRange(from: .beginning), locus: "test")
        places[name] = id
    }

    /// A town of the county with one administrative village of its name.
    mutating func addTown(_ name: String, _ code: String) throws {
        try add(name, .town, "演示县", code)
        try add(name + "村", .administrativeVillage, name, code + "201")
    }
}
