#include "CImaging.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// libpng reports errors by longjmp. Each function below sets its own target, so that a jump never
// leaves this file; what must survive it lives in the reader.

struct CImagingPNG {
  png_structp png;
  png_infop info;
  const uint8_t *bytes;
  size_t count;
  size_t offset;
  int expand;
  int passes;
  int truncated;
  char message[96];
};

static void fail(png_structp png, png_const_charp message) {
  CImagingPNG *reader = png_get_error_ptr(png);
  snprintf(reader->message, sizeof reader->message, "%s", message);
  png_longjmp(png, 1);
}

static void ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void read_bytes(png_structp png, png_bytep into, size_t count) {
  CImagingPNG *reader = png_get_io_ptr(png);
  if (count > reader->count - reader->offset) {
    reader->truncated = 1;
    png_error(png, "the bytes end early");
  }
  memcpy(into, reader->bytes + reader->offset, count);
  reader->offset += count;
}

// Chunks that change no pixel here: they are skipped unread, so that none can cost memory or time
// by inflating. Pillow ignores gamma and colour profiles, and so do the scores.
static const png_byte skipped[] =
    "bKGD\0cHRM\0eXIf\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0pHYs\0sBIT\0sCAL\0sPLT\0sRGB\0"
    "sTER\0tEXt\0tIME\0zTXt";

CImagingPNG *cimaging_png_open(const void *bytes, size_t count, int expand) {
  CImagingPNG *reader = calloc(1, sizeof *reader);
  if (!reader) return NULL;
  reader->bytes = bytes;
  reader->count = count;
  reader->expand = expand;
  reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, fail, ignore);
  if (reader->png) reader->info = png_create_info_struct(reader->png);
  if (!reader->info) {
    cimaging_png_close(reader);
    return NULL;
  }
  return reader;
}

static CImagingStatus failure(const CImagingPNG *reader) {
  return reader->truncated ? CImagingTruncated : CImagingDamaged;
}

static void copy_palette(CImagingPNG *reader, CImagingPNGHeader *header, uint8_t *palette) {
  png_colorp colors = NULL;
  int count = 0;
  if (png_get_PLTE(reader->png, reader->info, &colors, &count) == 0) count = 0;
  for (int i = 0; i < count && i < 256; i++) {
    palette[3 * i] = colors[i].red;
    palette[3 * i + 1] = colors[i].green;
    palette[3 * i + 2] = colors[i].blue;
  }
  header->colors = (uint32_t)(count < 256 ? count : 256);
}

CImagingStatus cimaging_png_header(
    CImagingPNG *reader, CImagingPNGHeader *header, uint8_t *palette) {
  png_structp png = reader->png;
  if (setjmp(png_jmpbuf(png))) return failure(reader);
  png_set_read_fn(png, reader, read_bytes);
  png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, skipped, sizeof skipped / 5);
#ifdef PNG_MAXIMUM_INFLATE_WINDOW
  // Some writers declare a smaller window than they use.
  png_set_option(png, PNG_MAXIMUM_INFLATE_WINDOW, PNG_OPTION_ON);
#endif
  png_read_info(png, reader->info);

  int depth = png_get_bit_depth(png, reader->info);
  int type = png_get_color_type(png, reader->info);
  memset(palette, 0, 3 * 256);
  header->indexed = 0;
  header->colors = 0;
  if (depth == 16) png_set_strip_16(png);
  if (reader->expand) {
    png_set_expand(png);
  } else if (type == PNG_COLOR_TYPE_PALETTE) {
    header->indexed = 1;
    copy_palette(reader, header, palette);
    png_set_packing(png);
  } else if (type == PNG_COLOR_TYPE_GRAY && depth == 1) {
    header->indexed = 1;
    header->colors = 2;
    memset(palette + 3, 255, 3);
    png_set_packing(png);
  } else if (type == PNG_COLOR_TYPE_GRAY && depth < 8) {
    png_set_expand_gray_1_2_4_to_8(png);
  }
  reader->passes = png_set_interlace_handling(png);
  png_read_update_info(png, reader->info);
  header->width = png_get_image_width(png, reader->info);
  header->height = png_get_image_height(png, reader->info);
  header->channels = png_get_channels(png, reader->info);
  return CImagingOK;
}

CImagingStatus cimaging_png_pixels(
    CImagingPNG *reader, uint8_t *samples, size_t capacity, size_t rows) {
  png_structp png = reader->png;
  if (setjmp(png_jmpbuf(png))) return failure(reader);
  size_t row = png_get_rowbytes(png, reader->info);
  if (rows > png_get_image_height(png, reader->info)) png_error(png, "there are fewer rows");
  if (rows < png_get_image_height(png, reader->info) && reader->passes > 1)
    png_error(png, "interlaced rows come all at once");
  if (row == 0 || capacity / row < rows) png_error(png, "the rows do not fit");
  for (int pass = 0; pass < reader->passes; pass++) {
    for (size_t y = 0; y < rows; y++) png_read_row(png, samples + y * row, NULL);
  }
  return CImagingOK;
}

const char *cimaging_png_message(const CImagingPNG *reader) { return reader->message; }

void cimaging_png_close(CImagingPNG *reader) {
  if (!reader) return;
  png_destroy_read_struct(&reader->png, &reader->info, NULL);
  free(reader);
}

size_t cimaging_png_capacity(uint32_t width, uint32_t height) {
  png_image image = {.version = PNG_IMAGE_VERSION, .width = width, .height = height};
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = 256;
  return PNG_IMAGE_PNG_SIZE_MAX(image);
}

size_t cimaging_png_write(
    const uint8_t *indices, uint32_t width, uint32_t height, const uint8_t *palette,
    uint32_t colors, void *file, size_t capacity) {
  png_image image = {.version = PNG_IMAGE_VERSION, .width = width, .height = height};
  image.format = PNG_FORMAT_RGB_COLORMAP;
  image.colormap_entries = colors;
  png_alloc_size_t count = capacity;
  int written = png_image_write_to_memory(&image, file, &count, 0, indices, (int)width, palette);
  png_image_free(&image);
  return written ? count : 0;
}
