#include "CImaging.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

// libpng inflates row by row and undoes filters row by row. Plain PNGs, which is what generators write,
// are inflated here in one piece, and their filters undone two rows at a time: in half the time.

static uint32_t big(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

typedef struct {
  const uint8_t *type;
  const uint8_t *data;
  size_t length;
  size_t end;
} Chunk;

// The chunk at an offset; 0 where it is not whole.
static int chunk_at(const uint8_t *bytes, size_t count, size_t offset, Chunk *chunk) {
  if (count - offset < 12) return 0;
  chunk->length = big(bytes + offset);
  if (chunk->length > count - offset - 12) return 0;
  chunk->type = bytes + offset + 4;
  chunk->data = bytes + offset + 8;
  chunk->end = offset + 12 + chunk->length;
  return 1;
}

static int is_type(const Chunk *chunk, const char *type) {
  return memcmp(chunk->type, type, 4) == 0;
}

static int is_intact(const Chunk *chunk) {
  return libdeflate_crc32(0, chunk->type, chunk->length + 4) == big(chunk->data + chunk->length);
}

int cimaging_plain_png_header(const void *file, size_t count, CImagingPNGHeader *header) {
  static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  static const uint32_t channels[7] = {1, 0, 3, 0, 2, 0, 4};
  const uint8_t *bytes = file;
  Chunk chunk;
  if (count < 8 || memcmp(bytes, signature, 8) != 0) return 0;
  if (!chunk_at(bytes, count, 8, &chunk) || !is_type(&chunk, "IHDR") || chunk.length != 13 ||
      !is_intact(&chunk))
    return 0;
  const uint8_t *data = chunk.data;
  // 8 bits; gray or RGB, with alpha or without; the one compression and filtering; not interlaced.
  if (data[8] != 8 || data[9] > 6 || channels[data[9]] == 0 || data[10] || data[11] || data[12])
    return 0;
  *header = (CImagingPNGHeader){
      .width = big(data), .height = big(data + 4), .channels = channels[data[9]]};
  // libpng's own limits, so that no product below exceeds 64 bits; and rows of four bytes at least,
  // because so many are read at a time.
  return header->width - 1 < 0x7fffffff && header->height - 1 < 0x7fffffff &&
         (uint64_t)header->width * header->channels >= 4;
}

// The picture's data in one piece, which is to be freed where it is a copy of several chunks; `length` is 0
// where there is none, or anything that is not plain.
typedef struct {
  const uint8_t *bytes;
  size_t length;
  uint8_t *copy;
} Data;

static Data data_of(const uint8_t *bytes, size_t count) {
  Data data = {0};
  Chunk chunk;
  size_t offset = 8, chunks = 0, start = 0, end = 0, total = 0;
  for (; chunk_at(bytes, count, offset, &chunk); offset = chunk.end) {
    if (is_type(&chunk, "IDAT")) {
      if (!is_intact(&chunk)) return data;
      if (chunks++ == 0) start = offset;
      end = chunk.end;
      total += chunk.length;
      data.bytes = chunk.data;
    } else if (chunks > 0) {
      break;
    } else if (
        is_type(&chunk, "tRNS") ||
        (!(chunk.type[0] & 0x20) && !is_type(&chunk, "IHDR") && !is_type(&chunk, "PLTE"))) {
      return data;
    }
  }
  if (chunks > 1) {
    data.bytes = data.copy = malloc(total > 0 ? total : 1);
    if (!data.copy) return data;
    uint8_t *to = data.copy;
    for (offset = start; offset < end && chunk_at(bytes, count, offset, &chunk);
         offset = chunk.end) {
      memcpy(to, chunk.data, chunk.length);
      to += chunk.length;
    }
  }
  data.length = total;
  return data;
}

// Inflates the picture's data, which must be exactly as much as `room` takes; 0 otherwise.
static int inflate_rows(const uint8_t *bytes, size_t count, uint8_t *room, size_t size) {
  Data data = data_of(bytes, count);
  struct libdeflate_decompressor *decompressor =
      data.length > 0 ? libdeflate_alloc_decompressor() : NULL;
  int is_whole =
      decompressor && libdeflate_zlib_decompress(
                          decompressor, data.bytes, data.length, room, size, NULL) ==
                          LIBDEFLATE_SUCCESS;
  if (decompressor) libdeflate_free_decompressor(decompressor);
  free(data.copy);
  return is_whole;
}

typedef uint8_t Bytes __attribute__((vector_size(4)));
typedef int16_t Pixel __attribute__((vector_size(8)));

// Reads a pixel and what follows it: there are four bytes at least.
static inline Pixel load(const uint8_t *from) {
  Bytes bytes;
  memcpy(&bytes, from, 4);
  return __builtin_convertvector(bytes, Pixel);
}

static inline Pixel store(uint8_t *to, Pixel pixel, size_t size) {
  Bytes bytes = __builtin_convertvector(pixel & 255, Bytes);
  uint32_t word = (uint32_t)bytes;
  if (size == 3) {
    uint16_t half = (uint16_t)word;
    memcpy(to, &half, 2);
    to[2] = (uint8_t)(word >> 16);
  } else {
    memcpy(to, &word, size);
  }
  return __builtin_convertvector(bytes, Pixel);
}

static inline Pixel distance(Pixel difference) {
  Pixel sign = difference >> 15;
  return (difference ^ sign) - sign;
}

// Paeth's predictor (PNG specification, 9.4): of left, above and upper left the one nearest to left +
// above − upper left, in this order where two are as near.
static inline Pixel paeth(Pixel left, Pixel above, Pixel corner) {
  Pixel to_left = distance(above - corner);
  Pixel to_above = distance(left - corner);
  Pixel to_corner = distance(left + above - corner - corner);
  Pixel is_left = (to_left <= to_above) & (to_left <= to_corner);
  Pixel is_above = ~is_left & (to_above <= to_corner);
  return (left & is_left) | (above & is_above) | (corner & ~(is_left | is_above));
}

// Undoes the filter of one pixel.
static inline Pixel undo(uint8_t filter, Pixel filtered, Pixel left, Pixel above, Pixel corner) {
  switch (filter) {
  case 1: return filtered + left;
  case 2: return filtered + above;
  case 3: return filtered + ((left + above) >> 1);
  case 4: return filtered + paeth(left, above, corner);
  default: return filtered;
  }
}

// Undoes the filters of two rows of `width` pixels of `size` bytes, the second one pixel behind the first: a
// pixel waits for the one to its left, and so two do in the time of one.
static inline __attribute__((always_inline)) void undo_rows(
    const uint8_t *first, const uint8_t *second, const uint8_t *above, uint8_t *to, size_t width,
    size_t size) {
  size_t row = width * size;
  uint8_t filter = first[0], next = second[0];
  Pixel zero = {0};
  // Of the first row the pixel above and the one to the left, of the second the one to the left; of each
  // the one above that.
  Pixel corner = zero, left = zero, below_left = zero, below_corner = zero;
  for (size_t at = 0; at < row; at += size) {
    Pixel up = load(above + at);
    Pixel pixel = store(
        to + at, undo(filter, load(first + 1 + at), left, up, corner), size);
    corner = up;
    if (at > 0) {
      Pixel filtered = load(second + 1 + at - size);
      below_left = store(
          to + row + at - size, undo(next, filtered, below_left, left, below_corner), size);
      below_corner = left;
    }
    left = pixel;
  }
  Pixel filtered = load(second + 1 + row - size);
  store(to + row + row - size, undo(next, filtered, below_left, left, below_corner), size);
}

// Undoes the filter of one row.
static inline __attribute__((always_inline)) void undo_row(
    const uint8_t *from, const uint8_t *above, uint8_t *to, size_t width, size_t size) {
  Pixel left = {0}, corner = {0};
  for (size_t at = 0; at < width * size; at += size) {
    Pixel up = load(above + at);
    left = store(to + at, undo(from[0], load(from + 1 + at), left, up, corner), size);
    corner = up;
  }
}

// Undoes the filters of all rows; a size that the compiler knows makes loads and stores single
// instructions.
static inline __attribute__((always_inline)) void undo_all(
    const uint8_t *filtered, const uint8_t *zeros, uint8_t *to, size_t width, size_t rows,
    size_t size) {
  size_t row = width * size;
  const uint8_t *above = zeros;
  size_t y = 0;
  for (; y + 1 < rows; y += 2) {
    const uint8_t *from = filtered + y * (row + 1);
    undo_rows(from, from + row + 1, above, to + y * row, width, size);
    above = to + (y + 1) * row;
  }
  if (y < rows) undo_row(filtered + y * (row + 1), above, to + y * row, width, size);
}

int cimaging_plain_png_pixels(
    const void *file, size_t count, const CImagingPNGHeader *header, uint8_t *samples,
    size_t capacity) {
  size_t size = header->channels;
  size_t row = header->width * size;
  size_t rows = header->height;
  if (row == 0 || capacity / row < rows) return 0;
  // Three bytes more, because pixels are read four bytes at a time.
  uint8_t *filtered = malloc(rows * (row + 1) + 3);
  uint8_t *zeros = calloc(1, row + 3);
  int is_done = filtered && zeros && inflate_rows(file, count, filtered, rows * (row + 1));
  for (size_t y = 0; is_done && y < rows; y++) is_done = filtered[y * (row + 1)] <= 4;
  if (is_done) {
    memset(filtered + rows * (row + 1), 0, 3);
    switch (size) {
    case 1: undo_all(filtered, zeros, samples, header->width, rows, 1); break;
    case 2: undo_all(filtered, zeros, samples, header->width, rows, 2); break;
    case 3: undo_all(filtered, zeros, samples, header->width, rows, 3); break;
    default: undo_all(filtered, zeros, samples, header->width, rows, 4);
    }
  }
  free(filtered);
  free(zeros);
  return is_done;
}
