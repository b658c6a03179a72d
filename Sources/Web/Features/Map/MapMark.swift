/// The sign of a class of features (图例符号): form, filling and colour, so that colour never stands alone.
///
/// Browsers draw the same paths onto pictures for the moving map, so that both maps look alike.
struct MapMark: Sendable {
    /// The outline, in a box of 20 by 20 units.
    enum Shape: String, Sendable {
        case circle, dot, square, diamond, triangle, line

        /// The whole outline.
        var outline: StaticString {
            switch self {
            case .circle: "M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z"
            case .dot: "M10 5.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z"
            case .square: "M4 4h12v12h-12z"
            case .diamond: "M10 2.5l7.5 7.5l-7.5 7.5l-7.5-7.5z"
            case .triangle: "M10 3l7.5 13h-15z"
            case .line: "M1 8h18v4h-18z"
            }
        }

        /// Its right half.
        var half: StaticString {
            switch self {
            case .circle: "M10 3.5a6.5 6.5 0 1 1 0 13z"
            case .dot: "M10 5.5a4.5 4.5 0 1 1 0 9z"
            case .square: "M10 4h6v12h-6z"
            case .diamond: "M10 2.5l7.5 7.5l-7.5 7.5z"
            case .triangle: "M10 3l7.5 13h-7.5z"
            case .line: "M1 8h9v4h-9z"
            }
        }
    }

    /// How much of it is filled.
    enum Filling: String, Sendable {
        case solid, half, hollow, cross
    }

    /// A cross inside the outline.
    static let cross: StaticString = "M7.5 7.5l5 5M12.5 7.5l-5 5"

    let shape: Shape
    let filling: Filling
    let colour: StaticString

    init(_ shape: Shape, _ filling: Filling, _ colour: StaticString) {
        self.shape = shape
        self.filling = filling
        self.colour = colour
    }

    /// Writes the paths of the sign.
    func writePaths(into buffer: inout HTMLBuffer) {
        let isSolid = filling == .solid
        buffer.open(
            "path",
            [
                Attribute("d", .literal(shape.outline)),
                Attribute("fill", .literal(isSolid ? colour : "#ffffff")),
                Attribute("stroke", .literal(isSolid ? "#ffffff" : colour)),
                Attribute("stroke-width", .literal(isSolid ? "1.5" : "2")),
            ])
        buffer.close("path")
        if filling == .half {
            buffer.open("path", [Attribute("d", .literal(shape.half)), Attribute("fill", .literal(colour))])
            buffer.close("path")
        } else if filling == .cross {
            buffer.open(
                "path",
                [
                    Attribute("d", .literal(Self.cross)), Attribute("stroke", .literal(colour)),
                    Attribute("stroke-width", .literal("2")), Attribute("fill", .literal("none")),
                ])
            buffer.close("path")
        }
    }

    /// The sign as a small picture beside its name.
    var html: HTML {
        var buffer = HTMLBuffer()
        buffer.append(
            trusted: "<svg class=\"mark\" viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" aria-hidden=\"true\">")
        writePaths(into: &buffer)
        buffer.append(trusted: "</svg>")
        return HTML(rendered: buffer)
    }

    /// Its parts for scripts.
    func write(into json: inout JSONBuffer) {
        json.object {
            $0.member("outline", "\(shape.outline)")
            $0.member("half", filling == .half ? "\(shape.half)" : nil)
            $0.member("cross", filling == .cross ? "\(Self.cross)" : nil)
            $0.member("isSolid", filling == .solid)
            $0.member("colour", "\(colour)")
        }
    }
}
