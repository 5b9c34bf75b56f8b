// The loops, written once over vectors of LANES floats and included by one file for each
// instruction set, which sets LANES and LEVEL(name) and the target attribute around it.

#include <math.h>
#include <stdint.h>
#include <string.h>

typedef float V __attribute__((ext_vector_type(LANES)));
typedef int32_t I __attribute__((ext_vector_type(LANES)));

#define INLINE static inline __attribute__((always_inline))

INLINE V load(const float *from) {
  V value;
  memcpy(&value, from, sizeof value);
  return value;
}

INLINE void store(float *to, V value) { memcpy(to, &value, sizeof value); }

/// The first `count` < LANES values; the others are 0.
INLINE V load_part(const float *from, long count) {
  float room[LANES] = {0};
  memcpy(room, from, (size_t)count * sizeof(float));
  return load(room);
}

INLINE void store_part(float *to, V value, long count) {
  float room[LANES];
  store(room, value);
  memcpy(to, room, (size_t)count * sizeof(float));
}

INLINE V larger(V a, V b) { return __builtin_elementwise_max(a, b); }
INLINE V smaller(V a, V b) { return __builtin_elementwise_min(a, b); }

INLINE float sum(V v) {
  float room[LANES];
  store(room, v);
  for (int width = LANES / 2; width > 0; width /= 2)
    for (int i = 0; i < width; i++) room[i] += room[i + width];
  return room[0];
}

INLINE float largest(V v) {
  float room[LANES], result;
  store(room, v);
  result = room[0];
  for (int i = 1; i < LANES; i++) result = room[i] > result ? room[i] : result;
  return result;
}

/// 2^x for x ≤ 126, within 2e-7 of its size; x below −126 counts as −126. The polynomial is a
/// minimax fit of 2^f on |f| ≤ 1/2, 2e-9 without rounding.
INLINE V exp2_of(V x) {
  x = larger(x, (V)(-126.0f));
  V shifted = x + (V)(12582912.0f);  // 1.5 · 2²³: the whole part ends up in the lowest bits
  V f = x - (shifted - (V)(12582912.0f));
  V p = (V)(1.53533618e-4f);
  p = p * f + (V)(1.33988744e-3f);
  p = p * f + (V)(9.61843736e-3f);
  p = p * f + (V)(5.55033247e-2f);
  p = p * f + (V)(2.40226479e-1f);
  p = p * f + (V)(6.93147203e-1f);
  p = p * f + (V)(1.0f);
  return __builtin_bit_cast(V, __builtin_bit_cast(I, p) + (__builtin_bit_cast(I, shifted) << 23));
}

/// x Φ(x) = max(x, 0) − |x| Φ(−|x|), because that bump is small wherever it is rounded. The
/// polynomial is log2 Φ(−a) on [0, 5.75], fitted so that a Φ(−a) is within 9e-9.
INLINE V gelu(V x) {
  V a = smaller(__builtin_elementwise_abs(x), (V)(5.75f));
  V p = (V)(-1.9021496200366528e-6f);
  p = p * a + (V)(2.8057927920599468e-5f);
  p = p * a + (V)(-1.3147786376066506e-4f);
  p = p * a + (V)(-2.7206449885852635e-4f);
  p = p * a + (V)(7.24540650844574e-3f);
  p = p * a + (V)(-5.2627600729465485e-2f);
  p = p * a + (V)(-4.591621458530426e-1f);
  p = p * a + (V)(-1.1511110067367554f);
  p = p * a + (V)(-1.0f);
  return larger(x, (V)(0.0f)) - a * exp2_of(p);
}

/// x / (1 + exp(−1.702 x)).
INLINE V quick_gelu(V x) {
  V power = smaller(x * (V)(-1.702f * 1.4426950408889634f), (V)(126.0f));
  return x / ((V)(1.0f) + exp2_of(power));
}

