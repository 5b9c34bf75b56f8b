internal import Foundation
internal import Tensors

/// A program that opens checkpoints and takes all of their tensors, and says of each what came of it
/// and how much memory the process had at most meanwhile.
///
/// For tests: a crash or a peak of memory is a whole process's.
@main
struct CheckpointProbe {
  /// Each argument is a path; each line is the peak in bytes, then `ok` or `error` and what it says.
  static func main() {
    for path in CommandLine.arguments.dropFirst() {
      // The peak from here on, where the system can forget the one before.
      try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
      let outcome = outcome(of: path)
      let line = "\(peak) \(outcome)\n"
      FileHandle.standardOutput.write(Data(line.utf8))
    }
  }

  private static func outcome(of path: String) -> String {
    do throws(CheckpointError) {
      let checkpoint = try Checkpoint.open(path)
      // All at once, as a model would have them.
      var tensors: [Tensor] = []
      for name in checkpoint.names { tensors.append(try checkpoint.tensor(name)) }
      let sum = tensors.reduce(0) { sum, tensor in
        tensor.withUnsafeValues { values in values.reduce(sum) { $0 + Double($1) } }
      }
      return "ok \(tensors.count) tensors, sum \(sum)"
    } catch {
      return "error \(error.description.filter { !$0.isNewline })"
    }
  }

  /// The most bytes that this process has had resident.
  private static var peak: Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first
    return (kilobytes.flatMap { Int($0) } ?? .max / 1024) * 1024
  }
}
