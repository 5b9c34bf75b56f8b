#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

// Matrix products and the elementwise loops between them. Matrices are row-major float32; a stride
// is the distance between the starts of two rows, in values. Nothing here allocates or keeps state.

/// An instruction set that the loops are compiled for.
typedef enum __attribute__((enum_extensibility(closed))) {
  /// What every processor of the architecture has.
  salon_portable = 0,
  /// AVX2, FMA and F16C.
  salon_avx2 = 1,
  /// AVX-512 F, BW, DQ and VL.
  salon_avx512 = 2,
} salon_level;

/// The widest level that this processor has.
salon_level salon_best_level(void);

/// x = gelu(x + bias), x/2 (1 + erf(x/√2)), within 1e-7. `x` is [rows, columns].
void salon_bias_gelu(salon_level level, float *x, long stride, const float *bias, long rows,
                     long columns);

/// x = quick_gelu(x + bias), x / (1 + exp(−1.702 x)).
void salon_bias_quick_gelu(salon_level level, float *x, long stride, const float *bias, long rows,
                           long columns);

/// x = x + bias, where there is a bias; out = (x − mean) / √(variance + epsilon) · gain + shift by
/// row. `out` may be `x` itself; otherwise `x` keeps the sum.
void salon_layer_norm(salon_level level, float *x, long x_stride, const float *_Nullable bias,
                      const float *gain, const float *shift, float epsilon, float *out,
                      long out_stride, long rows, long columns);

/// Each row becomes softmax(scale · row) over its first min(columns, visible + row) values; the rest
/// of the row, up to the stride, becomes 0. `visible` ≥ 1; `visible` ≥ columns masks nothing. The
/// stride is a multiple of 16 and at least `columns`. `scale` > 0.
void salon_softmax(salon_level level, float *x, long stride, float scale, long visible, long rows,
                   long columns);

/// The squares of a picture, scaled and shifted by channel: `rgb` is [side, side, 3], `out` is
/// [(side / patch)², 3 · patch²] with the channel outermost, as a convolution's weight has it.
/// `scale` and `shift` have three values.
void salon_patches(salon_level level, const uint8_t *rgb, long side, long patch,
                   const float *scale, const float *shift, float *out, long stride);

/// IEEE half precision to single.
void salon_half_to_float(salon_level level, const uint16_t *from, float *to, long count);

/// Single precision to IEEE half, rounded to nearest even.
void salon_float_to_half(salon_level level, const float *from, uint16_t *to, long count);

/// The curve of a feed-forward layer.
typedef enum __attribute__((enum_extensibility(closed))) {
  salon_no_curve = 0,
  /// x/2 (1 + erf(x/√2)).
  salon_gelu = 1,
  /// x / (1 + exp(−1.702 x)).
  salon_quick_gelu = 2,
} salon_curve;

/// c = curve(a · b + bias), or c = curve(c + a · b + bias). No two of the matrices overlap.
typedef struct {
  /// [rows, depth].
  const float *a;
  long a_stride;
  /// [depth, columns]; or, where it is transposed, [columns, depth], as a linear layer's weight.
  const float *b;
  long b_stride;
  int b_is_transposed;
  /// [rows, columns].
  float *c;
  long c_stride;
  long rows, columns, depth;
  /// Whether `c` has values that count.
  int adding;
  /// [columns].
  const float *_Nullable bias;
  salon_curve curve;
  /// Called with `gate` between any two panels, every tenth of a millisecond or so: whoever computes
  /// in the background can let others have the core.
  void (*_Nullable pass)(void *gate);
  void *_Nullable gate;
} salon_product;

/// How many floats of room a product needs, whatever its size.
long salon_product_room(salon_level level);

/// Computes a product; `room`, 64-byte aligned, is written over.
void salon_compute(salon_level level, const salon_product *job, float *room);

/// Multiplies and adds in registers alone, and returns how many floating-point operations that
/// were: what the units can do. `sink` receives a value, so that nothing is optimised away.
double salon_multiply_add_loop(salon_level level, long rounds, float *sink);

/// Tells the processor that the caller only waits.
static inline void salon_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
