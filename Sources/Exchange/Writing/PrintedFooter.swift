/// The foot of a printed sheet: the mark on the left, the page's number on the right (ECMA-376 part 1, §18.3.1.46).
struct PrintedFooter {
    /// Excel takes so many UTF-16 units for a header or footer.
    static let longest = 255

    /// Who took the table out, when and from which state of the data.
    let mark: String?

    /// The text with its control codes; an ampersand in the mark is doubled, else Excel would read a code into it.
    var text: String {
        let tail = "&R&8 &P / &N"
        guard let mark, !mark.isEmpty else { return tail }
        let head = "&L&8 "
        var words = ""
        var length = head.utf16.count + tail.utf16.count
        for letter in mark {
            let written = letter == "&" ? "&&" : String(letter)
            length += written.utf16.count
            guard length <= Self.longest else { break }
            words += written
        }
        return head + words + tail
    }
}
