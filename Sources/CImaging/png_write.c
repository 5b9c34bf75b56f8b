#include "CImaging.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

// As in reading, errors come by longjmp and never leave this file.

static void fail(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void write_bytes(png_structp png, png_bytep from, size_t count) {
  CImagingBytes *file = png_get_io_ptr(png);
  if (count > file->capacity - file->count) {
    size_t capacity = 2 * file->capacity + count;
    uint8_t *bytes = realloc(file->bytes, capacity);
    if (!bytes) png_error(png, "no memory");
    file->bytes = bytes;
    file->capacity = capacity;
  }
  memcpy(file->bytes + file->count, from, count);
  file->count += count;
}

static void flush(png_structp png) { (void)png; }

CImagingStatus cimaging_png_encode(
    const uint8_t *samples, uint32_t width, uint32_t height, const char *keyword,
    const char *text, CImagingBytes *file) {
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail, ignore);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_write_struct(&png, NULL);
    return CImagingDamaged;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return CImagingDamaged;
  }
  png_set_write_fn(png, file, write_bytes, flush);
  png_set_IHDR(
      png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
      PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  // One filter and little searching: several times as fast as the usual, for pictures that are looked
  // at and drawn again.
  png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
  png_set_compression_level(png, 1);
  png_text chunk = {
      .compression = PNG_TEXT_COMPRESSION_NONE, .key = (char *)keyword, .text = (char *)text};
  png_set_text(png, info, &chunk, 1);
  png_write_info(png, info);
  for (uint32_t row = 0; row < height; row++) {
    png_write_row(png, samples + (size_t)row * width * 3);
  }
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  return CImagingOK;
}

void cimaging_bytes_free(CImagingBytes *file) {
  free(file->bytes);
  memset(file, 0, sizeof *file);
}
