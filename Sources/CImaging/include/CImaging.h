/// The picture libraries that `Imaging` uses, and libpng behind functions that report errors by
/// their result instead of by longjmp.
#ifndef CIMAGING_H
#define CIMAGING_H

#include <stddef.h>
#include <stdint.h>

#if __has_include(<sixel/sixel.h>)
#include <sixel/sixel.h>
#else
#include <sixel.h>
#endif
#include <turbojpeg.h>
#include <webp/decode.h>
#include <webp/demux.h>

/// How a step of reading a PNG ended.
typedef enum {
  CImagingOK = 0,
  /// The bytes end before the picture does.
  CImagingTruncated,
  /// The bytes contradict themselves; `cimaging_png_message` says how.
  CImagingDamaged,
} CImagingStatus;

/// A PNG that is being read.
typedef struct CImagingPNG CImagingPNG;

/// What the pixels of a PNG will be once read, 8 bits a sample.
typedef struct {
  uint32_t width;
  uint32_t height;
  /// Samples a pixel: 1 gray or index, 2 with alpha, 3 colour, 4 with alpha.
  uint32_t channels;
  /// Whether a sample is an index into the palette.
  int indexed;
  /// Entries of the palette that the file has.
  uint32_t colors;
} CImagingPNGHeader;

/// Starts reading `count` bytes, which must stay in place until the reader is closed. With `expand`
/// indices become colours and transparent colours become an alpha channel; without it an indexed
/// picture keeps its indices (a black and white one is indexed too) and transparent colours are
/// ignored. 16 bits a sample become their upper 8. NULL: no memory.
CImagingPNG *cimaging_png_open(const void *bytes, size_t count, int expand);

/// Reads up to the pixels. `palette` takes 3 × 256 samples.
CImagingStatus cimaging_png_header(
    CImagingPNG *reader, CImagingPNGHeader *header, uint8_t *palette);

/// Reads the pixels of the upper `rows`, from the top without padding; `capacity` must be width ×
/// rows × channels. Of an interlaced picture all rows must be read. To be called once, after the
/// header.
CImagingStatus cimaging_png_pixels(
    CImagingPNG *reader, uint8_t *samples, size_t capacity, size_t rows);

/// What was wrong, in libpng's words; empty if nothing was.
const char *cimaging_png_message(const CImagingPNG *reader);

/// Ends reading; gives all memory back.
void cimaging_png_close(CImagingPNG *reader);

/// Bytes that grow while they are written; all zero to begin with.
typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
} CImagingBytes;

/// Writes an RGB picture of 8 bits a sample, rows from the top without padding, as a PNG with one
/// `tEXt` chunk. Anything but CImagingOK: no memory, or libpng refused; the bytes are to be freed in
/// any case.
CImagingStatus cimaging_png_encode(
    const uint8_t *samples, uint32_t width, uint32_t height, const char *keyword,
    const char *text, CImagingBytes *file);

/// Gives the memory back.
void cimaging_bytes_free(CImagingBytes *file);

/// Whether a file begins as a plain PNG: 8 bits a sample, gray or RGB with alpha or without, not
/// interlaced. If so, `header` says what its pixels are.
int cimaging_plain_png_header(const void *file, size_t count, CImagingPNGHeader *header);

/// Reads the pixels of a file of which `header` was read, from the top without padding; `capacity` must
/// be width × height × channels. 0 where anything about the file is not plain or not right: libpng is
/// to read it then, or to say what is wrong.
int cimaging_plain_png_pixels(
    const void *file, size_t count, const CImagingPNGHeader *header, uint8_t *samples,
    size_t capacity);

/// How many bytes the largest file of an indexed picture of this size has.
size_t cimaging_png_capacity(uint32_t width, uint32_t height);

/// Writes an indexed picture, a byte a pixel, its palette three samples a colour; the bytes that the
/// file has, 0 where it cannot be written.
size_t cimaging_png_write(
    const uint8_t *indices, uint32_t width, uint32_t height, const uint8_t *palette,
    uint32_t colors, void *file, size_t capacity);

#endif
