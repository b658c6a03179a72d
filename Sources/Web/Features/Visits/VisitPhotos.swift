import Governance
import Store

/// The photos of a visit, small; each opens as it was sent.
struct VisitPhotos: Component {
    /// So many stand on a page for one visit.
    static let most = 12

    /// The photos, all of which have arrived.
    let photos: [VisitRecord.Photo]
    /// The visit's number.
    let visit: Int64
    let language: Language

    var html: HTML {
        p(.class("photos")) {
            for (index, photo) in photos.prefix(Self.most).enumerated() {
                a(.href("/spotchecks/photos/\(photo.hash)/original")) {
                    HTML(
                        void: "img",
                        [
                            .src("/spotchecks/photos/\(photo.hash)/thumb"),
                            .alt(
                                language(RecordVisitsText.photo, ["visit": String(visit), "n": String(index + 1)])),
                            Attribute("width", .number(120)), Attribute("loading", .literal("lazy")),
                        ])
                }
                " "
            }
            if photos.count > Self.most {
                language(RecordVisitsText.morePhotos, ["n": language.count(photos.count - Self.most)])
            }
        }
    }
}
