#include "CKernels.h"

// Each public function takes the level and calls that level's build of the loop.

#if defined(__x86_64__)
#define DECLARE(result, name, parameters)     \
  result salon_portable_##name parameters;    \
  result salon_avx2_##name parameters;        \
  result salon_avx512_##name parameters;
#define CHOOSE(name, arguments)                      \
  switch (level) {                                   \
  case salon_avx512: return salon_avx512_##name arguments; \
  case salon_avx2: return salon_avx2_##name arguments;     \
  case salon_portable: break;                        \
  }                                                  \
  return salon_portable_##name arguments;
#else
#define DECLARE(result, name, parameters) result salon_portable_##name parameters;
#define CHOOSE(name, arguments) \
  (void)level;                  \
  return salon_portable_##name arguments;
#endif

salon_level salon_best_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma") ||
      !__builtin_cpu_supports("f16c"))
    return salon_portable;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
    return salon_avx512;
  return salon_avx2;
#else
  return salon_portable;
#endif
}

DECLARE(void, bias_gelu, (float *, long, const float *, long, long))
DECLARE(void, bias_quick_gelu, (float *, long, const float *, long, long))
DECLARE(void, layer_norm,
        (float *, long, const float *, const float *, const float *, float, float *, long, long,
         long))
DECLARE(void, softmax, (float *, long, float, long, long, long))
DECLARE(void, patches,
        (const uint8_t *, long, long, const float *, const float *, float *, long))
DECLARE(void, half_to_float, (const uint16_t *, float *, long))
DECLARE(void, float_to_half, (const float *, uint16_t *, long))
DECLARE(long, product_room, (void))
DECLARE(void, product, (const salon_product *, float *))
DECLARE(double, multiply_add_loop, (long, float *))

void salon_bias_gelu(salon_level level, float *x, long stride, const float *bias, long rows,
                     long columns) {
  CHOOSE(bias_gelu, (x, stride, bias, rows, columns))
}

void salon_bias_quick_gelu(salon_level level, float *x, long stride, const float *bias, long rows,
                           long columns) {
  CHOOSE(bias_quick_gelu, (x, stride, bias, rows, columns))
}

void salon_layer_norm(salon_level level, float *x, long x_stride, const float *bias,
                      const float *gain, const float *shift, float epsilon, float *out,
                      long out_stride, long rows, long columns) {
  CHOOSE(layer_norm,
         (x, x_stride, bias, gain, shift, epsilon, out, out_stride, rows, columns))
}

void salon_softmax(salon_level level, float *x, long stride, float scale, long visible, long rows,
                   long columns) {
  CHOOSE(softmax, (x, stride, scale, visible, rows, columns))
}

void salon_patches(salon_level level, const uint8_t *rgb, long side, long patch,
                   const float *scale, const float *shift, float *out, long stride) {
  CHOOSE(patches, (rgb, side, patch, scale, shift, out, stride))
}

void salon_half_to_float(salon_level level, const uint16_t *from, float *to, long count) {
  CHOOSE(half_to_float, (from, to, count))
}

void salon_float_to_half(salon_level level, const float *from, uint16_t *to, long count) {
  CHOOSE(float_to_half, (from, to, count))
}

double salon_multiply_add_loop(salon_level level, long rounds, float *sink) {
  CHOOSE(multiply_add_loop, (rounds, sink))
}

long salon_product_room(salon_level level) { CHOOSE(product_room, ()) }

void salon_compute(salon_level level, const salon_product *job, float *room) {
  CHOOSE(product, (job, room))
}
