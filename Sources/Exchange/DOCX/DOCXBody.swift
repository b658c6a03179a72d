import Foundation

/// Collects the blocks of a document as WordprocessingML.
struct DOCXBody {
    /// What was written so far.
    private(set) var xml = ""
    /// The pictures in their order.
    private(set) var pictures: [Data] = []

    /// The width of the text in twentieths of a point.
    private static let textWidth = 8844
    /// English metric units in a pixel at 96 a inch.
    private static let unitsAPixel = 9525
    /// The largest width of a picture in pixels at 96 a inch: 156 mm.
    private static let widest = 589

    mutating func add(_ block: DocumentModel.Block) {
        switch block {
        case .title(let text): paragraph(text, style: "Title")
        case .heading(let text, let level): paragraph(text, style: "Heading\(min(max(level, 1), 3))")
        case .paragraph(let text): paragraph(text, style: "Normal")
        case .code(let text): paragraph(text, style: "Code")
        case .table(let header, let rows): table(header, rows)
        case .picture(let data, let width, let height, let caption): picture(data, width, height, caption)
        }
    }

    private mutating func paragraph(_ text: String, style: String) {
        xml += "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>" + Self.run(text) + "</w:p>"
    }

    private static func run(_ text: String) -> String {
        "<w:r><w:t xml:space=\"preserve\">" + escaped(text) + "</w:t></w:r>"
    }

    private mutating func table(_ header: [String], _ rows: [[String]]) {
        let widths = Self.widths(header, rows)
        xml +=
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"\(Self.textWidth)\" w:type=\"dxa\"/></w:tblPr><w:tblGrid>"
        for width in widths { xml += "<w:gridCol w:w=\"\(width)\"/>" }
        xml += "</w:tblGrid>"
        row(header, widths, isHeader: true)
        for cells in rows { row(cells, widths, isHeader: false) }
        // Word asks for a paragraph after a table.
        xml += "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p>"
    }

    /// Widths of the columns after their longest texts, none so narrow or wide that the others suffer.
    private static func widths(_ header: [String], _ rows: [[String]]) -> [Int] {
        func length(_ text: String) -> Int {
            text.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E7F ? 2 : 1) }
        }
        let needs = header.indices.map { index in
            let longest = rows.reduce(length(header[index])) { longest, row in
                index < row.count ? max(longest, length(row[index])) : longest
            }
            return min(max(longest, 6), 44)
        }
        let total = max(needs.reduce(0, +), 1)
        return needs.isEmpty ? [textWidth] : needs.map { textWidth * $0 / total }
    }

    private mutating func row(_ cells: [String], _ widths: [Int], isHeader: Bool) {
        xml += "<w:tr><w:trPr><w:cantSplit/>" + (isHeader ? "<w:tblHeader/>" : "") + "</w:trPr>"
        for (index, width) in widths.enumerated() {
            let text = index < cells.count ? cells[index] : ""
            xml += "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\""
            xml += isHeader ? "CellHead" : "Cell"
            xml += "\"/></w:pPr>" + Self.run(text) + "</w:p></w:tc>"
        }
        xml += "</w:tr>"
    }

    private mutating func picture(_ data: Data, _ width: Int, _ height: Int, _ caption: String) {
        guard width > 0, height > 0 else { return }
        pictures.append(data)
        let number = pictures.count
        let shown = min(width, Self.widest)
        let (cx, cy) = (shown * Self.unitsAPixel, shown * height / width * Self.unitsAPixel)
        let name = Self.escaped(caption)
        xml += """
            <w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr><w:r><w:drawing><wp:inline><wp:extent cx="\(cx)" cy="\(cy)"/>\
            <wp:docPr id="\(number)" name="image\(number)" descr="\(name)"/><a:graphic>\
            <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>\
            <pic:cNvPr id="\(number)" name="image\(number)"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
            <a:blip r:embed="rIdImage\(number)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
            <a:off x="0" y="0"/><a:ext cx="\(cx)" cy="\(cy)"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>\
            </pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
            """
        paragraph(caption, style: "Cell")
    }

    /// Text as XML 1.0 can hold it: markup escaped, control characters left out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result += " "
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
