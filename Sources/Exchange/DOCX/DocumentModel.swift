public import Foundation

/// A document to be written: headings, paragraphs, tables and pictures in order (文档).
public struct DocumentModel: Sendable {
    /// A piece of a document.
    public enum Block: Sendable {
        /// The title.
        case title(String)
        /// A heading of a level from 1.
        case heading(String, level: Int)
        /// A paragraph.
        case paragraph(String)
        /// A paragraph of figures that must not be broken: hashes, commands.
        case code(String)
        /// A table; the first row is repeated on every page.
        case table(header: [String], rows: [[String]])
        /// A JPEG with what it shows; width and height in pixels.
        case picture(Data, width: Int, height: Int, caption: String)
    }

    /// The title for the file's properties.
    public var title: String
    /// Who took the document out, when and from which state of the data: at the head of every page; nil for none.
    public var mark: String?
    /// The pieces.
    public var blocks: [Block]

    /// A document.
    public init(title: String, blocks: [Block] = []) {
        self.title = title
        self.blocks = blocks
    }
}
