/// An attribute of an element: a name from this program and a value that is escaped.
///
/// There is no way to make a `style` or an `on…` attribute: the content security policy forbids both.
struct Attribute: Sendable {
    /// The kinds of values.
    enum Value: Sendable {
        /// Not written at all.
        case absent
        /// Written as a bare name.
        case flag
        case literal(StaticString)
        case text(String)
        case number(Int)
        case coordinate(Double)
    }

    /// The attribute's name.
    let name: StaticString
    /// The attribute's value.
    let value: Value

    /// Makes an attribute.
    ///
    /// Use the named ones below where there is one.
    init(_ name: StaticString, _ value: Value) {
        assert(!Self.isForbidden(name), "inline styles and handlers break the content security policy")
        self.name = name
        self.value = value
    }

    /// Makes an attribute with a text value.
    init(_ name: StaticString, _ text: String) {
        self.init(name, .text(text))
    }

    /// Writes the attribute with a space before it.
    func write(into buffer: inout HTMLBuffer) {
        if case .absent = value { return }
        buffer.append(byte: 0x20)
        buffer.append(trusted: name)
        switch value {
        case .absent, .flag: return
        case .literal(let literal):
            buffer.append(trusted: "=\"")
            buffer.append(trusted: literal)
        case .text(let text):
            buffer.append(trusted: "=\"")
            buffer.append(text: text)
        case .number(let number):
            buffer.append(trusted: "=\"")
            buffer.append(number: number)
        case .coordinate(let coordinate):
            buffer.append(trusted: "=\"")
            buffer.append(coordinate: coordinate)
        }
        buffer.append(byte: 0x22)
    }

    private static func isForbidden(_ name: StaticString) -> Bool {
        let lowered = "\(name)".lowercased()
        return lowered == "style" || lowered.hasPrefix("on")
    }
}
