import Domain
import Exchange
import Geo

/// Reads positions in the declared coordinate system; without a declaration nothing is taken.
struct PositionReader {
    private let east: TableLayout.Column?
    private let north: TableLayout.Column?
    private let pair: TableLayout.Column?
    private let datum: TableLayout.Column?
    private let origin: TableLayout.Column?
    private let declared: CoordinateSystem?
    /// Rows whose position is not taken since nobody has declared its system.
    private(set) var undeclared = 0

    init(_ layout: TableLayout, declared: CoordinateSystem?) {
        let longitude = layout.column("longitude")
        let latitude = layout.column("latitude")
        pair = layout.column(ImportTarget.positionKey)
        datum = layout.column("datum")
        origin = layout.column("sourceDatum")
        self.declared = declared
        // In surveyors' projected lists X is the northing.
        let isSurvey = declared.map { !$0.isGeographic } ?? false
        let isNorthingFirst = isSurvey && (longitude.map { PlainWord.folded($0.heading).hasPrefix("x") } ?? false)
        east = isNorthingFirst ? latitude : longitude
        north = isNorthingFirst ? longitude : latitude
    }

    /// Reads the position of a row into its values.
    mutating func read(_ cells: [CellValue], into row: inout ListRow, _ findings: inout FindingList) {
        guard let position = given(cells, row, &findings) else { return }
        var system = declared
        if let datum, let name = text(cells, datum), !CellReader.isBlank(name) {
            do throws(GeoError) {
                system = try CoordinateSystem(named: name)
            } catch {
                findings.add(
                    .error, "unknown-datum", row: row.number, column: datum.heading,
                    BilingualText(error.chineseMessage, error.englishMessage),
                    advice: BilingualText("坐标不采用", "The position is not taken"))
                return
            }
        }
        guard let system else {
            undeclared += 1
            return
        }
        row.position = position
        row.system = system
        take(position, system, &row, &findings)
        // A list that was converted before says where it came from.
        if row.values["sourceDatum"] != nil, let origin, let name = text(cells, origin), !CellReader.isBlank(name) {
            row.values["sourceDatum"] = .text(PlainText.cleaned(String(name.prefix(60))))
        }
    }

    /// The position as the row gives it, in two columns or in one.
    private func given(_ cells: [CellValue], _ row: ListRow, _ findings: inout FindingList) -> MapPosition? {
        let isHere = [east, north].map { $0.flatMap { text(cells, $0) }.map { !CellReader.isBlank($0) } ?? false }
        if let pair, !isHere[0], !isHere[1] { return given(cells, inOne: pair, row, &findings) }
        guard isHere[0], isHere[1], let east, let north else {
            if let lone = isHere[0] ? east : isHere[1] ? north : nil { noteHalf(lone, row, &findings) }
            return nil
        }
        guard let first = number(cells, east, row, &findings), let second = number(cells, north, row, &findings) else {
            return nil
        }
        return MapPosition(east: first, north: second)
    }

    private func given(
        _ cells: [CellValue], inOne column: TableLayout.Column, _ row: ListRow, _ findings: inout FindingList
    ) -> MapPosition? {
        guard let text = text(cells, column), !CellReader.isBlank(text) else { return nil }
        if declared?.isGeographic ?? true, let pair = PositionPair(text) { return pair.position }
        findings.add(
            .error, "not-a-position", row: row.number, column: column.heading,
            BilingualText(
                "“\(text.prefix(40))”不是一对经纬度，坐标不采用",
                "“\(text.prefix(40))” is no pair of longitude and latitude; the position is not taken"),
            advice: BilingualText(
                "写成 112.4408,23.6346（经度 73–135°，纬度 3–54°），投影坐标请分两列填写",
                "Write 112.4408,23.6346 (longitude 73–135°, latitude 3–54°); projected coordinates need two columns"))
        return nil
    }

