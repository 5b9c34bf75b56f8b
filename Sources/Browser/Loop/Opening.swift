package import Curation

/// What a browser is opened with.
package struct Opening: Sendable {
  /// The gallery and its scorers.
  package var gallery: GallerySession.Configuration
  /// The gallery's name in the title.
  package var location: String
  /// The theme to begin with; `nil` for what the settings say, or else fits the terminal.
  package var theme: String?
  package var settings: Settings
  /// How to get scores; `nil` where there are weights.
  package var weightsNotice: String?
  /// Whether salon was never used here before, and says what is worth knowing.
  package var isFirstStart: Bool
  /// Where drawn pictures are kept; `nil` to keep none.
  package var thumbnails: ThumbnailCache?

  /// A browser for a gallery.
  package init(
    gallery: GallerySession.Configuration, location: String, theme: String? = nil,
    settings: Settings = Settings(), weightsNotice: String? = nil, isFirstStart: Bool = false,
    thumbnails: ThumbnailCache? = nil
  ) {
    self.gallery = gallery
    self.location = location
    self.theme = theme
    self.settings = settings
    self.weightsNotice = weightsNotice
    self.isFirstStart = isFirstStart
    self.thumbnails = thumbnails
  }
}
