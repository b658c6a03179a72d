import Domain
import Exchange
import Geo

/// Reads a list into rows: values by field, words about places, duplicates marked, sums checked.
struct ListReader {
    private let layout: TableLayout
    private let readers: [(column: TableLayout.Column, reader: CellReader)]
    private let words: [(key: String, index: Int)]
    private let serials: Set<Int>
    /// How many columns count when rows are compared: all with a heading, and some beyond.
    private let width: Int
    private var positions: PositionReader
    private let declared: CoordinateSystem?
    /// The system of a layer by name, for shapes and for what PROJ has converted.
    private let source: String?
    private let origin: TableLayout.Column?
    /// Columns of a layer's geometry that the kind of list has no field for.
    private let unusedGeometry: [(index: Int, isShape: Bool)]
    private var unusedPoints = 0
    private var unusedShapes = 0
    private var seen: [[CellValue]: Int] = [:]
    private var sums: TotalCheck
    private var shares: ShareCheck
    private(set) var rows: [ListRow] = []
    private(set) var preview: [ImportReport.PreviewRow] = []

    private static let positionKeys: Set<String> = ["longitude", "latitude", "sourceDatum"]

    init(
        _ layout: TableLayout, declared: CoordinateSystem?, source: String? = nil, _ findings: inout FindingList
    ) {
        self.declared = declared
        self.source = source
        origin = layout.column("sourceDatum")
        self.layout = layout
        var readers: [(column: TableLayout.Column, reader: CellReader)] = []
        var words: [(key: String, index: Int)] = []
        for column in layout.columns {
            guard let target = column.target, ![ImportTarget.serialKey, ImportTarget.positionKey].contains(target.key)
            else { continue }
            guard let field = target.field, field.key != "place" else {
                words.append((target.key, column.index))
                continue
            }
            if Self.positionKeys.contains(field.key) { continue }
            if let factor = Self.factor(column, field, layout, &findings) {
                readers.append((column, CellReader(field, factor: factor)))
            }
        }
        self.readers = readers
        self.words = words
        serials = layout.serialColumns
        width = max(256, (layout.columns.map(\.index).max() ?? 0) + 1)
        positions = PositionReader(layout, declared: declared)
        unusedGeometry = layout.columns.compactMap { column in
            guard column.target == nil else { return nil }
            if column.heading == LayerFile.shapeColumn { return (column.index, true) }
            return column.heading == LayerFile.longitudeColumn ? (column.index, false) : nil
        }
        shares = ShareCheck(readers)
        sums = TotalCheck(readers.filter { $0.reader.field.type.isNumeric }.map { ($0.column, $0.reader) })
    }

    /// Reads all rows of the file.
    ///
    /// - Throws: `ExchangeError`, or what the receiver of the progress throws.
    mutating func read(
        _ file: any TabularFile, _ findings: inout FindingList, progress: ImportProgress.Receiver
    ) throws {
        var reader = self
        try ListRows(file: file, layout: layout).forEach(&findings) { row, findings in
            switch row {
            case .data(let number, let cells):
                reader.take(number, cells, &findings)
                if reader.rows.count % 1000 == 0 {
                    try progress(ImportProgress(phase: .reading, rowsDone: reader.rows.count, rowsTotal: nil))
                }
            case .overlong(let number, let cells): reader.keepPlace(number, cells)
            case .total(let number, let cells, _, let word):
                reader.sums.check(number, cells, word, &findings)
            }
        }
        reader.sums.finish(&findings)
        reader.shares.finish(&findings, row: layout.headerRows.last)
        reader.tellUnusedGeometry(&findings)
        if reader.positions.undeclared > 0 {
            findings.add(
                .warning, "undeclared-datum", row: layout.headerRows.last, column: layout.positionColumn?.heading,
                BilingualText(
                    "没有声明坐标系，\(reader.positions.undeclared) 行的坐标不采用",
                    "No coordinate system is declared; the positions of \(reader.positions.undeclared) rows are not taken"
                ),
                advice: BilingualText(
                    "查明坐标来源后选择坐标系：CGCS2000、WGS84、GCJ-02（高德、腾讯）、BD-09（百度）或投影带",
                    "Find out where the positions come from and choose: CGCS2000, WGS84, GCJ-02, BD-09 or a projected zone"
                ))
        }
        self = reader
    }

    /// Says how many features have a geometry of which the kind of list knows nothing.
    private func tellUnusedGeometry(_ findings: inout FindingList) {
        let row = layout.headerRows.last
        let advice = BilingualText(
            "确认选对了清单种类；需要位置的，请转换图形后再导入",
            "See whether it is the right kind of list; convert the geometries if positions are needed")
        if unusedShapes > 0 {
            findings.add(
                .warning, "other-geometry", row: row, column: LayerFile.shapeColumn,
                BilingualText(
                    "有 \(unusedShapes) 个要素是线或面，此类清单只记点位；属性照常导入，图形不采用",
                    "\(unusedShapes) features are lines or areas, while this kind of list has points; their values are taken, their shapes are not"
                ), advice: advice)
        }
        if unusedPoints > 0 {
            findings.add(
                .warning, "other-geometry", row: row, column: LayerFile.longitudeColumn,
                BilingualText(
                    "有 \(unusedPoints) 个要素是点，此类清单只记线或面；属性照常导入，点位不采用",
                    "\(unusedPoints) features are points, while this kind of list has lines or areas; their values are taken, their points are not"
                ), advice: advice)
        }
    }

