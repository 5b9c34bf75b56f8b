// Products of matrices, written once over vectors of LANES floats and included behind kernels.h by
// one file for each instruction set. The order of the work is that of Goto and van de Geijn: Anatomy
// of High-Performance Matrix Multiplication, 2008, with the roles of the two matrices exchanged: all
// rows of `a` stay packed in the cache next to the core, and panels of `b`, a weight as it lies in
// its file, are packed just before they are used. With hundreds of rows that packing costs about five
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

#if LANES == 16
#define EACH_LANE(F, w)                                                                        \
  F(0, w), F(1, w), F(2, w), F(3, w), F(4, w), F(5, w), F(6, w), F(7, w), F(8, w), F(9, w),     \
      F(10, w), F(11, w), F(12, w), F(13, w), F(14, w), F(15, w)
#elif LANES == 8
#define EACH_LANE(F, w) F(0, w), F(1, w), F(2, w), F(3, w), F(4, w), F(5, w), F(6, w), F(7, w)
#else
#define EACH_LANE(F, w) F(0, w), F(1, w), F(2, w), F(3, w)
#endif

typedef float four __attribute__((ext_vector_type(4)));

INLINE four load_four(const float *from) {
  four value;
  memcpy(&value, from, sizeof value);
  return value;
}

/// Four values of row i and of each fourth row after it; of rows beyond `rows`, a constant, anything.
INLINE V fourths(const float *from, long stride, const int rows, const int i) {
#define FOURTH(l) load_four(from + (i + 4 * (l) < rows ? i + 4 * (l) : 0) * stride)
#if LANES == 16
  return __builtin_shufflevector(
      __builtin_shufflevector(FOURTH(0), FOURTH(1), 0, 1, 2, 3, 4, 5, 6, 7),
      __builtin_shufflevector(FOURTH(2), FOURTH(3), 0, 1, 2, 3, 4, 5, 6, 7), 0, 1, 2, 3, 4, 5, 6, 7,
      8, 9, 10, 11, 12, 13, 14, 15);
#elif LANES == 8
  return __builtin_shufflevector(FOURTH(0), FOURTH(1), 0, 1, 2, 3, 4, 5, 6, 7);
#else
  return FOURTH(0);
#endif
}

/// Element j of two vectors whose values, or pairs of them, are taken by turns within each four.
#define SINGLES(j, from) (((j) & 1 ? LANES : 0) + ((j) & ~3) + (((j) & 3) >> 1) + (from))
#define PAIRS(j, from) (((j) & 2 ? LANES : 0) + ((j) & ~3) + ((j) & 1) + (from))

/// LANES columns of `rows` ≤ LANES rows, a constant, as vectors `step` apart; what they hold beyond
/// the rows is anything.
///
/// Rows four apart come into one vector by loads alone, and the rest is done within each four lanes.
/// A row is read whole before the next: rows that are pages apart share one set of the first-level
/// cache, which has fewer lines than there are rows.
INLINE void transpose(const float *from, long stride, const int rows, float *to, long step) {
  V quads[LANES / 4][4];
  UNROLLED for (int i = 0; i < 4; i++) UNROLLED for (int k = 0; k < LANES / 4; k++)
    quads[k][i] = fourths(from + 4 * k, stride, rows, i);
  UNROLLED for (int k = 0; k < LANES / 4; k++, to += 4 * step) {
    const V r0 = quads[k][0], r1 = quads[k][1], r2 = quads[k][2], r3 = quads[k][3];
    const V a = __builtin_shufflevector(r0, r1, EACH_LANE(SINGLES, 0));
    const V b = __builtin_shufflevector(r2, r3, EACH_LANE(SINGLES, 0));
    const V c = __builtin_shufflevector(r0, r1, EACH_LANE(SINGLES, 2));
    const V d = __builtin_shufflevector(r2, r3, EACH_LANE(SINGLES, 2));
    store(to, __builtin_shufflevector(a, b, EACH_LANE(PAIRS, 0)));
    store(to + step, __builtin_shufflevector(a, b, EACH_LANE(PAIRS, 2)));
    store(to + 2 * step, __builtin_shufflevector(c, d, EACH_LANE(PAIRS, 0)));
    store(to + 3 * step, __builtin_shufflevector(c, d, EACH_LANE(PAIRS, 2)));
  }
}

