internal import Foundation
internal import Store

extension GallerySession {
  /// How often the library is asked for what others decided, in seconds.
  private static let pause = 0.25
  /// Pictures that are looked up before the lock is given to others.
  private static let picturesAtOnce = 256

  /// Takes in what other sessions decide, until this one is closed.
  ///
  /// `revision` is the one up to which all is known.
  func followOthers(since revision: Int64) {
    for remark in library.remarks { report(remark, isFailure: false) }
    var revision = revision
    var lastDay: Date?
    while isOpen {
      Thread.sleep(forTimeInterval: Self.pause)
      attempt {
        let news = try library.news(since: revision)
        guard news.revision != revision else { return }
        let today = Calendar.current.startOfDay(for: Date())
        if today != lastDay { backUp() }
        lastDay = today
        try take(news)
        revision = news.revision
      }
    }
  }

  /// Makes the backup of the day where it is due, beside everything else.
  private func backUp() {
    startThread("salon backup", priority: .background) { [self] in
      do {
        try library.backUpOnceADay()
      } catch {
        report("no backup was made: \(error)", isFailure: false)
      }
    }
  }

  /// Takes in what was decided since a revision.
  func takeNews(since revision: Int64) throws {
    let news = try library.news(since: revision)
    if news.revision != revision { try take(news) }
  }

  /// What is new is read with the lock held: this session may have decided otherwise since.
  private func take(_ news: LibraryNews) throws {
    for start in stride(from: 0, to: news.pictures.count, by: Self.picturesAtOnce) where isOpen {
      let some = news.pictures[start..<min(start + Self.picturesAtOnce, news.pictures.count)]
      try withState { state in
        let open = some.filter(state.isOpen)
        let judgements = try library.judgements(of: open)
        state.applied(
          open.flatMap { picture -> [Edit] in
            let judgement = judgements[picture] ?? Judgement()
            return [
              .decision(picture: picture, judgement.decision),
              .stars(picture: picture, judgement.stars),
            ]
          })
      }
    }
    for group in news.groups where isOpen {
      try withState { state in
        state.applied([.order(group: group, try library.order(of: group))])
      }
    }
  }
}
