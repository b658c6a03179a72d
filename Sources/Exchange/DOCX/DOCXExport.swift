public import Foundation

/// Writes a document as Word reads it (ECMA-376, transitional): six parts and the pictures.
///
/// Page and fonts follow GB/T 9704-2012: A4, margins of 37, 26, 35 and 28 mm, body in 仿宋 of 16 pt.
public struct DOCXExport {
    private let model: DocumentModel

    /// An export of a document.
    public init(_ model: DocumentModel) {
        self.model = model
    }

    /// The file's bytes; the same document always gives the same.
    ///
    /// - Throws: `ExchangeError`.
    public func data() throws(ExchangeError) -> Data {
        var body = DOCXBody()
        for block in model.blocks { body.add(block) }
        var zip = ZipWriter()
        zip.add("[Content_Types].xml", Data(Self.types.utf8))
        zip.add("_rels/.rels", Data(Self.relations.utf8))
        zip.add("word/document.xml", Data((Self.documentHead + body.xml + Self.documentTail).utf8))
        zip.add("word/header1.xml", Data(Self.header(model.mark ?? "").utf8))
        zip.add("word/styles.xml", Data(DOCXStyles.xml.utf8))
        zip.add("word/footer1.xml", Data(Self.footer.utf8))
        var links = Self.linksHead
        for (index, picture) in body.pictures.enumerated() {
            zip.add("word/media/image\(index + 1).jpeg", picture)
            links += """
                <Relationship Id="rIdImage\(index + 1)" \
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" \
                Target="media/image\(index + 1).jpeg"/>
                """
        }
        zip.add("word/_rels/document.xml.rels", Data((links + "</Relationships>").utf8))
        return try zip.data(named: model.title + ".docx")
    }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    private static let packages = "http://schemas.openxmlformats.org/package/2006/"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."

    private static let types =
        declaration + "<Types xmlns=\"\(packages)content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"
        + "<Override PartName=\"/word/document.xml\" ContentType=\"\(word)document.main+xml\"/>"
        + "<Override PartName=\"/word/styles.xml\" ContentType=\"\(word)styles+xml\"/>"
        + "<Override PartName=\"/word/header1.xml\" ContentType=\"\(word)header+xml\"/>"
        + "<Override PartName=\"/word/footer1.xml\" ContentType=\"\(word)footer+xml\"/></Types>"

    private static let relations =
        declaration + "<Relationships xmlns=\"\(packages)relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"

    private static let linksHead =
        declaration + "<Relationships xmlns=\"\(packages)relationships\">"
        + "<Relationship Id=\"rIdStyles\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
        + "<Relationship Id=\"rIdHeader\" Type=\"\(office)/header\" Target=\"header1.xml\"/>"
        + "<Relationship Id=\"rIdFooter\" Type=\"\(office)/footer\" Target=\"footer1.xml\"/>"

    static let namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        + " xmlns:r=\"\(office)\""
        + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
        + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""

    private static let documentHead = declaration + "<w:document \(namespaces)><w:body>"

    // Lengths in twentieths of a point: 1 mm is 56.7.
    private static let documentTail =
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/>"
        + "<w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/>"
        + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        + "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1985\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\""
        + " w:gutter=\"0\"/></w:sectPr></w:body></w:document>"

    /// The mark in small grey letters: it can be read on every page and hides nothing.
    private static func header(_ mark: String) -> String {
        declaration + "<w:hdr \(namespaces)><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr>"
            + "<w:color w:val=\"7F7F7F\"/><w:sz w:val=\"16\"/></w:rPr><w:t xml:space=\"preserve\">"
            + DOCXBody.escaped(mark) + "</w:t></w:r></w:p></w:hdr>"
    }

    private static let footer =
        declaration + "<w:ftr \(namespaces)><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>"
        + "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r>"
        + "</w:fldSimple><w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"
}
