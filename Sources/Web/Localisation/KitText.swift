/// The words of the kit itself: page frame, tables, forms, charts.
enum KitText: PhraseSet {
    case context, product, tagline, skipToContent, mainNavigation, menu, closeMenu, searchLabel, searchHint, search,
        area
    case changeArea, asOf, knownAt, show, signIn, signOut, account, breadcrumbs, dataAsOf, dataVersion
    case rulesInUse, generatedAt, copyLink, copied, printPage, largeText, normalText, recordAddress, printedAt
    case notReported, sortBy, total, rowsOfTotal, rowsTotal, firstPage, previousPage, nextPage, lastPage, pages
    case columns, density, comfortable, compact, apply, restoreDefaults, exportExcel, exportWhole, exportCSV, exportHint
    case exportGeodata, exportShapefile
    case emptyHeading, emptyAdvice, clearFilters, deniedHeading, deniedAdvice, failedHeading, retry, filters
    case moreFilters, query, reset, activeFilters, removeFilter, any, required, optional, errorPrefix
    case errorsHeading, save, cancel, confirm, cannotUndo, draftRestored, discardDraft, unsavedChanges, sending
    case definition, target, reached, notReached, yearOnYear, monthOnMonth, points, numerator, denominator
    case trend, chartTable, item, value, noValues, source, since, history, historyEmpty, progressOf
    case progressRefresh, step, stepDone, stepCurrent, noticeInformation, noticeSuccess, noticeWarning
    case noticeError, untreated, controlled, treated

