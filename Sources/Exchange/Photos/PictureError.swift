/// Why a picture cannot be read or written.
public enum PictureError: Error, Hashable, Sendable {
    /// The file is no JPEG, or a damaged one.
    case unreadable(String)
    /// The picture has more pixels than are read.
    case tooLarge(width: Int, height: Int)
}
