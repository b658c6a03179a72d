import Domain

/// The list from which a record was opened (返回列表): it stands in the record's address, so that the way back keeps
/// filters, order and page, in every tab and after a change of the record.
struct ListReturn: Sendable {
    /// The query item that carries the list's address.
    static let name = "from"

    /// The list.
    let url: PageURL

    /// The list that an address names; nil where it names none of ours.
    init?(_ address: PageURL) {
        guard let text = address[Self.name], text.utf8.count <= 4096, SignInRoutes.target(text) == text else {
            return nil
        }
        let url = PageURL(parsing: text)
        let isFigure = url.path.hasPrefix("/areas/") && url.path.contains("/indicators/")
        guard url.path.hasPrefix("/register/") || isFigure else { return nil }
        self.url = url
    }

    /// What rows of the list add to the addresses of their records.
    static func item(_ list: PageURL) -> PageURL.Item {
        PageURL.Item(name, list.removing("done").text)
    }

    /// The list's address at the row of the record, which browsers scroll to and the style sheet marks.
    func address(of id: SubjectID) -> String { url.text + "#" + Self.row(id) }

    /// The id of a record's row.
    static func row(_ id: SubjectID) -> String { "r\(id)" }
}

extension WebContext {
    /// An address that keeps the way back to the list this one was opened from.
    func keepingReturn(_ path: String, _ more: PageURL.Item...) -> String {
        let kept = ListReturn(url).map { [ListReturn.item($0.url)] } ?? []
        return PageURL(path, more + kept).text
    }
}