#define BIAS_ACTIVATION(name, function)                                                        \
  void LEVEL(name)(float *x, long stride, const float *bias, long rows, long columns) {         \
    for (long r = 0; r < rows; r++, x += stride) {                                              \
      long c = 0;                                                                               \
      for (; c + LANES <= columns; c += LANES)                                                  \
        store(x + c, function(load(x + c) + load(bias + c)));                                   \
      if (c < columns) {                                                                        \
        V value = load_part(x + c, columns - c) + load_part(bias + c, columns - c);             \
        store_part(x + c, function(value), columns - c);                                        \
      }                                                                                         \
    }                                                                                           \
  }

BIAS_ACTIVATION(bias_gelu, gelu)
BIAS_ACTIVATION(bias_quick_gelu, quick_gelu)

void LEVEL(layer_norm)(float *x, long x_stride, const float *bias, const float *gain,
                       const float *shift, float epsilon, float *out, long out_stride, long rows,
                       long columns) {
  const long whole = columns - columns % LANES, rest = columns - whole;
  for (long r = 0; r < rows; r++, x += x_stride, out += out_stride) {
    V total = (V)(0.0f), squares = (V)(0.0f);
    if (bias) {
      for (long c = 0; c < whole; c += LANES) {
        V value = load(x + c) + load(bias + c);
        store(x + c, value);
        total += value;
      }
      if (rest) {
        V value = load_part(x + whole, rest) + load_part(bias + whole, rest);
        store_part(x + whole, value, rest);
        total += value;
      }
    } else {
      for (long c = 0; c < whole; c += LANES) total += load(x + c);
      if (rest) total += load_part(x + whole, rest);
    }
    const float mean = sum(total) / (float)columns;
    for (long c = 0; c < whole; c += LANES) {
      V from_mean = load(x + c) - (V)(mean);
      squares += from_mean * from_mean;
    }
    float variance = sum(squares);
    for (long c = whole; c < columns; c++) variance += (x[c] - mean) * (x[c] - mean);
    const float factor = 1.0f / sqrtf(variance / (float)columns + epsilon);
    for (long c = 0; c < whole; c += LANES)
      store(out + c, (load(x + c) - (V)(mean)) * (V)(factor) * load(gain + c) + load(shift + c));
    for (long c = whole; c < columns; c++)
      out[c] = (x[c] - mean) * factor * gain[c] + shift[c];
  }
}

void LEVEL(softmax)(float *x, long stride, float scale, long visible, long rows, long columns) {
  const V power = (V)(scale * 1.4426950408889634f);
  I index;
  for (int i = 0; i < LANES; i++) index[i] = i;
  for (long r = 0; r < rows; r++, x += stride) {
    const long count = visible + r < columns ? visible + r : columns;
    const long whole = count - count % LANES;
    const I outside = index >= (I)((int32_t)(count - whole));
    // The vector that the count cuts through lies inside the stride; what is beyond the count in it
    // must be neither the largest nor part of the sum.
    V last = (V)(-INFINITY);
    if (whole < count) {
      V value = load(x + whole);
      last = __builtin_bit_cast(
          V, (__builtin_bit_cast(I, value) & ~outside) | (__builtin_bit_cast(I, last) & outside));
    }
    V top = last;
    for (long c = 0; c < whole; c += LANES) top = larger(top, load(x + c));
    const V high = (V)(largest(top));
    V total = (V)(0.0f);
    for (long c = 0; c < whole; c += LANES) {
      V value = exp2_of((load(x + c) - high) * power);
      store(x + c, value);
      total += value;
    }
    if (whole < count) {
      V value = exp2_of((last - high) * power);
      value = __builtin_bit_cast(V, __builtin_bit_cast(I, value) & ~outside);
      store(x + whole, value);
      total += value;
    }
    const V share = (V)(1.0f / sum(total));
    const long end = whole < count ? whole + LANES : whole;
    for (long c = 0; c < end; c += LANES) store(x + c, load(x + c) * share);
    if (end < stride) memset(x + end, 0, (size_t)(stride - end) * sizeof(float));
  }
}

