/// A piece of a page: text, an element, or several in a row; a value that knows how to write itself.
///
/// Text is escaped because of its type: a `String` can only become ``text(_:)``. The single way past escaping is
/// ``init(trustedLiteral:)``, which takes a `StaticString` and therefore never a value from outside.
///
/// ```swift
/// let greeting = p(.class("lead")) { "你好，"; strong { name } }
/// response.body = greeting.bytes
/// ```
struct HTML: Sendable {
    /// What this piece is.
    enum Node: Sendable {
        case empty
        case text(String)
        case number(Int)
        case trusted(StaticString)
        case rendered([UInt8])
        case sequence([HTML])
        indirect case element(StaticString, [Attribute], HTML)
        indirect case void(StaticString, [Attribute])
    }

    /// The node this value stands for.
    let node: Node

    /// Wraps a node.
    init(node: Node) {
        self.node = node
    }

    /// Nothing at all.
    static let empty = HTML(node: .empty)

    /// Text, escaped when written.
    static func text(_ text: String) -> HTML { HTML(node: .text(text)) }

    /// Markup written in this program's source, not escaped.
    ///
    /// A value from outside cannot become a `StaticString`.
    init(trustedLiteral: StaticString) {
        node = .trusted(trustedLiteral)
    }

    /// What has been written into a buffer already, taken over as it stands.
    init(rendered buffer: HTMLBuffer) {
        node = .rendered(buffer.bytes)
    }

    /// An element with content.
    init(_ name: StaticString, _ attributes: [Attribute], _ content: HTML) {
        node = .element(name, attributes, content)
    }

    /// An element that has no content and no end tag, such as `<br>`.
    init(void name: StaticString, _ attributes: [Attribute]) {
        node = .void(name, attributes)
    }

    /// Several pieces built in a block, without an element around them.
    init(@HTMLBuilder _ content: () -> HTML) {
        self = content()
    }

    /// Whether there is nothing to write.
    var isEmpty: Bool {
        switch node {
        case .empty: true
        case .text(let text): text.isEmpty
        case .rendered(let bytes): bytes.isEmpty
        case .sequence(let parts): parts.allSatisfy(\.isEmpty)
        case .number, .trusted, .element, .void: false
        }
    }

    /// Writes this piece into a buffer.
    func write(into buffer: inout HTMLBuffer) {
        switch node {
        case .empty: break
        case .text(let text): buffer.append(text: text)
        case .number(let number): buffer.append(number: number)
        case .trusted(let literal): buffer.append(trusted: literal)
        case .rendered(let bytes): buffer.append(rendered: bytes)
        case .sequence(let parts):
            for part in parts { part.write(into: &buffer) }
        case .element(let name, let attributes, let content):
            buffer.open(name, attributes)
            content.write(into: &buffer)
            buffer.close(name)
        case .void(let name, let attributes):
            buffer.open(name, attributes)
        }
    }

    /// The UTF-8 bytes, for a response body.
    var bytes: [UInt8] {
        var buffer = HTMLBuffer(capacity: 16_384)
        write(into: &buffer)
        return buffer.bytes
    }

    /// The markup as a string, for tests.
    var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension HTML: ExpressibleByStringLiteral {
    /// A literal is text like any other and is escaped.
    init(stringLiteral value: String) {
        node = .text(value)
    }
}

extension HTMLBuffer {
    /// Writes a start tag.
    mutating func open(_ name: StaticString, _ attributes: [Attribute] = []) {
        append(byte: 0x3C)
        append(trusted: name)
        for attribute in attributes { attribute.write(into: &self) }
        append(byte: 0x3E)
    }

    /// Writes an end tag.
    mutating func close(_ name: StaticString) {
        append(trusted: "</")
        append(trusted: name)
        append(byte: 0x3E)
    }

    /// Writes an element whose content is appended by a closure.
    mutating func element(_ name: StaticString, _ attributes: Attribute..., content: (inout HTMLBuffer) -> Void) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// Writes an element with text in it.
    mutating func element(_ name: StaticString, _ attributes: Attribute..., text: String) {
        open(name, attributes)
        append(text: text)
        close(name)
    }

    /// Writes a piece built elsewhere.
    mutating func append(_ html: HTML) {
        html.write(into: &self)
    }
}
