import Domain

/// The lines of a county file that are not blank, one after the other, with their numbers.
struct CountyFileLines: Sendable {
    private let name: String
    private let lines: [(number: Int, fields: [Substring])]
    private var position = 0

    init(name: String, text: String) {
        self.name = name
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
            .map { ($0 + 1, $1.split(whereSeparator: \.isWhitespace)) }
            .filter { !$1.isEmpty }
    }

    /// An error at the line that was read last.
    func bad(_ zh: String, _ en: String) -> CountyError {
        let number = lines.isEmpty ? 1 : lines[max(0, min(position, lines.count) - 1)].number
        return .badLine(file: name, line: number, what: BilingualText(zh, en))
    }

    /// The fields of the next line.
    mutating func next(fields count: Int, _ zh: String, _ en: String) throws(CountyError) -> [Substring] {
        guard position < lines.count else {
            position = lines.count
            throw bad("文件到此中断，缺少\(zh)", "the file ends here, where there should follow \(en)")
        }
        let fields = lines[position].fields
        position += 1
        guard fields.count == count else {
            throw bad(
                "应有 \(count) 列（\(zh)），实有 \(fields.count) 列",
                "\(count) fields expected (\(en)), not \(fields.count)")
        }
        return fields
    }

    /// A village's line.
    mutating func site() throws(CountyError) -> CountyFileSite {
        let fields = try next(
            fields: 6, "村庄：编号 x y z 人口当量 是否临镇", "a village: id, x, y, z, population equivalent, town")
        let numbers = try fields[1...4].map { field throws(CountyError) in try number(field) }
        guard numbers[3] >= 0 else {
            throw bad("人口当量为负：\(fields[4])", "the population equivalent is negative: \(fields[4])")
        }
        guard fields[5] == "0" || fields[5] == "1" else {
            throw bad("“是否临镇”须为 0 或 1，而非 \(fields[5])", "the town flag must be 0 or 1, not \(fields[5])")
        }
        return CountyFileSite(
            id: try whole(fields[0]), elevation: numbers[2], population: numbers[3], hasTown: fields[5] == "1")
    }

    /// Both directions of a corridor's line.
    mutating func corridorPair(
        sites: [CountyFileSite], indexByID: [Int: Int]
    ) throws(CountyError) -> [Corridor] {
        let fields = try next(fields: 5, "走廊：起点 终点 长度 最高 最低", "a corridor: a, b, length, highest, lowest")
        guard let from = indexByID[try whole(fields[0])], let to = indexByID[try whole(fields[1])] else {
            throw bad(
                "走廊引用了不存在的村庄：\(fields[0])–\(fields[1])",
                "the corridor names an unknown village: \(fields[0])–\(fields[1])")
        }
        guard from != to else { throw bad("走廊首尾为同一村庄", "both ends of the corridor are the same village") }
        let length = try number(fields[2])
        let top = try number(fields[3])
        let low = try number(fields[4])
        guard length >= 0 else { throw bad("走廊长度为负：\(fields[2])", "the corridor's length is negative: \(fields[2])") }
        guard top >= low else {
            throw bad(
                "走廊最高点 \(fields[3]) 低于最低点 \(fields[4])",
                "the highest ground \(fields[3]) is below the lowest \(fields[4])")
        }
        return [(from, to), (to, from)].map { start, end in
            let laid = IllustrativeTariff.corridor(
                length: length, start: sites[start].elevation, end: sites[end].elevation, top: top)
            return Corridor(from: start, to: end, lengthMetres: length, needsPump: laid.pump, cost: laid.cost)
        }
    }

    /// Refuses anything that is left over.
    mutating func end() throws(CountyError) {
        guard position < lines.count else { return }
        position += 1
        throw bad("首行所述数量之后仍有内容", "there is more here than the first line announces")
    }

    func count(_ field: Substring, upTo limit: Int) throws(CountyError) -> Int {
        let value = try whole(field)
        guard (0...limit).contains(value) else {
            throw bad("数量须在 0 与 \(limit) 之间，而非 \(field)", "a count must be between 0 and \(limit), not \(field)")
        }
        return value
    }

    private func whole(_ field: Substring) throws(CountyError) -> Int {
        guard let value = Int(field) else { throw bad("不是整数：\(field)", "not a whole number: \(field)") }
        return value
    }

    private func number(_ field: Substring) throws(CountyError) -> Double {
        guard let value = Double(field), value.isFinite, abs(value) <= 1e9 else {
            throw bad("不是合理的数字：\(field)", "not a sensible number: \(field)")
        }
        return value
    }
}