void LEVEL(patches)(const uint8_t *rgb, long side, long patch, const float *scale,
                    const float *shift, float *out, long stride) {
  const long across = side / patch;
  for (long py = 0; py < across; py++)
    for (long px = 0; px < across; px++, out += stride)
      for (long channel = 0; channel < 3; channel++)
        for (long y = 0; y < patch; y++) {
          const uint8_t *from = rgb + ((py * patch + y) * side + px * patch) * 3 + channel;
          float *to = out + (channel * patch + y) * patch;
          for (long x = 0; x < patch; x++)
            to[x] = (float)from[3 * x] * scale[channel] + shift[channel];
        }
}

/// The half's exponent and fraction as a float's, which is 2^112 too small; that factor also turns
/// subnormal halves into normal floats.
INLINE float half_to_float(uint16_t half) {
  const uint32_t magnitude = half & 0x7fffu;
  uint32_t bits = magnitude << 13;
  float value;
  memcpy(&value, &bits, sizeof value);
  value *= 0x1p112f;
  memcpy(&bits, &value, sizeof bits);
  if (magnitude >= 0x7c00u) bits = 0x7f800000u | (magnitude & 0x3ffu) << 13;
  bits |= (uint32_t)(half & 0x8000u) << 16;
  memcpy(&value, &bits, sizeof value);
  return value;
}

INLINE uint16_t float_to_half(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  const uint16_t sign = (uint16_t)(bits >> 16 & 0x8000u);
  bits &= 0x7fffffffu;
  if (bits > 0x7f800000u) return sign | 0x7e00u;
  if (bits >= 0x477ff000u) return sign | 0x7c00u;  // rounds to 65536 or more
  if (bits < 0x38800000u) {                        // subnormal: let the adder round at 2^-24
    float magnitude;
    memcpy(&magnitude, &bits, sizeof magnitude);
    magnitude += 0.5f;
    memcpy(&bits, &magnitude, sizeof bits);
    return (uint16_t)(sign | (bits - 0x3f000000u));
  }
  bits += 0xfffu + (bits >> 13 & 1u);
  return (uint16_t)(sign | (bits - 0x38000000u) >> 13);
}

void LEVEL(half_to_float)(const uint16_t *from, float *to, long count) {
  long i = 0;
#if LANES == 16
  for (; i + 16 <= count; i += 16)
    _mm512_storeu_ps(to + i, _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)(from + i))));
#elif LANES == 8
  for (; i + 8 <= count; i += 8)
    _mm256_storeu_ps(to + i, _mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)(from + i))));
#endif
  for (; i < count; i++) to[i] = half_to_float(from[i]);
}

void LEVEL(float_to_half)(const float *from, uint16_t *to, long count) {
  long i = 0;
#if LANES == 16
  for (; i + 16 <= count; i += 16)
    _mm256_storeu_si256((__m256i *)(to + i), _mm512_cvtps_ph(_mm512_loadu_ps(from + i), 0));
#elif LANES == 8
  for (; i + 8 <= count; i += 8)
    _mm_storeu_si128((__m128i *)(to + i), _mm256_cvtps_ph(_mm256_loadu_ps(from + i), 0));
#endif
  for (; i < count; i++) to[i] = float_to_half(from[i]);
}

double LEVEL(multiply_add_loop)(long rounds, float *sink) {
  // Twelve chains hide a latency of four or five cycles on two units.
  V chain[12];
  for (int i = 0; i < 12; i++) chain[i] = (V)((float)i);
  const V factor = (V)(0.999999f), addend = (V)(*sink);
  for (long r = 0; r < rounds; r++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 12; i++) chain[i] = chain[i] * factor + addend;
  }
  V total = (V)(0.0f);
  for (int i = 0; i < 12; i++) total += chain[i];
  *sink = sum(total);
  return (double)rounds * 12 * 2 * LANES;
}
