// Products of matrices, written once over vectors of LANES floats and included behind kernels.h by
// one file for each instruction set. The order of the work is that of Goto and van de Geijn: Anatomy
// of High-Performance Matrix Multiplication, 2008, with the roles of the two matrices exchanged: all
// rows of `a` stay packed in the cache next to the core, and panels of `b`, a weight as it lies in
// its file, are packed just before they are used. With hundreds of rows that packing costs about one
// percent, and nothing has to be kept beside the mapped file.

// A tile's sums fill the registers but for one row of `b` and one value of `a`.
#if LANES == 16
#define TILE_ROWS 12
#define TILE_VECTORS 2
#define EACH_TILE(X) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12)
#elif LANES == 8
#define TILE_ROWS 6
#define TILE_VECTORS 2
#define EACH_TILE(X) X(1) X(2) X(3) X(4) X(5) X(6)
#else
#define TILE_ROWS 4
#define TILE_VECTORS 3
#define EACH_TILE(X) X(1) X(2) X(3) X(4)
#endif
#define TILE_COLUMNS (TILE_VECTORS * LANES)
_Static_assert(TILE_ROWS <= LANES, "a transposed square holds a tile's rows");

// The depth of a panel, which half fills a first-level cache, and the most rows of `a` that are packed
// at a time, which fit into half a megabyte of second-level cache: a multiple of each level's tile.
#define PANEL_DEPTH 256
#define MOST_ROWS 408
_Static_assert(MOST_ROWS % TILE_ROWS == 0, "whole tiles");

#define UNROLLED _Pragma("clang loop unroll(full)")

/// Exchanges the squares of `width` beside the diagonal of a square of LANES vectors. Element j of
/// the upper vector is its own or, where j lies in the right square, the lower one's from the left.
#define UPPER(j, width) ((j) & (width) ? LANES + (j) - (width) : (j))
#define LOWER(j, width) ((j) & (width) ? LANES + (j) : (j) + (width))
#if LANES == 16
#define EACH_LANE(F, w)                                                                        \
  F(0, w), F(1, w), F(2, w), F(3, w), F(4, w), F(5, w), F(6, w), F(7, w), F(8, w), F(9, w),     \
      F(10, w), F(11, w), F(12, w), F(13, w), F(14, w), F(15, w)
#elif LANES == 8
#define EACH_LANE(F, w) F(0, w), F(1, w), F(2, w), F(3, w), F(4, w), F(5, w), F(6, w), F(7, w)
#else
#define EACH_LANE(F, w) F(0, w), F(1, w), F(2, w), F(3, w)
#endif
#define EXCHANGE(square, width)                                                          \
  UNROLLED for (int i = 0; i < LANES; i++) {                                              \
    if (i & (width)) continue;                                                            \
    const V upper = square[i], lower = square[i + (width)];                               \
    square[i] = __builtin_shufflevector(upper, lower, EACH_LANE(UPPER, width));           \
    square[i + (width)] = __builtin_shufflevector(upper, lower, EACH_LANE(LOWER, width)); \
  }

/// `count` ≤ LANES rows of a matrix as columns; further columns are 0. Of each row `columns` ≤ LANES
/// values are read.
INLINE void transposed(const float *from, long stride, long count, long columns, V *square) {
  UNROLLED for (int i = 0; i < LANES; i++)
    square[i] = i >= count         ? (V)(0.0f)
                : columns == LANES ? load(from + i * stride)
                                   : load_part(from + i * stride, columns);
  EXCHANGE(square, 1)
  EXCHANGE(square, 2)
#if LANES >= 8
  EXCHANGE(square, 4)
#endif
#if LANES >= 16
  EXCHANGE(square, 8)
#endif
}

/// Rows of `a` in tiles: [depth, TILE_ROWS] each. A vector is stored for each column, and what it
/// holds beyond the tile's rows is written over by the next; so `to` needs room for LANES more.
static void pack_rows(const float *a, long stride, long rows, long depth, float *to) {
  for (long r = 0; r < rows; r += TILE_ROWS, to += TILE_ROWS * depth) {
    const long count = rows - r < TILE_ROWS ? rows - r : TILE_ROWS;
    for (long k = 0; k < depth; k += LANES) {
      const long columns = depth - k < LANES ? depth - k : LANES;
      V square[LANES];
      if (count == TILE_ROWS && columns == LANES) {
        transposed(a + r * stride + k, stride, TILE_ROWS, LANES, square);
        UNROLLED for (int i = 0; i < LANES; i++) store(to + (k + i) * TILE_ROWS, square[i]);
      } else {
        transposed(a + r * stride + k, stride, count, columns, square);
        for (long i = 0; i < columns; i++) store(to + (k + i) * TILE_ROWS, square[i]);
      }
    }
  }
}

