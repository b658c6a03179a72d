/// The styles of our documents: names of fonts that officials' machines have, and that Word replaces elsewhere.
enum DOCXStyles {
    static let xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:styles \(DOCXExport.namespaces)>"
        + "<w:docDefaults><w:rPrDefault><w:rPr>" + fonts("仿宋_GB2312", size: 32)
        + "</w:rPr></w:rPrDefault></w:docDefaults>"
        + style(
            "Normal", "正文",
            "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>",
            fonts("仿宋_GB2312", size: 32))
        + style(
            "Title", "标题", "<w:spacing w:before=\"240\" w:after=\"360\"/><w:jc w:val=\"center\"/>",
            fonts("方正小标宋简体", size: 44))
        + style(
            "Heading1", "标题 1", "<w:keepNext/><w:spacing w:before=\"240\"/><w:outlineLvl w:val=\"0\"/>",
            fonts("黑体", size: 32))
        + style(
            "Heading2", "标题 2", "<w:keepNext/><w:spacing w:before=\"120\"/><w:outlineLvl w:val=\"1\"/>",
            fonts("楷体_GB2312", size: 32))
        + style("Heading3", "标题 3", "<w:keepNext/><w:outlineLvl w:val=\"2\"/>", fonts("黑体", size: 28))
        + style("Code", "代码", "<w:wordWrap w:val=\"0\"/>", fonts("仿宋_GB2312", size: 21, latin: "Courier New"))
        + style("Cell", "表格", "<w:spacing w:before=\"20\" w:after=\"20\"/>", fonts("仿宋_GB2312", size: 21))
        + style("CellHead", "表头", "<w:spacing w:before=\"20\" w:after=\"20\"/>", fonts("黑体", size: 21))
        + "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Grid\"/><w:tblPr><w:tblBorders>" + borders
        + "</w:tblBorders></w:tblPr></w:style></w:styles>"

    private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
    }.joined()

    private static func fonts(_ name: String, size: Int, latin: String = "Times New Roman") -> String {
        "<w:rFonts w:ascii=\"\(latin)\" w:hAnsi=\"\(latin)\" w:eastAsia=\"\(name)\"/><w:sz w:val=\"\(size)\"/>"
    }

    private static func style(_ id: String, _ name: String, _ paragraph: String, _ run: String) -> String {
        "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:pPr>\(paragraph)</w:pPr>"
            + "<w:rPr>\(run)</w:rPr></w:style>"
    }
}
