import Governance

/// Which sign and colour each class of each layer has (图式).
enum MapStyle {
    private static let teal: StaticString = "#0b6b70"
    private static let amber: StaticString = "#a65f00"
    private static let red: StaticString = "#ad231b"
    private static let blue: StaticString = "#1f5fa8"
    private static let grey: StaticString = "#6b7a7f"

    /// The sign of a class.
    static func mark(_ layer: MapLayer, theme: String, code: String) -> MapMark {
        let shape = shape(of: layer)
        let (filling, colour) = looks["\(theme).\(code)"] ?? looks[code] ?? single(layer)
        return MapMark(shape, filling, colour)
    }

    /// The colour of a layer's counts and of its lines and areas.
    static func colour(of layer: MapLayer) -> StaticString {
        switch layer {
        case .villages, .hamlets: teal
        case .facilities: "#314e8c"
        case .waters: "#2f7fb8"
        case .zones: "#2f7d4f"
        case .outlets: "#7a4fa3"
        case .toilets: "#8c5b3f"
        case .sewers: "#8a3d78"
        case .manholes: "#8a3d78"
        case .lifts: "#b3410c"
        case .roads: "#b9b2a3"
        case .boundaries: "#7d6b8f"
        }
    }

    private static func shape(of layer: MapLayer) -> MapMark.Shape {
        switch layer {
        case .villages: .circle
        case .hamlets: .dot
        case .facilities: .square
        case .waters: .triangle
        case .zones, .outlets: .diamond
        case .toilets, .manholes: .dot
        case .lifts: .triangle
        case .sewers, .roads, .boundaries: .line
        }
    }

    private static func single(_ layer: MapLayer) -> (MapMark.Filling, StaticString) { (.solid, colour(of: layer)) }

    /// By theme and code, or by code alone.
    private static let looks: [String: (MapMark.Filling, StaticString)] = [
        "none": (.hollow, grey),
        "treated": (.solid, teal), "controlled": (.half, teal), "untreated": (.hollow, "#b3410c"),
        "townSewer": (.solid, blue), "centralised": (.solid, teal), "shared": (.half, teal),
        "household": (.hollow, amber), "reuse": (.half, "#7a4fa3"), "mixed": (.cross, "#8c5b3f"),
        "p0": (.solid, "#9fcfca"), "p1": (.solid, "#5aa3a3"), "p2": (.solid, "#217c7f"), "p3": (.solid, "#083c40"),
        "normal": (.solid, teal), "abnormal": (.half, amber), "stopped": (.cross, red),
        "construction": (.hollow, blue), "retired": (.hollow, grey),
        "l0": (.hollow, amber), "l1": (.half, teal), "l2": (.solid, teal), "l3": (.solid, red),
        "v0": (.solid, teal), "v1": (.half, teal), "v2": (.hollow, amber),
        "found": (.solid, "#5b4636"), "underway": (.half, "#5b4636"), "done": (.half, blue), "closed": (.solid, blue),
        "blackOdorous": (.solid, "#5b4636"), "receiving": (.hollow, blue),
        "sewerKind.main": (.solid, "#7b2d69"), "sewerKind.branch": (.solid, "#a85b97"),
        "sewerKind.lateral": (.hollow, "#a85b97"), "gravity": (.solid, "#7b2d69"), "pressure": (.hollow, red),
        "d0": (.solid, "#c99bbd"), "d1": (.solid, "#a85b97"), "d2": (.solid, "#7b2d69"), "d3": (.solid, "#4a1540"),
        "national": (.solid, "#a8762b"), "provincial": (.solid, "#b98f4e"), "roadClass.county": (.solid, "#b9a98a"),
        "township": (.solid, "#b9b2a3"), "roadClass.village": (.solid, "#c4c0b5"), "inner": (.hollow, "#b9b2a3"),
        "first": (.solid, "#17683a"), "second": (.half, "#17683a"), "quasi": (.hollow, "#17683a"),
    ]
}
