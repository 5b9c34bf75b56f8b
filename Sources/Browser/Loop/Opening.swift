package import Curation

/// What a browser is opened with.
package struct Opening: Sendable {
  /// The gallery and its scorers.
  package var gallery: GallerySession.Configuration
  /// The gallery's name in the title.
  package var location: String
  /// The theme to begin with; `nil` for the one that fits the terminal's background.
  package var theme: String?
  /// How to get scores; `nil` where there are weights.
  package var weightsNotice: String?
  /// Whether salon was never used here before, and says what is worth knowing.
  package var isFirstStart: Bool

  /// A browser for a gallery.
  package init(
    gallery: GallerySession.Configuration, location: String, theme: String? = nil,
    weightsNotice: String? = nil, isFirstStart: Bool = false
  ) {
    self.gallery = gallery
    self.location = location
    self.theme = theme
    self.weightsNotice = weightsNotice
    self.isFirstStart = isFirstStart
  }
}
