public import Domain

extension SamplingError {
    /// What is wrong, where, and what to do.
    public var message: BilingualText {
        switch self {
        case .emptyFile, .badEncoding, .nullCharacter, .openQuote, .strayQuote, .cellCount, .missingColumn,
            .badHeading, .emptyID, .blankAroundID, .duplicateID, .badValue:
            readingMessage
        case .emptySeed, .badBeacon, .sampleTooLarge, .badSize, .unknownStratum, .missingSize, .singleton, .notDrawn,
            .noReplacement:
            drawingMessage
        case .nothingChecked, .oneChecked, .contradiction, .outOfRange, .impossible:
            estimatingMessage
        }
    }

    private var readingMessage: BilingualText {
        switch self {
        case .badEncoding(let line, let column):
            BilingualText(
                "第 \(line) 行第 \(column) 字节不是 UTF-8 编码，请将文件另存为“CSV UTF-8”",
                "Line \(line), byte \(column): not UTF-8; save the file as “CSV UTF-8”")
        case .nullCharacter(let line, let column):
            BilingualText(
                "第 \(line) 行第 \(column) 字节是空字符（NUL），文件可能已损坏或不是文本，请重新导出",
                "Line \(line), byte \(column): a NUL character; the file is damaged or not text; export it again")
        case .openQuote(let line, let column):
            BilingualText(
                "第 \(line) 行第 \(column) 列的引号没有闭合，请补上或删除",
                "Line \(line), column \(column): the quotation mark is never closed; close or remove it")
        case .strayQuote(let line, let column):
            BilingualText(
                "第 \(line) 行第 \(column) 列在右引号之后还有文字，单元格内的引号应写成两个",
                "Line \(line), column \(column): text after the closing quotation mark; "
                    + "double quotation marks inside a cell")
        case .cellCount(let line, let found, let expected):
            BilingualText(
                "第 \(line) 行有 \(found) 列，表头有 \(expected) 列，请补齐或加引号",
                "Line \(line) has \(found) cells, the heading has \(expected); complete the row or quote its commas")
        case .missingColumn(let name, let found):
            BilingualText(
                "缺少“\(name)”列；第 1 行的表头是：\(found.joined(separator: "、"))",
                "The column “\(name)” is missing; line 1 has: \(found.joined(separator: ", "))")
        case .badHeading(let name, let column):
            BilingualText(
                name.isEmpty ? "第 1 行第 \(column) 列没有表头，请填写列名" : "第 1 行第 \(column) 列的表头“\(name)”重复，请改名或删除",
                name.isEmpty
                    ? "Line 1, column \(column) has no heading; name the column"
                    : "Line 1, column \(column): the heading “\(name)” is there twice; rename or remove one")
        case .emptyID(let line, let column):
            BilingualText(
                "第 \(line) 行第 \(column) 列：编号（id）为空，每个设施都要有唯一编号",
                "Line \(line), column \(column): the id is empty; every facility needs an id of its own")
        case .blankAroundID(let id, let line, let column):
            BilingualText(
                "第 \(line) 行第 \(column) 列：编号“\(id)”前后有空白，会改变抽签号，请删除空白",
                "Line \(line), column \(column): blanks around the id “\(id)” would change its ticket; remove them")
        case .duplicateID(let id, let line, let firstLine, let column):
            BilingualText(
                "第 \(line) 行第 \(column) 列：编号“\(id)”与第 \(firstLine) 行重复，请核实后保留一个",
                "Line \(line), column \(column): the id “\(id)” is already on line \(firstLine); keep one of them")
        case .badValue(let name, let value, let line, let column, let expected):
            BilingualText(
                "第 \(line) 行第 \(column) 列：\(name)“\(value)”不对，应为\(expected.zh)",
                "Line \(line), column \(column): \(name) “\(value)” is wrong; expected \(expected.en)")
        default:
            BilingualText("文件没有数据行，请先导出设施清单", "The file has no rows of data; export the list of facilities first")
        }
    }

    private var drawingMessage: BilingualText {
        switch self {
        case .badBeacon(let reason): reason
        case .sampleTooLarge(let stratum, let size, let population):
            BilingualText(
                "层“\(stratum)”只有 \(population) 个设施，抽不出 \(size) 个，请减少样本量",
                "The stratum “\(stratum)” has \(population) facilities; \(size) cannot be drawn; ask for fewer")
        case .badSize(let stratum, let size):
            BilingualText(
                "层“\(stratum)”的样本量 \(size) 不对，应为正整数",
                "The size \(size) for the stratum “\(stratum)” is wrong; expected a positive whole number")
        case .unknownStratum(let name, let known):
            BilingualText(
                "抽样框中没有层“\(name)”；有：\(known.joined(separator: "、"))",
                "The frame has no stratum “\(name)”; there are: \(known.joined(separator: ", "))")
        case .missingSize(let stratum, let population):
            BilingualText(
                "没有给出层“\(stratum)”（\(population) 个设施）的样本量，请补上；确实不查的写 0",
                "No size is given for the stratum “\(stratum)” (\(population) facilities); add one, 0 to leave it out")
        case .singleton(let stratum):
            BilingualText(
                "层“\(stratum)”只有一个设施，无法估计误差，请与相近的层合并，或必查（样本量 1）",
                "The stratum “\(stratum)” has one facility, so no error can be estimated; "
                    + "merge it with a similar one, or check it for certain (size 1)")
        case .notDrawn(let id):
            BilingualText(
                "设施“\(id)”不在抽中名单里，结果不能计入；请核对编号",
                "The facility “\(id)” was not drawn, so its result does not count; check the id")
        case .noReplacement(let stratum):
            BilingualText(
                "层“\(stratum)”已没有可替补的设施",
                "No facility is left in the stratum “\(stratum)” to take the place of another")
        default:
            BilingualText("种子为空，请给出公开产生的种子", "The seed is empty; give the seed that was made in public")
        }
    }

    private var estimatingMessage: BilingualText {
        switch self {
        case .oneChecked(let stratum, let population):
            BilingualText(
                "层“\(stratum)”有 \(population) 个设施，只查了 1 个，无法估计误差；请再查一个或与相近的层合并",
                "Only one of the \(population) facilities of the stratum “\(stratum)” was checked, so no error can be "
                    + "estimated; check another or merge the stratum with a similar one")
        case .contradiction(let reason), .impossible(let reason): reason
        case .outOfRange(let name, let value, let range):
            BilingualText(
                "\(name) = \(value) 超出范围，应为\(range.zh)",
                "\(name) = \(value) is out of range; expected \(range.en)")
        case .nothingChecked(let stratum?):
            BilingualText(
                "层“\(stratum)”没有已知结果的检查，请补查或与相近的层合并",
                "In the stratum “\(stratum)” no check has a known result; check there or merge it with a similar one")
        default:
            BilingualText("没有已知结果的检查", "No check has a known result")
        }
    }
}