    private func noteHalf(_ column: TableLayout.Column, _ row: ListRow, _ findings: inout FindingList) {
        let other =
            column.target?.key == "longitude" ? BilingualText("纬度", "latitude") : BilingualText("经度", "longitude")
        findings.add(
            .warning, "half-position", row: row.number, column: column.heading,
            BilingualText(
                "只有“\(column.heading)”，没有\(other.zh)，坐标不采用",
                "“\(column.heading)” stands without a \(other.en); the position is not taken"),
            advice: BilingualText("补上\(other.zh)，或检查列对应", "Add the \(other.en), or check the matching of columns"))
    }

    private func take(
        _ position: MapPosition, _ system: CoordinateSystem, _ row: inout ListRow, _ findings: inout FindingList
    ) {
        let column = (east ?? pair)?.heading
        if let place = Self.inChina(position, system) {
            row.values["longitude"] = .decimal(Self.rounded(place.longitude))
            row.values["latitude"] = .decimal(Self.rounded(place.latitude))
            row.values["sourceDatum"] = .text(system.identifier)
        } else if Self.inChina(position.swapped, system) != nil {
            findings.add(
                .error, "swapped-coordinates", row: row.number, column: column,
                BilingualText(
                    "坐标（\(position.east)，\(position.north)）两列似乎对调，不采用",
                    "The two numbers of the position (\(position.east), \(position.north)) seem swapped; not taken"),
                advice: BilingualText("检查经度列和纬度列的对应", "Check which column is the longitude"))
        } else {
            findings.add(
                .error, "impossible-coordinate", row: row.number, column: column,
                BilingualText(
                    "坐标（\(position.east)，\(position.north)）按\(system.chineseName)不在中国范围内，不采用",
                    "The position (\(position.east), \(position.north)) is not in China by \(system.englishName); not taken"
                ),
                advice: BilingualText("检查数值、单位和坐标系", "Check the numbers, the unit and the coordinate system"))
        }
    }

    private static func inChina(_ position: MapPosition, _ system: CoordinateSystem) -> Coordinate? {
        guard let place = try? system.coordinate(of: position), BoundingBox.chinaWithSeas.contains(place) else {
            return nil
        }
        return place
    }

    /// To a centimetre.
    private static func rounded(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }

    private func text(_ cells: [CellValue], _ column: TableLayout.Column) -> String? {
        guard column.index < cells.count, !cells[column.index].isEmpty else { return nil }
        return cells[column.index].displayText
    }

    private func number(
        _ cells: [CellValue], _ column: TableLayout.Column, _ row: ListRow, _ findings: inout FindingList
    ) -> Double? {
        guard column.index < cells.count else { return nil }
        let cell = cells[column.index]
        if case .number(let number, _) = cell { return number }
        let text = cell.displayText
        if CellReader.isBlank(text) { return nil }
        if let read = QuantityText(text), ["", "°", "度", "m", "米", "e", "n"].contains(read.unit.lowercased()) {
            return read.number
        }
        if let degrees = Self.sexagesimal(text) { return degrees }
        findings.add(
            .error, "not-a-number", row: row.number, column: column.heading,
            BilingualText(
                "坐标“\(text.prefix(40))”不是数字，不采用", "The coordinate “\(text.prefix(40))” is no number; not taken"),
            advice: BilingualText("写成十进制度或度分秒", "Write decimal degrees, or degrees, minutes and seconds"))
        return nil
    }

    /// Reads 112°27′54.3″.
    private static func sexagesimal(_ text: String) -> Double? {
        let marks: Set<Character> = ["°", "度", "′", "'", "’", "分", "″", "\"", "”", "秒", " "]
        let parts = PlainWord.trimmed(text).split(whereSeparator: { marks.contains($0) })
        guard (2...3).contains(parts.count) else { return nil }
        let numbers = parts.compactMap { Double($0) }
        guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }), numbers[1] < 60 else { return nil }
        let seconds = numbers.count == 3 ? numbers[2] : 0
        guard seconds < 60 else { return nil }
        return numbers[0] + numbers[1] / 60 + seconds / 3600
    }
}
