import Foundation
import TestSupport
import Testing

@Suite("The sort menu, in tmux", .enabled(if: TmuxTerminal.isPresent, "needs tmux"))
struct SortMenuScreenTests {
  @Test("An order is chosen by its place or its number, and one's own once there is one")
  func story() throws {
    let gallery = try ScoredGallery()
    let visit = try TmuxVisit(gallery)
    let rankings = try [0, 1].map { try gallery.ranking(by: $0) }
    try visit.press("o")
    try visit.shows("─ sort by ─", "▸ 1 demo-ImageReward now", "2 demo-CLIP", "3 file name")
    try visit.says("Enter choose Esc as it is")
    try visit.press("Down")
    try visit.shows("▸ 2 demo-CLIP", "1 demo-ImageReward now")
    try visit.press("Enter")
    try visit.says("sorted by demo-CLIP")
    try visit.showsLine(
      try rankings[1].prefix(4).map { "CL " + TmuxVisit.figure(try gallery.score($0, by: 1)) })
    try visit.press("o", "3")
    try visit.says("sorted by name")
    try visit.showsLine(
      try ScoredGallery.foxes.prefix(4).map { "IR " + TmuxVisit.figure(try gallery.score($0)) })

    // The last becomes the first but one, by hand.
    try visit.press("End", "<")
    try visit.says("sort: by hand 4 of 5 fox-5.png")
    try visit.press("o")
    try visit.shows("▸ 3 as ordered by hand now", "4 file name")
    try visit.widen()
    try visit.shows("─ sort by ─", "▸ 3 as ordered by hand now")
    try visit.says("Enter choose Esc as it is")
    try visit.narrow()
    try visit.press("Escape")
    try visit.showsNothing(of: "sort by")
    try visit.says("sort: by hand 4 of 5 fox-5.png")
    try visit.quit()
  }
}
