import Domain

/// Short names for the codes of findings, for filters and tables; a code without one stands for itself.
enum ImportFindingWords {
    /// The name of a code.
    static func name(_ code: String, _ language: Language) -> String {
        words[code].map { language($0) } ?? code
    }

    private static let words: [String: BilingualText] = [
        "already-imported": BilingualText("已导入过", "Imported before"),
        "already-in-register": BilingualText("台账中已有", "In the register already"),
        "ambiguous-town": BilingualText("乡镇不唯一", "Town ambiguous"),
        "ambiguous-village": BilingualText("行政村不唯一", "Village ambiguous"),
        "bad-choice": BilingualText("选项无法识别", "Unknown choice"),
        "bad-code": BilingualText("代码有误", "Bad code"),
        "bad-date": BilingualText("日期有误", "Bad date"),
        "cell-error": BilingualText("单元格出错", "Cell error"),
        "code-twice": BilingualText("代码重复", "Code twice"),
        "covered-more-than-resident": BilingualText("覆盖户数超过常住", "More covered than resident"),
        "date-rounded": BilingualText("日期取整", "Date rounded"),
        "datum-suspect": BilingualText("坐标系可疑", "Suspect datum"),
        "duplicate-column": BilingualText("列重复", "Column twice"),
        "duplicate-in-file": BilingualText("文件内重复", "Repeated in the file"),
        "far-from-town": BilingualText("距镇过远", "Far from the town"),
        "former-code": BilingualText("曾用代码", "Former code"),
        "in-protection-zone": BilingualText("位于水源保护区", "In a protection zone"),
        "impossible-coordinate": BilingualText("坐标不可能", "Impossible position"),
        "level-mismatch": BilingualText("层级不符", "Level mismatch"),
        "missing-column": BilingualText("缺少必要列", "Column missing"),
        "missing-name": BilingualText("缺少名称", "Name missing"),
        "missing-parent": BilingualText("缺少上级", "Parent missing"),
        "missing-population": BilingualText("缺少人口", "Population missing"),
        "no-header": BilingualText("没有表头", "No header"),
        "no-rows": BilingualText("没有数据", "No rows"),
        "not-a-number": BilingualText("不是数字", "Not a number"),
        "not-whole": BilingualText("不是整数", "Not a whole number"),
        "note-row": BilingualText("说明行", "Remark row"),
        "other-parent": BilingualText("上级不同", "Other parent"),
        "other-geometry": BilingualText("图形种类不符", "Other kind of geometry"),
        "outside-area": BilingualText("超出辖区", "Outside your area"),
        "outside-county": BilingualText("不在县界内", "Outside the county"),
        "repeated-header": BilingualText("表头重复", "Header repeated"),
        "same-name": BilingualText("同名", "Same name"),
        "sex-sum": BilingualText("男女合计不符", "Men and women do not add up"),
        "sum-mismatch": BilingualText("合计不符", "Sum does not fit"),
        "swapped-coordinates": BilingualText("经纬度颠倒", "Positions swapped"),
        "too-large": BilingualText("数值过大", "Too large"),
        "too-long": BilingualText("文字过长", "Too long"),
        "too-small": BilingualText("数值过小", "Too small"),
        "undeclared-datum": BilingualText("未声明坐标系", "Datum undeclared"),
        "unit-assumed": BilingualText("按默认单位", "Unit assumed"),
        "unit-converted": BilingualText("单位已换算", "Unit converted"),
        "unit-mismatch": BilingualText("单位不符", "Unit mismatch"),
        "unknown-county": BilingualText("县（区）未找到", "County unknown"),
        "unknown-datum": BilingualText("坐标系未知", "Datum unknown"),
        "unknown-home-area": BilingualText("所在区划未知", "Home area unknown"),
        "unknown-town": BilingualText("乡镇未找到", "Town unknown"),
        "unknown-village": BilingualText("行政村未找到", "Village unknown"),
        "unmapped-column": BilingualText("未采用的列", "Column left out"),
    ]
}