    /// Keeps of a row that is not taken where it says that it stands, so that it is counted there.
    private mutating func keepPlace(_ number: Int, _ cells: [CellValue]) {
        var row = ListRow(number: number)
        row.isOverlong = true
        readWords(cells, into: &row)
        show(number, cells)
        rows.append(row)
    }

    private mutating func show(_ number: Int, _ cells: [CellValue]) {
        guard preview.count < 20 else { return }
        preview.append(ImportReport.PreviewRow(row: number, cells: cells.map(\.displayText)))
    }

    private func readWords(_ cells: [CellValue], into row: inout ListRow) {
        for (key, index) in words where index < cells.count {
            let text = PlainText.cleaned(cells[index].displayText)
            if !text.isEmpty && !CellReader.isBlank(text) { row.texts[key] = text }
        }
    }

    private mutating func take(_ number: Int, _ cells: [CellValue], _ findings: inout FindingList) {
        show(number, cells)
        for (index, isShape) in unusedGeometry where index < cells.count && !cells[index].isEmpty {
            if isShape { unusedShapes += 1 } else { unusedPoints += 1 }
        }
        var row = ListRow(number: number)
        readWords(cells, into: &row)
        var compared = comparable(cells)
        var own = FindingList()
        for (column, reader) in readers where column.index < cells.count {
            switch reader.read(cells[column.index]) {
            case .missing: compared[column.index] = .empty
            case .value(let value, let note):
                row.values[reader.field.key] = value
                compared[column.index] = .text(String(describing: value))
                sums.add(value, column.index)
                shares.add(value, from: cells[column.index], column.index)
                if let note { own.add(note, row: number, column: column.heading) }
            case .refused(let refusal): own.add(refusal, row: number, column: column.heading)
            }
        }
        while compared.last?.isEmpty == true { compared.removeLast() }
        row.duplicateOf = seen[compared]
        // A row that repeats another is reported once as such, not again for each of its cells.
        if row.duplicateOf == nil {
            seen[compared] = number
            positions.read(cells, into: &row, &own)
            if let source { noteSource(source, cells, &row) }
            findings.add(own)
        }
        rows.append(row)
    }

    /// The cells as rows are compared: without numbering, texts without differences of width and blanks.
    private func comparable(_ cells: [CellValue]) -> [CellValue] {
        var compared = Array(cells.prefix(width))
        for index in compared.indices {
            if serials.contains(index) {
                compared[index] = .empty
            } else if case .text(let text) = compared[index] {
                let plain = PlainWord.trimmed(PlainText.cleaned(text))
                compared[index] = plain.isEmpty ? .empty : .text(plain)
            }
        }
        return compared
    }

    /// Keeps what the layer's numbers meant, unless the layer itself says where they once came from.
    private func noteSource(_ source: String, _ cells: [CellValue], _ row: inout ListRow) {
        guard row.values["shape"] != nil || row.position != nil else { return }
        row.system = row.system ?? declared
        var text = source
        if let origin, origin.index < cells.count, !CellReader.isBlank(cells[origin.index].displayText) {
            text = PlainText.cleaned(String(cells[origin.index].displayText.prefix(60)))
        }
        row.values["sourceDatum"] = .text(text)
    }

    /// By how much the column's numbers are multiplied; nil where its unit does not fit the field.
    private static func factor(
        _ column: TableLayout.Column, _ field: Field, _ layout: TableLayout, _ findings: inout FindingList
    ) -> Double? {
        let row = layout.headerRows.last
        guard field.type.isNumeric, let unit = column.unit, !UnitScale.named(unit).isEmpty else {
            if UnitScale.isAmbiguous(field), !column.heading.contains(field.unit.zh) {
                findings.add(
                    .note, "unit-assumed", row: row, column: column.heading,
                    BilingualText(
                        "“\(column.heading)”没有注明单位，按\(field.unit.zh)读取",
                        "“\(column.heading)” names no unit; it is read in \(field.unit.en)"),
                    advice: BilingualText("在表头注明单位，如“\(field.label.zh)（元）”", "Name the unit in the header"))
            }
            return 1
        }
        guard !field.unit.zh.isEmpty else { return 1 }
        guard let factor = UnitScale.factor(from: unit, to: field) else {
            findings.add(
                .error, "unit-mismatch", row: row, column: column.heading,
                BilingualText(
                    "“\(column.heading)”的单位“\(unit)”与\(field.label.zh)（\(field.unit.zh)）不符，该列不采用",
                    "The unit “\(unit)” of “\(column.heading)” does not fit \(field.label.en) (\(field.unit.en)); the column is not taken"
                ),
                advice: BilingualText("检查列对应或单位", "Check the matching of columns or the unit"))
            return nil
        }
        if factor != 1 {
            findings.add(
                .note, "unit-converted", row: row, column: column.heading,
                BilingualText(
                    "“\(column.heading)”由\(unit)换算为\(field.unit.zh)",
                    "“\(column.heading)” is converted from \(unit) to \(field.unit.en)"),
                advice: BilingualText("抽查几行换算后的数", "Check a few converted numbers"))
        }
        return factor
    }
}
