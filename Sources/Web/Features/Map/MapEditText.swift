/// The words of editing on the map.
enum MapEditText: PhraseSet {
    case title, move, reshape, newSewer, retract, choose, vertices, verticesHint, pipeName, pipeCode, pipePlace
    case pipeDiameter, pipeKind, source, day, undo, redo, save, clear, cancel, conflict, field, seen, theirs, yours
    case keepMine, keepTheirs, malformed, discard, cancelled, keptTheirs, complex, hint, snapped, drawn, added, saved
    case savedMine, retracted, retire, strike, retired, retireHeading, retireHint, retireConflict, sourceNeeded
    case mistake

    var phrase: Phrase {
        switch self {
        case .title: Phrase("编辑位置与图形", en: "Edit places and shapes")
        case .move: Phrase("移动所选点", en: "Move the selected point")
        case .reshape: Phrase("画所选图形", en: "Draw the selected shape")
        case .newSewer: Phrase("新绘管段", en: "Draw a pipe")
        case .retract: Phrase("撤回上次保存", en: "Undo the last save")
        case .choose: Phrase("请先在地图或列表中选择一条记录，或新绘管段。", en: "Select a record on the map or in the list, or draw a pipe.")
        case .vertices: Phrase("顶点", en: "Vertices")
        case .verticesHint:
            Phrase(
                "每行一个：经度, 纬度（CGCS2000，度）。可直接填写，也可在地图上点选。",
                en: "One per line: longitude, latitude (CGCS2000, degrees). Type them, or click on the map.")
        case .pipeName: Phrase("名称", en: "Name")
        case .pipeCode: Phrase("管段编号", en: "Code")
        case .pipePlace: Phrase("所在地（编码或 #编号）", en: "Place (code, or # with its number)")
        case .pipeDiameter: Phrase("管径（mm）", en: "Diameter (mm)")
        case .pipeKind: Phrase("管段类别", en: "Kind of pipe")
        case .source: Phrase("来源（如：现场实测、竣工图）", en: "Source, such as a survey or a drawing")
        case .day: Phrase("自哪天起如此", en: "True since")
        case .undo: Phrase("撤销（Ctrl+Z）", en: "Undo (Ctrl+Z)")
        case .redo: Phrase("重做（Ctrl+Y）", en: "Redo (Ctrl+Y)")
        case .save: Phrase("保存", en: "Save")
        case .clear: Phrase("从地图上删除", en: "Remove from the map")
        case .cancel: Phrase("取消", en: "Cancel")
        case .conflict: Phrase("他人已更新这条记录，您的修改尚未保存", en: "Somebody else changed this record; your change is not saved")
        case .field: Phrase("字段", en: "Field")
        case .seen: Phrase("您看到的", en: "What you saw")
        case .theirs: Phrase("现在的", en: "Now")
        case .yours: Phrase("您要保存的", en: "Yours")
        case .keepMine: Phrase("以我的为准，保存", en: "Save mine")
        case .keepTheirs: Phrase("保留现在的", en: "Keep the current content")
        case .malformed:
            Phrase("有一行不是中国境内的经度、纬度，请改正。", en: "One line is not a longitude and latitude in China; correct it.")
        case .discard: Phrase("放弃未保存的修改？", en: "Discard unsaved changes?")
        case .cancelled: Phrase("已取消，没有保存。", en: "Cancelled; nothing was saved.")
        case .keptTheirs: Phrase("已保留现在的内容。", en: "The current content was kept.")
        case .complex:
            Phrase(
                "该图形有多个部分或孔洞，请用 GIS 软件修改后导入。",
                en: "This shape has several parts or holes; change it in a GIS and import it.")
        case .hint:
            Phrase(
                "点地图加点，键盘可用方向键移动、回车加点；也可在下面填写顶点。",
                en: "Click to add points; with the keyboard, arrows move and Enter adds. Or type the vertices below.")
        case .snapped: Phrase("已接到“{name}”。", en: "Joined to {name}.")
        case .drawn: Phrase("地图绘制", en: "drawn on the map")
        case .added: Phrase("已新增管段。", en: "The pipe was added.")
        case .saved: Phrase("已保存，原来的位置仍在历史中。", en: "Saved; what was before stays in the history.")
        case .savedMine: Phrase("已按您的修改保存。", en: "Saved with your changes.")
        case .retire: Phrase("注销所选记录", en: "Strike the selected record off")
        case .strike: Phrase("注销", en: "Strike off")
        case .retired: Phrase("已注销；可“撤回上次保存”恢复。", en: "Struck off; “Undo the last save” restores it.")
        case .retireHeading: Phrase("注销：{name}", en: "Strike off {name}")
        case .retireHint:
            Phrase(
                "填写来源和日期。自该日起不再出现在台账、地图和统计中，此前的情况留档。",
                en:
                    "Give the source and the day. From then on it is in no list, map or sum; what it was before stays on file."
            )
        case .retireConflict:
            Phrase(
                "他人刚更新了这条记录。请核对台账页，仍要注销的再按一次。",
                en:
                    "Somebody else has just changed this record. Look at its page; to strike it off all the same, press again."
            )
        case .sourceNeeded:
            Phrase("请填写来源，例如批文号、现场核查。", en: "Give the source, such as an order or a survey on site.")
        case .mistake: Phrase("误绘，随即撤回", en: "drawn by mistake and taken back")
        case .retracted:
            Phrase("已改回上次保存之前的内容，修改和撤回都留档。", en: "Changed back; the change and its reversal stay on file.")
        }
    }
}
