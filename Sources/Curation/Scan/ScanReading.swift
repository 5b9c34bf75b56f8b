internal import Foundation
internal import Provenance

/// The files that one look of a scan reads, on a few threads, told in the order in which they came.
///
/// Used by the scan's thread, which takes the results in while it goes on looking.
final class ScanReading {
  /// Files of one folder.
  struct Job: Sendable {
    let folder: Folder
    let items: [ScanDifference.Item]
    let lists: [Manifest]
    let isListed: Bool
  }

  /// What became of one file.
  struct Product: Sendable {
    let folder: Folder
    let item: ScanDifference.Item
    /// `nil` where the file is gone.
    let reading: PictureReader.Reading?
  }

  private let scan: GalleryScan
  private let threads = min(4, ProcessInfo.processInfo.activeProcessorCount)
  private var pool: OrderedPool<Job, [Product]>?

  /// Nothing has been read yet, and no thread is there before something is.
  init(_ scan: GalleryScan) {
    self.scan = scan
  }

  /// Reads files; some may still be under way when this returns.
  func read(_ batches: [ScanDifference.Batch]) {
    for batch in batches where scan.session.isOpen {
      let lists = scan.lists(for: batch.visit)
      var rest = batch.items[...]
      while !rest.isEmpty {
        let items = Array(rest.prefix(scan.nextStep()))
        rest = rest.dropFirst(items.count)
        add(Job(folder: batch.folder, items: items, lists: lists, isListed: batch.isListed))
      }
    }
  }

  /// Waits until all has been read and taken in.
  func finish() {
    while scan.session.isOpen, let products = pool?.take() { scan.take(products) }
    pool?.close()
    pool = nil
  }

  private func add(_ job: Job) {
    let pool = self.pool ?? makePool()
    self.pool = pool
    pool.add(job)
    while pool.outstanding > 2 * threads, let products = pool.take() { scan.take(products) }
    while let products = pool.takeIfReady() { scan.take(products) }
  }

  private func makePool() -> OrderedPool<Job, [Product]> {
    let reader = PictureReader(given: scan.session.configuration.prompt)
    let session = scan.session
    return OrderedPool("salon read", threads: threads) { job in
      job.items.map { item in
        let reading =
          session.isOpen
          ? reader.read(item.name, in: job.folder, lists: job.lists, isListed: job.isListed) : nil
        return Product(folder: job.folder, item: item, reading: reading)
      }
    }
  }
}
