#ifndef VERTEX_KERNEL_H
#define VERTEX_KERNEL_H

#include <stddef.h>
#include <stdint.h>

// What places are hashed by: two odd numbers.
typedef struct {
  uint64_t first, second;
} mezha_hash_factors;

// Hashes of places, equal for equal places, where -180 degrees of longitude is 180.
//
// positions: longitude and latitude in turn, count of each; finite, no negative zeros.
// hashes:    one value each.
void mezha_place_hashes(const double *positions, size_t count, mezha_hash_factors factors, uint64_t *hashes);

// Where the buckets of places are in a filter of pages of 32 words (see VertexFilter).
//
// positions: as above; longitudes of at most 540 degrees, latitudes of at most 90, either sign.
// scale:     cells a degree, at most 1e6.
// page_mask: the number of pages less one; a power of two less one, below 2^24.
// words:     the index of each place's word.
// lows:      the low bits of each place's three buckets.
void mezha_filter_slots(const double *positions, size_t count, double scale, uint64_t page_mask,
                        mezha_hash_factors factors, uint32_t *words, uint64_t *lows);

typedef struct {
  double west, south, east, north;
  // Twice the signed area in square degrees, positive for counter-clockwise.
  double double_area;
  // Whether a step is wider than 180 degrees of longitude: the area then says nothing.
  int is_wide;
} mezha_ring;

// Looks at a ring.
//
// positions: as above; the first one again at the end.
// count:     how many, at least 1.
void mezha_summarize_ring(const double *positions, size_t count, mezha_ring *ring);

#endif
