public import Domain

/// Why a frame, a seed, a draw or an estimate cannot be had from what was given.
///
/// Lines and columns are counted from 1, as text editors show them.
public enum SamplingError: Error, Hashable, Sendable {
    // Reading a file
    /// The file holds nothing, or only a heading.
    case emptyFile
    /// Bytes that are not UTF-8; the column counts bytes.
    case badEncoding(line: Int, column: Int)
    /// A character with code zero, which no list of facilities has.
    case nullCharacter(line: Int, column: Int)
    /// A quotation mark that is never closed.
    case openQuote(line: Int, column: Int)
    /// Text directly after a closing quotation mark.
    case strayQuote(line: Int, column: Int)
    /// A row with more or fewer cells than the heading.
    case cellCount(line: Int, found: Int, expected: Int)
    /// A column that must be there is not.
    case missingColumn(name: String, found: [String])
    /// A heading that is given twice, or a heading without a name (the name is then empty).
    case badHeading(name: String, column: Int)
    /// A row without an id.
    case emptyID(line: Int, column: Int)
    /// An id with blanks before or after, which cannot be seen but change its ticket.
    case blankAroundID(id: String, line: Int, column: Int)
    /// The same id twice.
    case duplicateID(id: String, line: Int, firstLine: Int, column: Int)
    /// A cell that cannot be understood.
    case badValue(name: String, value: String, line: Int, column: Int, expected: BilingualText)

    // Seeds
    /// The seed is empty.
    case emptySeed
    /// A seed's source is not what it should be.
    case badBeacon(BilingualText)

    // Drawing
    /// More are to be drawn than there are.
    case sampleTooLarge(stratum: String, size: Int, population: Int)
    /// A size that is no count: zero or negative where something must be drawn.
    case badSize(stratum: String, size: Int)
    /// Sizes are asked for a stratum that the frame does not have.
    case unknownStratum(name: String, known: [String])
    /// The frame has a stratum for which no size was given.
    case missingSize(stratum: String, population: Int)
    /// Stratum with a single facility, of which no error can be estimated unless it is certain to be checked.
    case singleton(stratum: String)
    /// A facility that was not drawn.
    case notDrawn(id: String)
    /// No further facility is left in the stratum to take another's place.
    case noReplacement(stratum: String)

    // Estimating
    /// No facility was checked, or none whose result is known.
    case nothingChecked(stratum: String?)
    /// A stratum in which only one of several facilities was checked: no error can be estimated.
    case oneChecked(stratum: String, population: Int)
    /// Counts that contradict each other.
    case contradiction(BilingualText)
    /// A threshold, confidence or rate outside its range.
    case outOfRange(name: String, value: String, range: BilingualText)
    /// No check of whatever size can support the claim.
    case impossible(BilingualText)
}

extension SamplingError: CustomStringConvertible {
    /// The message in both languages.
    public var description: String { "\(message.zh) / \(message.en)" }
}
