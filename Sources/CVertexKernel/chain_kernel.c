#include "chain_kernel.h"

#include <math.h>

#include "cloned.h"
#include "lanes.h"

// Four roundings of 2^-53 each, and what products below the least normal number may lose.
static const double slack = 4.5e-16;
static const double least = 1e-300;

INLINE int goes_forward(const double *a, double u, double v) {
  const double x = (a[2] - a[0]) * u, y = (a[3] - a[1]) * v;
  return x + y > slack * (fabs(x) + fabs(y)) + least;
}

INLINE int are_directed(const double *p, size_t segments) {
  const double u = p[2 * segments] - p[0], v = p[2 * segments + 1] - p[1];
  if (segments < positions_of_lanes) {
    int result = 1;
    for (size_t i = 0; i < segments; i++) result &= goes_forward(p + 2 * i, u, v);
    return result;
  }
  const lanes direction = BOTH(u, v);
  masks result = {-1, -1, -1, -1, -1, -1, -1, -1};
  const size_t last = segments - positions_of_lanes;
  for (size_t i = 0;; i = i + positions_of_lanes < last ? i + positions_of_lanes : last) {
    const lanes product = (LOAD(p + 2 * i + 2) - LOAD(p + 2 * i)) * direction;
    const lanes size = __builtin_elementwise_abs(product);
    result &= (masks)(product + CROSSED(product) > slack * (size + CROSSED(size)) + least);
    if (i == last) break;
  }
  return __builtin_reduce_and(result) != 0;
}

// One less than the whole number below: the product may have been rounded up.
INLINE int32_t down(double value) { return (int32_t)floor(value * mezha_chain_units) - 1; }

INLINE void find_box(const double *p, size_t segments, int32_t *box) {
  double west = p[0], south = p[1], east = west, north = south;
  const size_t count = segments + 1;
  if (count >= positions_of_lanes) {
    lanes low = LOAD(p), high = low;
    const size_t last = count - positions_of_lanes;
    for (size_t i = 0; i < last;) {
      i = i + positions_of_lanes < last ? i + positions_of_lanes : last;
      const lanes own = LOAD(p + 2 * i);
      low = __builtin_elementwise_min(low, own);
      high = __builtin_elementwise_max(high, own);
    }
    west = fmin(fmin(low[0], low[2]), fmin(low[4], low[6]));
    south = fmin(fmin(low[1], low[3]), fmin(low[5], low[7]));
    east = fmax(fmax(high[0], high[2]), fmax(high[4], high[6]));
    north = fmax(fmax(high[1], high[3]), fmax(high[5], high[7]));
  } else {
    for (size_t i = 1; i < count; i++) {
      west = fmin(west, p[2 * i]);
      south = fmin(south, p[2 * i + 1]);
      east = fmax(east, p[2 * i]);
      north = fmax(north, p[2 * i + 1]);
    }
  }
  box[0] = down(west);
  box[1] = down(south);
  box[2] = down(-east);
  box[3] = down(-north);
}

CLONED size_t mezha_cut_chains(const double *positions, size_t segments, int32_t first, int32_t line,
                               mezha_chain *chains) {
  size_t count = 0;
  size_t size = mezha_chain_limit;
  for (size_t at = 0; at < segments; at += size) {
    // A line is about as rough here as it was just before.
    size = 2 * size < mezha_chain_limit ? 2 * size : mezha_chain_limit;
    if (size > segments - at) size = segments - at;
    while (size > 1 && !are_directed(positions + 2 * at, size)) size /= 2;
    mezha_chain *chain = &chains[count++];
    find_box(positions + 2 * at, size, chain->box);
    chain->first = first + (int32_t)at;
    chain->count = (int32_t)size;
    chain->line = line;
  }
  return count;
}

CLONED uint32_t mezha_segments_meeting(const double *positions, size_t segments, double west, double south,
                                       double east, double north) {
  uint32_t result = 0;
  if (segments < positions_of_lanes) {
    for (size_t i = 0; i < segments; i++) {
      const double *a = positions + 2 * i;
      const int meets = fmin(a[0], a[2]) <= east && fmax(a[0], a[2]) >= west && fmin(a[1], a[3]) <= north &&
                        fmax(a[1], a[3]) >= south;
      result |= (uint32_t)meets << i;
    }
    return result;
  }
  const lanes greatest = BOTH(east, north), least_ones = BOTH(west, south);
  const size_t last = segments - positions_of_lanes;
  for (size_t i = 0;; i = i + positions_of_lanes < last ? i + positions_of_lanes : last) {
    const lanes a = LOAD(positions + 2 * i), b = LOAD(positions + 2 * i + 2);
    masks meets = (masks)(__builtin_elementwise_min(a, b) <= greatest) &
                  (masks)(__builtin_elementwise_max(a, b) >= least_ones);
    meets &= CROSSED(meets);
    const uint32_t own = (meets[0] & 1) | (meets[2] & 2) | (meets[4] & 4) | (meets[6] & 8);
    result |= own << i;
    if (i == last) break;
  }
  return result;
}
