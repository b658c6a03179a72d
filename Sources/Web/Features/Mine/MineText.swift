/// The words of favourites and of what was opened lately.
enum MineText: PhraseSet {
    case heading, favourites, recent, mark, unmark, removing, noFavourites, noFavouritesAdvice, noRecent
    case board, over, place, page, privacy, search, action

    var phrase: Phrase {
        switch self {
        case .heading: Phrase("我的收藏与最近", en: "Favourites and recent")
        case .favourites: Phrase("收藏", en: "Favourites")
        case .recent: Phrase("最近打开", en: "Recently opened")
        case .mark: Phrase("收藏", en: "Favourite")
        case .unmark: Phrase("取消收藏", en: "Remove")
        case .removing: Phrase("取消收藏：{name}", en: "Remove {name} from favourites")
        case .noFavourites: Phrase("还没有收藏", en: "No favourites yet")
        case .noFavouritesAdvice:
            Phrase(
                "打开常看的村庄、设施或看板，点标题旁的“收藏”，之后从这里直接进入。",
                en: "Open a village, facility or board you often need and press “Favourite” beside its title.")
        case .noRecent: Phrase("本次登录还没有打开过记录。", en: "You have opened no records since you signed in.")
        case .board: Phrase("看板", en: "Board")
        case .over: Phrase("已注销或撤销", en: "No longer standing")
        case .place: Phrase("所在地", en: "Place")
        case .page: Phrase("名称", en: "Name")
        case .privacy:
            Phrase(
                "最近打开只保存在本浏览器中，退出登录或关闭浏览器后清除。",
                en: "What you opened is kept in this browser only, until you sign out or close it.")
        case .search: Phrase("搜索", en: "Search")
        case .action: Phrase("操作", en: "Action")
        }
    }
}
