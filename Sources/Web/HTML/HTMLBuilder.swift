/// A part of a page with a shape of its own that turns into ``HTML``: a table, a form field, a figure card.
protocol Component: Sendable {
    /// The markup of this component.
    var html: HTML { get }
}

/// Collects the statements of a block into one ``HTML``.
@resultBuilder
enum HTMLBuilder {
    /// Text, escaped.
    static func buildExpression(_ text: String) -> HTML { .text(text) }

    /// Text where there may be none.
    static func buildExpression(_ text: String?) -> HTML { text.map(HTML.text) ?? .empty }

    /// A plain whole number without grouping; use ``Language/count(_:)`` for figures people read.
    static func buildExpression(_ number: Int) -> HTML { HTML(node: .number(number)) }

    /// A piece of HTML.
    static func buildExpression(_ html: HTML) -> HTML { html }

    /// A piece where there may be none.
    static func buildExpression(_ html: HTML?) -> HTML { html ?? .empty }

    /// Several pieces.
    static func buildExpression(_ parts: [HTML]) -> HTML { HTML(node: .sequence(parts)) }

    /// A component.
    static func buildExpression(_ component: some Component) -> HTML { component.html }

    /// A component where there may be none.
    static func buildExpression(_ component: (some Component)?) -> HTML { component?.html ?? .empty }

    /// An empty block.
    static func buildBlock() -> HTML { .empty }

    /// A block of one statement.
    static func buildBlock(_ only: HTML) -> HTML { only }

    /// A block of several statements.
    static func buildBlock(_ parts: HTML...) -> HTML { HTML(node: .sequence(parts)) }

    /// A loop.
    static func buildArray(_ parts: [HTML]) -> HTML { HTML(node: .sequence(parts)) }

    /// An `if` without `else`.
    static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }

    /// The first branch of a choice.
    static func buildEither(first: HTML) -> HTML { first }

    /// The other branch of a choice.
    static func buildEither(second: HTML) -> HTML { second }

    /// A block under an availability check.
    static func buildLimitedAvailability(_ part: HTML) -> HTML { part }
}