    /// The text in both languages.
    var phrase: Phrase {
        switch self {
        case .context: Phrase("区域与日期", en: "Area and day")
        case .product: Phrase("清溪", en: "Qingxi")
        case .tagline: Phrase("农村生活污水治理平台", en: "Rural sewage treatment")
        case .skipToContent: Phrase("跳到主要内容", en: "Skip to main content")
        case .mainNavigation: Phrase("主导航", en: "Main navigation")
        case .menu: Phrase("菜单", en: "Menu")
        case .closeMenu: Phrase("关闭菜单", en: "Close menu")
        case .searchLabel: Phrase("全站搜索", en: "Search the site")
        case .searchHint: Phrase("名称、编码、拼音首字母", en: "Name, code or pinyin initials")
        case .search: Phrase("搜索", en: "Search")
        case .area: Phrase("区域", en: "Area")
        case .changeArea: Phrase("切换区域", en: "Change area")
        case .asOf: Phrase("有效日", en: "As of")
        case .knownAt: Phrase("知悉日", en: "As known on")
        case .show: Phrase("查看", en: "Show")
        case .signIn: Phrase("登录", en: "Sign in")
        case .signOut: Phrase("退出登录", en: "Sign out")
        case .account: Phrase("我的账户", en: "My account")
        case .breadcrumbs: Phrase("当前位置", en: "You are here")
        case .dataAsOf: Phrase("数据截至 {day}", en: "Data as of {day}")
        case .dataVersion: Phrase("数据版本 {version}", en: "Data version {version}")
        case .rulesInUse: Phrase("规则：{rules}", en: "Rules: {rules}")
        case .generatedAt: Phrase("生成时间 {time}", en: "Generated {time}")
        case .copyLink: Phrase("复制链接", en: "Copy link")
        case .copied: Phrase("已复制", en: "Copied")
        case .printPage: Phrase("打印", en: "Print")
        case .largeText: Phrase("大字版", en: "Large text")
        case .normalText: Phrase("标准字号", en: "Normal text")
        case .recordAddress: Phrase("页面地址：{url}", en: "Address of this page: {url}")
        case .printedAt: Phrase("打印时间：{time}", en: "Printed: {time}")
        case .notReported: Phrase("未报", en: "Not reported")
        case .sortBy: Phrase("按“{column}”排序", en: "Sort by {column}")
        case .total: Phrase("合计", en: "Total")
        case .rowsOfTotal: Phrase("第 {from}–{to} 条，共 {n} 条", en: "{from}–{to} of {n}")
        case .rowsTotal: Phrase("共 {n} 条", en: "{n} {n:record|records}")
        case .firstPage: Phrase("首页", en: "First")
        case .previousPage: Phrase("上一页", en: "Previous")
        case .nextPage: Phrase("下一页", en: "Next")
        case .lastPage: Phrase("末页", en: "Last")
        case .pages: Phrase("分页", en: "Pages")
        case .columns: Phrase("列设置", en: "Columns")
        case .density: Phrase("行距", en: "Row spacing")
        case .comfortable: Phrase("宽松", en: "Comfortable")
        case .compact: Phrase("紧凑", en: "Compact")
        case .apply: Phrase("应用", en: "Apply")
        case .restoreDefaults: Phrase("恢复默认", en: "Restore defaults")
        case .exportExcel: Phrase("导出 Excel", en: "Export to Excel")
        case .exportWhole: Phrase("导出 Excel（全部列）", en: "Export to Excel (all columns)")
        case .exportCSV: Phrase("导出 CSV", en: "Export CSV")
        case .exportGeodata: Phrase("导出 GeoPackage", en: "Export GeoPackage")
        case .exportShapefile: Phrase("导出 Shapefile", en: "Export shapefile")
        case .exportHint: Phrase("按当前筛选条件导出", en: "Exports exactly what is filtered here")
        case .emptyHeading: Phrase("没有符合条件的记录", en: "Nothing matches")
        case .emptyAdvice: Phrase("可放宽筛选条件，或清除全部条件后再查。", en: "Loosen the filters or clear them all.")
        case .clearFilters: Phrase("清除全部条件", en: "Clear all filters")
        case .deniedHeading: Phrase("无权查看", en: "You may not see this")
        case .deniedAdvice:
            Phrase(
                "这里的数据不在您的管辖区域或职责之内。如需查看，请联系本级管理员。",
                en: "This lies outside your area or duties. Ask your administrator if you need it.")
        case .failedHeading: Phrase("数据没有取到", en: "The data could not be read")
        case .retry: Phrase("重试", en: "Try again")
        case .filters: Phrase("查询条件", en: "Filters")
        case .moreFilters: Phrase("更多条件", en: "More filters")
        case .query: Phrase("查询", en: "Search")
        case .reset: Phrase("重置", en: "Reset")
        case .activeFilters: Phrase("已选条件", en: "Active filters")
        case .removeFilter: Phrase("去掉条件：{name}", en: "Remove filter {name}")
        case .any: Phrase("全部", en: "Any")
        case .required: Phrase("必填", en: "required")
        case .optional: Phrase("选填", en: "optional")
        case .errorPrefix: Phrase("错误：", en: "Error:")
        case .errorsHeading: Phrase("有 {n} 处需要改正", en: "{n} {n:thing|things} to correct")
        case .save: Phrase("保存", en: "Save")
        case .cancel: Phrase("取消", en: "Cancel")
        case .confirm: Phrase("确认", en: "Confirm")
        case .cannotUndo: Phrase("此操作不可撤销。", en: "This cannot be undone.")
        case .draftRestored: Phrase("已恢复上次未提交的内容。", en: "Your unsent entries have been restored.")
        case .discardDraft: Phrase("丢弃草稿", en: "Discard draft")
        case .unsavedChanges: Phrase("有尚未保存的修改，确定离开吗？", en: "You have unsaved changes. Leave anyway?")
        case .sending: Phrase("正在提交…", en: "Sending…")
        case .definition: Phrase("口径与来源", en: "Definition and source")
        case .target: Phrase("目标", en: "Target")
        case .reached: Phrase("已达标", en: "Reached")
        case .notReached: Phrase("未达标", en: "Below target")
        case .yearOnYear: Phrase("同比", en: "Year on year")
        case .monthOnMonth: Phrase("环比", en: "Month on month")
        case .points: Phrase("个百分点", en: "points")
        case .numerator: Phrase("分子", en: "Numerator")
        case .denominator: Phrase("分母", en: "Denominator")
        case .trend: Phrase("趋势", en: "Trend")
        case .chartTable: Phrase("以表格查看数据", en: "Show the data as a table")
        case .item: Phrase("项目", en: "Item")
        case .value: Phrase("数值", en: "Value")
        case .noValues: Phrase("没有可显示的数据", en: "No values to show")
        case .source: Phrase("来源", en: "Source")
        case .since: Phrase("自 {day} 起", en: "since {day}")
        case .history: Phrase("变更历史", en: "History")
        case .historyEmpty: Phrase("还没有变更记录", en: "No changes yet")
        case .progressOf: Phrase("已完成 {done} / {total}", en: "{done} of {total} done")
        case .progressRefresh: Phrase("本页每 {n} 秒自动刷新。", en: "This page refreshes every {n} {n:second|seconds}.")
        case .step: Phrase("第 {n} 步，共 {total} 步", en: "Step {n} of {total}")
        case .stepDone: Phrase("已完成", en: "done")
        case .stepCurrent: Phrase("当前步骤", en: "current")
        case .noticeInformation: Phrase("提示", en: "Note")
        case .noticeSuccess: Phrase("成功", en: "Done")
        case .noticeWarning: Phrase("注意", en: "Warning")
        case .noticeError: Phrase("错误", en: "Error")
        case .untreated: Phrase("未治理", en: "Untreated")
        case .controlled: Phrase("管控", en: "Controlled")
        case .treated: Phrase("治理", en: "Treated")
        }
    }
}
