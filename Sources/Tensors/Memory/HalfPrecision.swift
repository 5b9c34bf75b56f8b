internal import CKernels

extension Tensor {
  /// The values in IEEE half precision, rounded to nearest even: half the room, for caches.
  package var halfPrecision: [UInt16] {
    withUnsafeValues { values in
      [UInt16](unsafeUninitializedCapacity: values.count) { room, count in
        if let from = values.baseAddress, let to = room.baseAddress {
          salon_float_to_half(salon_best_level(), from, to, values.count)
        }
        count = values.count
      }
    }
  }

  /// Values that were kept in half precision, whose count must fit the shape.
  package init(shape: [Int], halfPrecision values: [UInt16]) {
    precondition(values.count == shape.reduce(1, *), "values fit the shape")
    self.init(shape: shape) { room in
      if let to = room.baseAddress {
        salon_half_to_float(salon_best_level(), values, to, values.count)
      }
    }
  }
}
