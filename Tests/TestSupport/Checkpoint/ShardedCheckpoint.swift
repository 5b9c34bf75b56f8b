internal import Foundation

/// A safetensors file cut into several with an index, as Hugging Face's libraries save large models.
package enum ShardedCheckpoint {
  /// Reads the file at `path` and gives the parts and the index by their names.
  package static func parts(
    of path: String, count: Int
  ) throws -> [(name: String, bytes: [UInt8])] {
    let data = try Data(contentsOf: URL(filePath: path))
    let length = data.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = try JSONSerialization.jsonObject(with: data[8..<8 + length])
    guard let entries = header as? [String: [String: Any]] else {
      throw CocoaError(.coderReadCorrupt)
    }
    let names = entries.keys.filter { $0 != "__metadata__" }.sorted()
    let tensors = try names.map { name in
      guard let type = entries[name]?["dtype"] as? String,
        let shape = entries[name]?["shape"] as? [Int],
        let offsets = entries[name]?["data_offsets"] as? [Int]
      else { throw CocoaError(.coderReadCorrupt) }
      let start = 8 + length
      return SampleTensor(
        name, shape, type: type, bytes: [UInt8](data[start + offsets[0]..<start + offsets[1]]))
    }
    return parts(tensors, count: count)
  }

  /// The parts of so many files with these tensors, one after the other, and the index.
  package static func parts(
    _ tensors: [SampleTensor], count: Int
  ) -> [(name: String, bytes: [UInt8])] {
    var parts: [(name: String, bytes: [UInt8])] = []
    var places: [String] = []
    for part in 0..<count {
      let name = "model-0000\(part + 1)-of-0000\(count).safetensors"
      let own = tensors.enumerated().filter { $0.offset % count == part }.map(\.element)
      places += own.map { #""\#($0.name)": "\#(name)""# }
      parts.append((name, CheckpointWriter.safeTensors(own)))
    }
    let index = #"{"metadata": {}, "weight_map": {\#(places.joined(separator: ", "))}}"#
    return parts + [("model.safetensors.index.json", Array(index.utf8))]
  }
}