/// The same at a matrix's edge, where only `count` rows and `columns` columns are: there is 0 in place
/// of the other rows, and nothing is stored for the other columns.
static void transpose_edge(const float *from, long stride, long count, long columns, float *to,
                           long step) {
  for (long k = 0; k < columns; k++)
    for (long i = 0; i < LANES; i++) to[k * step + i] = i < count ? from[i * stride + k] : 0.0f;
}

/// Rows of `a` in tiles: [depth, TILE_ROWS] each. A vector is stored for each column, and what it
/// holds beyond the tile's rows is written over by the next; so `to` needs room for LANES more.
static void pack_rows(const float *a, long stride, long rows, long depth, float *to) {
  for (long r = 0; r < rows; r += TILE_ROWS, a += TILE_ROWS * stride, to += TILE_ROWS * depth) {
    const long count = rows - r < TILE_ROWS ? rows - r : TILE_ROWS;
    for (long k = 0; k < depth; k += LANES) {
      const long columns = depth - k < LANES ? depth - k : LANES;
      if (count == TILE_ROWS && columns == LANES)
        transpose(a + k, stride, TILE_ROWS, to + k * TILE_ROWS, TILE_ROWS);
      else
        transpose_edge(a + k, stride, count, columns, to + k * TILE_ROWS, TILE_ROWS);
    }
  }
}

/// A panel of `b`, [depth, TILE_COLUMNS] with columns beyond `count` 0, which is packed square by
/// square between the tiles that are computed from the panel before it. The lines of the squares
/// that come next are fetched while a tile is computed: they come from memory, and waiting for them
/// would take an eighth of the time that the products take.
typedef struct {
  /// Where it begins in `b`, and from row to row of that; rows are columns of the panel where `b`
  /// lies as [columns, depth].
  const float *b;
  long stride;
  int is_transposed;
  long count, depth;
  float *to;
  /// The square that is packed next, of how many.
  long square, squares;
} panel;

/// Where a square begins in `b`.
INLINE const float *square_start(const panel *p, long square) {
  const long k = square / TILE_VECTORS * LANES, column = square % TILE_VECTORS * LANES;
  return p->is_transposed ? p->b + column * p->stride + k : p->b + k * p->stride + column;
}

static void pack_square(const panel *p) {
  const long k = p->square / TILE_VECTORS * LANES, column = p->square % TILE_VECTORS * LANES;
  const long rows = p->depth - k < LANES ? p->depth - k : LANES, columns = p->count - column;
  const float *from = square_start(p, p->square);
  float *to = p->to + k * TILE_COLUMNS + column;
  if (!p->is_transposed)
    for (long i = 0; i < rows; i++, from += p->stride, to += TILE_COLUMNS)
      store(to, columns >= LANES ? load(from) : columns > 0 ? load_part(from, columns) : (V)(0.0f));
  else if (columns >= LANES && rows == LANES)
    transpose(from, p->stride, LANES, to, TILE_COLUMNS);
  else
    transpose_edge(from, p->stride, columns, rows, to, TILE_COLUMNS);
}

/// Packs up to `count` squares more.
static void pack_squares(panel *p, long count) {
  for (; count > 0 && p->square < p->squares; count--, p->square++) pack_square(p);
}

/// Lines of squares that are about to be packed, fetched a few at a time: asked for all at once, they
/// would wait for one another.
typedef struct {
  const panel *next;
  /// The next line, one of LANES in each square, and where to stop.
  long line, end;
  /// Lines for each sixteen steps of a tile.
  long share;
} fetching;

INLINE void fetch(fetching *lines) {
  for (long i = 0; i < lines->share && lines->line < lines->end; i++, lines->line++)
    __builtin_prefetch(square_start(lines->next, lines->line / LANES) +
                           lines->line % LANES * lines->next->stride, 0, 3);
}

