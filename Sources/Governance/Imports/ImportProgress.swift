public import Domain

/// How far an import has come.
public struct ImportProgress: Hashable, Sendable {
    /// What is being done.
    public enum Phase: String, CaseIterable, Hashable, Sendable {
        /// The file is being read.
        case reading
        /// Rows are being compared with the register.
        case checking
        /// Facts are being written.
        case writing

        /// The name for people.
        public var name: BilingualText {
            switch self {
            case .reading: BilingualText("读取文件", "Reading the file")
            case .checking: BilingualText("核对", "Checking")
            case .writing: BilingualText("写入", "Writing")
            }
        }
    }

    /// Is told how far it has come; what it throws ends the import, and nothing of it is kept.
    public typealias Receiver = @Sendable (ImportProgress) throws -> Void

    /// What is being done.
    public let phase: Phase
    /// Rows done in this phase.
    public let rowsDone: Int
    /// All rows, where that is known.
    public let rowsTotal: Int?
}
