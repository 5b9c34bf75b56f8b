package import Scorers

extension QueryTable {
  /// The table of a gallery.
  package init(_ gallery: Gallery, scorers: [ScorerID]) {
    self.init(scorers: scorers)
    append(gallery.pictures, in: gallery)
    for group in gallery.groups where group.order != nil { setOrder(of: group) }
  }

  /// Takes in a change that `gallery` has taken in already.
  package mutating func apply(_ change: GalleryChange, in gallery: Gallery) {
    switch change {
    case .found(let pictures): append(pictures, in: gallery)
    case .removed(let ids): remove(ids, from: gallery)
    case .replaced(let replacements):
      append(replacements.map(\.picture), in: gallery)
      remove(replacements.map(\.old), from: gallery)
    case .regrouped: regroup(as: gallery)
    case .ordered(let group, _), .tied(let group, _):
      if let group = gallery[group] { setOrder(of: group) }
    case .identified(let id, _, _, _), .judged(let id, _), .scored(let id, _, _),
      .failed(let id, _):
      update(gallery[id])
    case .scanned, .answered, .reported, .progress: break
    }
  }

  private mutating func append(_ pictures: some Sequence<Picture>, in gallery: Gallery) {
    for picture in pictures { append(picture, in: gallery.group(of: picture.id)) }
  }

  private mutating func remove(_ ids: [PictureID], from gallery: Gallery) {
    for id in ids { remove(id) }
    for group in Set(ids.map { gallery.group(of: $0) }) {
      guard let group = gallery[group], group.order != nil else { continue }
      setOrder(of: group)
    }
  }
}
