/// The steps of a wizard, which are done, and where one is now.
struct StepHeader: Component {
    /// One step.
    struct Step: Sendable {
        /// What is done in it.
        var words: String
        /// Where one can go back to it; nil when it cannot be opened now.
        var address: String?

        /// Makes a step.
        init(_ words: String, to address: String? = nil) {
            self.words = words
            self.address = address
        }
    }

    private let steps: [Step]
    private let current: Int
    private let language: Language

    /// Makes a header.
    ///
    /// - Parameters:
    ///   - steps: the steps in order.
    ///   - current: the number of the present one, counted from 0.
    init(_ steps: [Step], current: Int, _ language: Language) {
        self.steps = steps
        self.current = current
        self.language = language
    }

    var html: HTML {
        nav(
            .class("steps"),
            .aria("aria-label", language(KitText.step, ["n": String(current + 1), "total": String(steps.count)]))
        ) {
            ol {
                for (index, step) in steps.enumerated() {
                    li(
                        .classes(index < current ? "done" : nil),
                        .when(index == current, Attribute("aria-current", .literal("step")))
                    ) {
                        span(.class("step-number"), .ornament) {
                            if index < current { Icon.success } else { index + 1 }
                        }
                        span {
                            if let address = step.address, index < current {
                                a(.href(address)) { step.words }
                            } else {
                                step.words
                            }
                            if index < current { span(.class("sr")) { " " + language(KitText.stepDone) } }
                        }
                    }
                }
            }
        }
    }
}
