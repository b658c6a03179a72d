import Domain

/// What must hold of the rows of a frame.
struct FrameCheck {
    let columns: [String]
    /// Where the ids stand in the file, from 1.
    let idColumn: Int

    func check(_ numbered: [(line: Int, unit: FrameUnit)]) throws(SamplingError) {
        guard !numbered.isEmpty else { throw .emptyFile }
        try checkHeadings()
        var firstLines: [String: Int] = [:]
        for (line, unit) in numbered {
            try checkID(unit.id, line: line)
            if let first = firstLines.updateValue(line, forKey: unit.id) {
                throw .duplicateID(id: unit.id, line: line, firstLine: first, column: idColumn)
            }
            guard unit.values.count == columns.count else {
                throw .cellCount(line: line, found: unit.values.count + 2, expected: columns.count + 2)
            }
            try checkText(unit, line: line)
        }
    }

    private func checkHeadings() throws(SamplingError) {
        var seen: Set<String> = [Frame.idColumn, Frame.exclusionColumn]
        for (index, name) in columns.enumerated() where name.isEmpty || !seen.insert(name).inserted {
            throw .badHeading(name: name, column: index + 3)
        }
    }

    private func checkID(_ id: String, line: Int) throws(SamplingError) {
        guard let first = id.unicodeScalars.first, let last = id.unicodeScalars.last else {
            throw .emptyID(line: line, column: idColumn)
        }
        if id.unicodeScalars.allSatisfy(\.properties.isWhitespace) { throw .emptyID(line: line, column: idColumn) }
        if first.properties.isWhitespace || last.properties.isWhitespace {
            throw .blankAroundID(id: id, line: line, column: idColumn)
        }
    }

    /// NUL cannot be written into CSV that others read, and a CR would come back as LF.
    private func checkText(_ unit: FrameUnit, line: Int) throws(SamplingError) {
        for (index, text) in ([unit.id, unit.exclusion ?? ""] + unit.values).enumerated() {
            if text.utf8.contains(0) { throw .nullCharacter(line: line, column: index + 1) }
            if text.utf8.contains(0x0D) {
                throw .badValue(
                    name: index < 2 ? [Frame.idColumn, Frame.exclusionColumn][index] : columns[index - 2],
                    value: text, line: line, column: index + 1,
                    expected: BilingualText("不含回车符的文字", "text without carriage returns"))
            }
        }
    }
}

extension String {
    /// Orders by the bytes of UTF-8, which is also the order of code points in which other languages sort.
    func precedesInBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
