package import Scorers

extension QueryTable {
  /// The table of a gallery.
  package init(_ gallery: Gallery, scorers: [ScorerID]) {
    self.init(scorers: scorers)
    for picture in gallery.pictures { append(picture, in: gallery.group(of: picture.id)) }
    for group in gallery.groups where group.order != nil {
      setOrder(group.order, ofGroupOf: group.pictures)
    }
  }

  /// Takes in a change that `gallery` has taken in already.
  package mutating func apply(_ change: GalleryChange, in gallery: Gallery) {
    switch change {
    case .found(let pictures):
      for picture in pictures { append(picture, in: gallery.group(of: picture.id)) }
    case .ordered(let group, let order):
      setOrder(order, ofGroupOf: gallery[group]?.pictures ?? [])
    case .identified(let id, _, _, _), .judged(let id, _), .scored(let id, _, _),
      .failed(let id, _):
      update(gallery[id])
    case .scanned, .tied, .answered, .reported, .progress: break
    }
  }
}