/// c = a · b or c += a · b for one tile of `rows` rows, a constant: `a` is [depth, TILE_ROWS], `b`
/// is [depth, TILE_COLUMNS].
INLINE void tile(const int rows, const float *a, const float *b, long depth, float *c, long stride,
                 int adding, fetching *lines) {
  V sums[TILE_ROWS][TILE_VECTORS];
  UNROLLED for (int r = 0; r < rows; r++) {
    __builtin_prefetch(c + r * stride, 1);
    __builtin_prefetch(c + r * stride + 16, 1);
    UNROLLED for (int v = 0; v < TILE_VECTORS; v++) sums[r][v] = (V)(0.0f);
  }
  for (long k = 0; k < depth;) {
    fetch(lines);
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
                                                    fetching *lines) {                           \
    tile(rows, a, b, depth, c, stride, adding, lines);                                            \
  }
EACH_TILE(DEFINE_TILE)
#define TILE_CASE(rows) \
  case rows: return tile_##rows(a, b, depth, c, stride, adding, lines);

static inline void any_tile(long rows, const float *a, const float *b, long depth, float *c,
                            long stride, int adding, fetching *lines) {
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
  return (2 * PANEL_DEPTH + TILE_ROWS) * TILE_COLUMNS + MOST_ROWS * PANEL_DEPTH + LANES;
}

/// The panel that begins at depth k and column n, to be packed.
static panel panel_at(const salon_product *job, long k, long n, float *to) {
  panel p = {.stride = job->b_stride, .is_transposed = job->b_is_transposed, .to = to};
  p.b = job->b_is_transposed ? job->b + n * job->b_stride + k : job->b + k * job->b_stride + n;
  p.depth = job->depth - k < PANEL_DEPTH ? job->depth - k : PANEL_DEPTH;
  p.count = job->columns - n < TILE_COLUMNS ? job->columns - n : TILE_COLUMNS;
  p.squares = (p.depth + LANES - 1) / LANES * TILE_VECTORS;
  return p;
}

void LEVEL(product)(const salon_product *job, float *room) {
  float *panels[2] = {room, room + PANEL_DEPTH * TILE_COLUMNS};
  float *edge = panels[1] + PANEL_DEPTH * TILE_COLUMNS;  // [TILE_ROWS, TILE_COLUMNS]
  float *packed = edge + TILE_ROWS * TILE_COLUMNS;
  const long blocks = (job->rows + MOST_ROWS - 1) / MOST_ROWS;
  if (blocks == 0 || job->columns == 0 || job->depth == 0) return;
  const long block =
      ((job->rows + blocks - 1) / blocks + TILE_ROWS - 1) / TILE_ROWS * TILE_ROWS;
  panel next = panel_at(job, 0, 0, panels[0]);
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
        if (job->pass && job->gate) job->pass(job->gate);
        pack_squares(&next, next.squares);
        const float *b = next.to;
        float *free = b == panels[0] ? panels[1] : panels[0];
        if (n + TILE_COLUMNS < job->columns)
          next = panel_at(job, k, n + TILE_COLUMNS, free);
        else if (!isLast)
          next = panel_at(job, k + PANEL_DEPTH, 0, free);
        else if (first + block < job->rows)
          next = panel_at(job, 0, 0, free);
        const long share = (next.squares - next.square + tiles - 1) / tiles;
        float *c = job->c + first * job->c_stride + n;
        const float *a = packed;
        for (long r = 0; r < rows;
             r += TILE_ROWS, a += TILE_ROWS * depth, c += TILE_ROWS * job->c_stride) {
          const long count = rows - r < TILE_ROWS ? rows - r : TILE_ROWS;
          fetching lines = {.next = &next, .line = next.square * LANES};
          lines.end = (next.square + share) * LANES;
          if (lines.end > next.squares * LANES) lines.end = next.squares * LANES;
          lines.share = (share * LANES * 16 + depth - 1) / depth;
          if (columns == TILE_COLUMNS) {
            any_tile(count, a, b, depth, c, job->c_stride, adding, &lines);
          } else {
            any_tile(count, a, b, depth, edge, TILE_COLUMNS, 0, &lines);
            for (long i = 0; i < count; i++)
              for (long j = 0; j < columns; j++) {
                float *to = c + i * job->c_stride + j;
                *to = adding ? *to + edge[i * TILE_COLUMNS + j] : edge[i * TILE_COLUMNS + j];
              }
          }
          pack_squares(&next, share);
          if (isLast) finish(job, c, n, count, columns);
        }
      }
    }
  }
}
