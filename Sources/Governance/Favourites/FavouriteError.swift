public import Domain

/// Why a page is not marked.
public enum FavouriteError: Error, Hashable, Sendable {
    /// There are as many marks as a user can have.
    case tooMany(Int)

    /// A short stable code for programs.
    public var code: String { "favourites-full" }

    /// The reason and what to do, for people.
    public var message: BilingualText {
        switch self {
        case .tooMany(let limit):
            BilingualText(
                "收藏已满 \(limit) 条，请先在“我的收藏与最近”中取消不再需要的。",
                "You have \(limit) favourites, which is as many as there can be. Remove some you no longer need first.")
        }
    }
}
