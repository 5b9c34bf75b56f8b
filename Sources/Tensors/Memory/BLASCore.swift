internal import CKernels
internal import Foundation

/// Which processor's kernels OpenBLAS runs; it decides while the program is being loaded.
package enum BLASCore {
  /// The kernels to ask for, where OpenBLAS would choose slower ones.
  ///
  /// It takes Zen 4 for an Intel of the same instructions, whose 512-bit kernels are 5 % slower there
  /// than those for earlier Zens on large products and 11 % on those of a single picture (measured:
  /// 100 and 107 GFLOP/s a core on 788×1024×4096, 89 and 99 on 197×1024×4096).
  package static var preferred: String? { salon_is_zen4() != 0 ? "Zen" : nil }

  /// Starts the program again with `OPENBLAS_CORETYPE` set, where that is faster and the user has not
  /// set it.
  ///
  /// To be called before anything else; returns where there is nothing to do.
  package static func restartWherePreferred() {
    let name = "OPENBLAS_CORETYPE"
    guard let preferred, ProcessInfo.processInfo.environment[name] == nil,
      setenv(name, preferred, 1) == 0
    else { return }
    // Only returns where it fails, and then the slower kernels do.
    // By its own path, so that it keeps its name in lists of processes.
    if let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      execv(path, CommandLine.unsafeArgv)
    }
    execv("/proc/self/exe", CommandLine.unsafeArgv)
  }
}
