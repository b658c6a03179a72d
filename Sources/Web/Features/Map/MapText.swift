/// The words of the map.
enum MapText: PhraseSet {
    case title, lead, picture, sketch, legend, list, inView, noneInView, moreInView, theme, showLayer, apply
    case zoomIn, zoomOut, north, south, east, west, wholeArea, measureLength, measureArea, locate, coordinates
    case sheet, savePNG, fullScreen, selected, close, openRecord, copyCoordinates, lastVisit, noVisitData
    case withoutPosition, searchPlace, searchNothing, publicTitle, publicLead, noMapYet, noMapAdvice, source
    case clearMeasure, measureHint, locateRefused, fallback, updated, resetNorth, fullScreenExit, showOnMap
    case neighbours, distance, moving, boardMap, pickPoint, layerOff, scriptsOnly, classes, rounded, searchLabel
    case showPlace, mapTools, relief, basemap, name, layer, fromHere, signedOut, opacity, logEntry
    case pictureRefused

    var phrase: Phrase {
        switch self {
        case .title: Phrase("地图", en: "Map")
        case .lead: Phrase("点开任何村庄、设施；图例即筛选", en: "Open any village or facility; the legend is the filter")
        case .picture: Phrase("村庄与设施分布图", en: "Map of villages and facilities")
        case .sketch: Phrase("示意图", en: "Sketch map")
        case .opacity: Phrase("{name}：不透明度", en: "{name}: opacity")
        case .legend: Phrase("图层与图例", en: "Layers and legend")
        case .list: Phrase("视野内清单", en: "In this view")
        case .inView: Phrase("视野内共 {n} 个，列出前 {shown} 个", en: "{n} in this view, the first {shown} are listed")
        case .noneInView: Phrase("视野内没有符合条件的对象。", en: "Nothing in this view matches.")
        case .moreInView: Phrase("放大地图或筛选图例，可看到其余对象。", en: "Zoom in or filter by the legend to see the rest.")
        case .theme: Phrase("按", en: "By")
        case .showLayer: Phrase("显示{name}", en: "Show {name}")
        case .apply: Phrase("应用", en: "Apply")
        case .zoomIn: Phrase("放大", en: "Zoom in")
        case .zoomOut: Phrase("缩小", en: "Zoom out")
        case .north: Phrase("向北移动", en: "Move north")
        case .south: Phrase("向南移动", en: "Move south")
        case .east: Phrase("向东移动", en: "Move east")
        case .west: Phrase("向西移动", en: "Move west")
        case .wholeArea: Phrase("全部范围", en: "Whole area")
        case .measureLength: Phrase("量距离", en: "Measure length")
        case .measureArea: Phrase("量面积", en: "Measure area")
        case .locate: Phrase("我的位置", en: "Locate me")
        case .coordinates: Phrase("坐标", en: "Coordinates")
        case .sheet: Phrase("打印图幅", en: "Print sheet")
        case .savePNG: Phrase("存为图片", en: "Save as image")
        case .fullScreen: Phrase("全屏", en: "Full screen")
        case .fullScreenExit: Phrase("退出全屏", en: "Leave full screen")
        case .selected: Phrase("已选中", en: "Selected")
        case .close: Phrase("关闭", en: "Close")
        case .openRecord: Phrase("打开台账", en: "Open the record")
        case .copyCoordinates: Phrase("复制 {system} 坐标", en: "Copy {system} coordinates")
        case .lastVisit: Phrase("最近一次到场检查", en: "Last visit on site")
        case .noVisitData:
            Phrase("还没有到场检查记录，因此全部显示为“没有记录”。", en: "No visit has been recorded yet, so all show “none recorded”.")
        case .withoutPosition: Phrase("{n} 个没有坐标，不在图上", en: "{n} without a position are not shown")
        case .searchPlace: Phrase("名称、编码、拼音首字母", en: "Name, code or pinyin initials")
        case .searchLabel: Phrase("在地图上查找", en: "Find on the map")
        case .searchNothing: Phrase("没有找到有坐标的结果。", en: "Nothing with a position was found.")
        case .publicTitle: Phrase("农村生活污水治理公示图", en: "Public map of rural sewage treatment")
        case .publicLead:
            Phrase(
                "位置取整到约一公里，仅供示意；不显示管网与农户。",
                en: "Positions are rounded to about a kilometre; sewers and households are not shown.")
        case .noMapYet: Phrase("还没有带坐标的记录", en: "No record has a position yet")
        case .noMapAdvice:
            Phrase(
                "请在村庄、设施台账中填写经纬度，或随清单导入。",
                en: "Enter longitudes and latitudes in the register, or import them with lists.")
        case .source: Phrase("数据来源：本平台台账，数据截至 {day}", en: "Source: this register as of {day}")
        case .clearMeasure: Phrase("清除量测", en: "Clear measurement")
        case .measureHint:
            Phrase(
                "依次点击地图；按 Esc 结束。也可移动地图，使中心十字对准后按回车。",
                en: "Click along the map; Esc ends. Or move the map under the cross and press Enter.")
        case .locateRefused:
            Phrase("浏览器没有给出位置。请检查定位权限。", en: "The browser gave no position. Check that it may use your location.")
        case .fallback:
            Phrase(
                "此浏览器不能显示动态地图，已改用静态地图。",
                en: "This browser cannot show the interactive map; a static map is shown instead.")
        case .updated: Phrase("列表已随视野更新：{n} 个", en: "List follows the view: {n}")
        case .resetNorth: Phrase("转回正北", en: "Turn north up")
        case .showOnMap: Phrase("在地图上看", en: "Show on the map")
        case .neighbours: Phrase("附近", en: "Nearby")
        case .distance: Phrase("相距", en: "Distance")
        case .moving: Phrase("动态地图", en: "Interactive map")
        case .boardMap: Phrase("村庄与设施分布", en: "Villages and facilities")
        case .pickPoint: Phrase("取图心坐标", en: "Coordinates of the centre")
        case .layerOff: Phrase("未显示", en: "Off")
        case .scriptsOnly: Phrase("脚本关闭时，请用下面的“应用”。", en: "Without scripts, use “Apply” below.")
        case .classes: Phrase("{name}的图例", en: "Legend of {name}")
        case .rounded: Phrase("位置已取整", en: "rounded position")
        case .showPlace: Phrase("位置与周边", en: "Place and surroundings")
        case .mapTools: Phrase("地图工具", en: "Map tools")
        case .relief: Phrase("地形晕渲", en: "Relief")
        case .basemap: Phrase("底图（外部服务）", en: "Base map (external service)")
        case .signedOut:
            Phrase("登录已过期，请重新登录后刷新本页。", en: "Your session has ended. Sign in again and reload this page.")
        case .logEntry: Phrase("日志号 {n}", en: "log entry {n}")
        case .pictureRefused:
            Phrase(
                "未能记入日志，图片没有保存。请稍后再试；登录已过期的，先重新登录。",
                en: "The image was not saved, since it could not be recorded. Try again, or sign in again first.")
        case .name: Phrase("名称", en: "Name")
        case .layer: Phrase("类别", en: "Kind")
        case .fromHere: Phrase("距此", en: "From here")
        }
    }
}
