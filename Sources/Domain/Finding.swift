/// Something noticed in input that people should look at; it does not stop the work by itself.
public struct Finding: Hashable, Sendable {
    /// How grave it is.
    public enum Severity: String, CaseIterable, Hashable, Sendable {
        /// The row or value is not taken.
        case error
        /// It is taken, but somebody should look.
        case warning
        /// Good to know.
        case note
    }

    /// Where in the input it is.
    public struct Place: Hashable, Sendable {
        /// The sheet's name, if the file has sheets.
        public let sheet: String?
        /// The row as the user counts, from 1.
        public let row: Int?
        /// The column's heading as it stands in the file.
        public let column: String?

        /// A place in a file; leave out what does not apply.
        public init(sheet: String? = nil, row: Int? = nil, column: String? = nil) {
            self.sheet = sheet
            self.row = row
            self.column = column
        }
    }

    /// How grave it is.
    public let severity: Severity
    /// A short stable code in kebab case, for scripts: `duplicate-in-file`.
    public let code: String
    /// Where it is.
    public let place: Place
    /// What is the matter, with the value concerned.
    public let message: BilingualText
    /// What to do about it.
    public let advice: BilingualText

    /// A finding at a place.
    public init(
        _ severity: Severity, _ code: String, at place: Place, _ message: BilingualText, advice: BilingualText
    ) {
        self.severity = severity
        self.code = code
        self.place = place
        self.message = message
        self.advice = advice
    }
}