/// A panel of `b` that lies as [columns, depth]: [depth, TILE_COLUMNS], columns beyond `count` 0.
static void pack_transposed(const float *b, long stride, long count, long depth, float *to) {
  for (long k = 0; k < depth; k += LANES) {
    const long rows = depth - k < LANES ? depth - k : LANES;
    UNROLLED for (long v = 0; v < TILE_VECTORS; v++) {
      const float *from = b + v * LANES * stride + k;
      float *column = to + k * TILE_COLUMNS + v * LANES;
      V square[LANES];
      if (count == TILE_COLUMNS && rows == LANES) {
        transposed(from, stride, LANES, LANES, square);
        UNROLLED for (int i = 0; i < LANES; i++) store(column + i * TILE_COLUMNS, square[i]);
      } else {
        transposed(from, stride, count - v * LANES, rows, square);
        for (long i = 0; i < rows; i++) store(column + i * TILE_COLUMNS, square[i]);
      }
    }
  }
}

/// The same of a `b` that lies as [depth, columns].
static void pack_columns(const float *b, long stride, long count, long depth, float *to) {
  for (long k = 0; k < depth; k++, b += stride)
    for (long v = 0; v < TILE_VECTORS; v++, to += LANES) {
      const long rest = count - v * LANES;
      store(to, rest >= LANES ? load(b + v * LANES)
                : rest > 0    ? load_part(b + v * LANES, rest)
                              : (V)(0.0f));
    }
}

/// The next panel, which is fetched line by line while tiles are computed: it comes from memory, and
/// waiting for it would take an eighth of the time that the products take. Asked for all at once, the
/// lines would wait for one another.
typedef struct {
  const float *row;
  long stride, depth;
  /// How many rows are left, and the place in the first of them.
  long rows, place;
  /// Lines for each sixteen steps of a tile.
  long share;
} fetching;

INLINE void fetch(fetching *next) {
  for (long i = 0; i < next->share && next->rows > 0; i++) {
    __builtin_prefetch(next->row + next->place, 0, 2);
    next->place += 16;
    if (next->place >= next->depth) {
      next->place = 0;
      next->row += next->stride;
      next->rows--;
    }
  }
}

/// c = a · b or c += a · b for one tile of `rows` rows, a constant: `a` is [depth, TILE_ROWS], `b`
/// is [depth, TILE_COLUMNS].
INLINE void tile(const int rows, const float *a, const float *b, long depth, float *c, long stride,
                 int adding, fetching *next) {
  V sums[TILE_ROWS][TILE_VECTORS];
  UNROLLED for (int r = 0; r < rows; r++) {
    __builtin_prefetch(c + r * stride, 1);
    __builtin_prefetch(c + r * stride + 16, 1);
    UNROLLED for (int v = 0; v < TILE_VECTORS; v++) sums[r][v] = (V)(0.0f);
  }
  for (long k = 0; k < depth;) {
    fetch(next);
    for (const long end = k + 16 < depth ? k + 16 : depth; k < end;
         k++, a += TILE_ROWS, b += TILE_COLUMNS) {
      V row[TILE_VECTORS];
      UNROLLED for (int v = 0; v < TILE_VECTORS; v++) row[v] = load(b + v * LANES);
      UNROLLED for (int r = 0; r < rows; r++) {
        const V value = (V)(a[r]);
        UNROLLED for (int v = 0; v < TILE_VECTORS; v++) sums[r][v] += value * row[v];
      }
    }
  }
  UNROLLED for (int r = 0; r < rows; r++) UNROLLED for (int v = 0; v < TILE_VECTORS; v++) {
    float *to = c + r * stride + v * LANES;
    store(to, adding ? load(to) + sums[r][v] : sums[r][v]);
  }
}

#define DEFINE_TILE(rows)                                                                        \
  static __attribute__((noinline)) void tile_##rows(const float *a, const float *b, long depth, \
                                                    float *c, long stride, int adding,          \
                                                    fetching *next) {                           \
    tile(rows, a, b, depth, c, stride, adding, next);                                            \
  }
