/// The forms in which checkpoints are published.
package enum CheckpointForm: String, Sendable, CaseIterable {
  /// What `torch.save` writes of a state dict.
  case flat
  /// The same under a key beside others.
  case nested
  /// What `torch.save` wrote before it wrote zip archives.
  case legacy
  /// A TorchScript archive, whose modules are objects.
  case script
  /// The same as `flat`, with compressed entries.
  case deflated
  case safeTensors
  /// Safetensors in two files with an index.
  case sharded

  /// The files of a checkpoint of these tensors; the last one is the one to open.
  package func files(_ tensors: [SampleTensor]) -> [(name: String, bytes: [UInt8])] {
    switch self {
    case .flat: [("model.pt", CheckpointWriter.torch(tensors))]
    case .nested: [("model.pt", CheckpointWriter.torch(tensors, under: "state_dict"))]
    case .legacy: [("model.pth", CheckpointWriter.legacyTorch(tensors))]
    case .script: [("model.pt", CheckpointWriter.script(tensors))]
    case .deflated: [("model.pt", CheckpointWriter.torch(tensors, .deflated))]
    case .safeTensors: [("model.safetensors", CheckpointWriter.safeTensors(tensors))]
    case .sharded: ShardedCheckpoint.parts(tensors, count: 2)
    }
  }
}
