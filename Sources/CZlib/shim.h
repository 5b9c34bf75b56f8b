#pragma once
#include <string.h>
#include <zlib.h>

/// `inflateInit2` is a macro; Swift needs a function.
static inline int salon_inflate_init(z_stream *stream, int window_bits) {
  memset(stream, 0, sizeof *stream);
  return inflateInit2(stream, window_bits);
}