EACH_TILE(DEFINE_TILE)
#define TILE_CASE(rows) \
  case rows: return tile_##rows(a, b, depth, c, stride, adding, next);

static inline void any_tile(long rows, const float *a, const float *b, long depth, float *c,
                            long stride, int adding, fetching *next) {
  switch (rows) { EACH_TILE(TILE_CASE) }
}

/// Adds the bias and applies the curve to a tile that is still in the cache.
INLINE void finish(const salon_product *job, float *c, long first, long rows, long columns) {
  static const float no_bias[TILE_COLUMNS] = {0};
  const float *bias = job->bias ? job->bias + first : no_bias;
  switch (job->curve) {
  case salon_gelu: LEVEL(bias_gelu)(c, job->c_stride, bias, rows, columns); break;
  case salon_quick_gelu: LEVEL(bias_quick_gelu)(c, job->c_stride, bias, rows, columns); break;
  case salon_no_curve:
    if (!job->bias) return;
    for (long r = 0; r < rows; r++, c += job->c_stride) {
      long i = 0;
      for (; i + LANES <= columns; i += LANES) store(c + i, load(c + i) + load(bias + i));
      for (; i < columns; i++) c[i] += bias[i];
    }
  }
}

long LEVEL(product_room)(void) {
  return (PANEL_DEPTH + TILE_ROWS) * TILE_COLUMNS + MOST_ROWS * PANEL_DEPTH + LANES;
}

void LEVEL(product)(const salon_product *job, float *room) {
  float *panel = room;                               // [PANEL_DEPTH, TILE_COLUMNS]
  float *edge = panel + PANEL_DEPTH * TILE_COLUMNS;  // [TILE_ROWS, TILE_COLUMNS]
  float *packed = edge + TILE_ROWS * TILE_COLUMNS;
  const long blocks = (job->rows + MOST_ROWS - 1) / MOST_ROWS;
  if (blocks == 0) return;
  const long block =
      ((job->rows + blocks - 1) / blocks + TILE_ROWS - 1) / TILE_ROWS * TILE_ROWS;
  for (long first = 0; first < job->rows; first += block) {
    const long rows = job->rows - first < block ? job->rows - first : block;
    const long tiles = (rows + TILE_ROWS - 1) / TILE_ROWS;
    for (long k = 0; k < job->depth; k += PANEL_DEPTH) {
      const long depth = job->depth - k < PANEL_DEPTH ? job->depth - k : PANEL_DEPTH;
      const int adding = job->adding || k > 0, isLast = k + depth == job->depth;
      pack_rows(job->a + first * job->a_stride + k, job->a_stride, rows, depth, packed);
      for (long n = 0; n < job->columns; n += TILE_COLUMNS) {
        const long columns =
            job->columns - n < TILE_COLUMNS ? job->columns - n : TILE_COLUMNS;
        fetching next = {.stride = job->b_stride, .depth = depth};
        if (job->b_is_transposed) {
          pack_transposed(job->b + n * job->b_stride + k, job->b_stride, columns, depth, panel);
          const long left = job->columns - n - columns;
          next.row = job->b + (n + columns) * job->b_stride + k;
          next.rows = left < TILE_COLUMNS ? left : TILE_COLUMNS;
          next.share = (next.rows + tiles - 1) / tiles;
        } else {
          pack_columns(job->b + k * job->b_stride + n, job->b_stride, columns, depth, panel);
        }
        float *c = job->c + first * job->c_stride + n;
        const float *a = packed;
        for (long r = 0; r < rows;
             r += TILE_ROWS, a += TILE_ROWS * depth, c += TILE_ROWS * job->c_stride) {
          const long count = rows - r < TILE_ROWS ? rows - r : TILE_ROWS;
          if (columns == TILE_COLUMNS) {
            any_tile(count, a, panel, depth, c, job->c_stride, adding, &next);
          } else {
            any_tile(count, a, panel, depth, edge, TILE_COLUMNS, 0, &next);
            for (long i = 0; i < count; i++)
              for (long j = 0; j < columns; j++) {
                float *to = c + i * job->c_stride + j;
                *to = adding ? *to + edge[i * TILE_COLUMNS + j] : edge[i * TILE_COLUMNS + j];
              }
          }
          if (isLast) finish(job, c, n, count, columns);
        }
      }
    }
  }
}
