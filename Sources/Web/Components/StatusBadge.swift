/// A status in a word with a shape of its own, so that colour is never the only sign.
struct StatusBadge: Component {
    /// What the status means for the reader.
    enum Tone: Sendable {
        /// Fully there: 治理, normal.
        case good
        /// Half way: 管控, to be watched.
        case partial
        /// Not there: 未治理.
        case none
        /// Wrong: failing, overdue.
        case bad
        /// Neither good nor bad.
        case neutral

        fileprivate var look: (names: StaticString, icon: Icon) {
            switch self {
            case .good: ("badge good", .full)
            case .partial: ("badge partial", .half)
            case .none: ("badge none", .hollow)
            case .bad: ("badge bad", .warning)
            case .neutral: ("badge", .level)
            }
        }
    }

    private let words: String
    private let tone: Tone

    /// Makes a badge.
    init(_ words: String, _ tone: Tone) {
        self.words = words
        self.tone = tone
    }

    var html: HTML {
        var buffer = HTMLBuffer()
        write(into: &buffer)
        return HTML(rendered: buffer)
    }

    /// Writes the badge straight into a table.
    func write(into buffer: inout HTMLBuffer) {
        buffer.append(trusted: "<span class=\"")
        buffer.append(trusted: tone.look.names)
        buffer.append(trusted: "\">")
        tone.look.icon.write(into: &buffer)
        buffer.append(text: words)
        buffer.append(trusted: "</span>")
    }
}
