#ifndef CHAIN_KERNEL_H
#define CHAIN_KERNEL_H

#include <stddef.h>
#include <stdint.h>

// Segments of a line that all go forward in one direction, so that they cannot meet each other.
typedef struct {
  // A box around them, in units of 1 / mezha_chain_units degrees: west, south, and east and north with the sign
  // changed. All four are rounded down: outward.
  int32_t box[4];
  // The first segment and how many there are.
  int32_t first;
  int32_t count;
  // What the caller says of the line.
  int32_t line;
} mezha_chain;

// Less than 3 cm; 540 degrees fit in 32 bits.
static const double mezha_chain_units = 3900000;

// No chain is longer, so that a mask of its segments fits in 32 bits.
enum { mezha_chain_limit = 32 };

// Cuts a line into chains.
//
// positions: longitude and latitude in turn, segments + 1 of each; longitudes of at most 540 degrees, either sign.
// first:     the number of the first segment.
// line:      handed on to each chain.
// chains:    room for as many as there are segments.
// Returns how many chains there are. O(segments).
//
// A segment goes forward when its product with the vector from the chain's first vertex to its last is positive for
// certain: greater than the rounding error of the product (Higham, "Accuracy and Stability of Numerical
// Algorithms", 2002, section 3.1).
size_t mezha_cut_chains(const double *positions, size_t segments, int32_t first, int32_t line,
                        mezha_chain *chains);

// Which segments of a line have a box that meets a box; the lowest bit is the first.
//
// positions: as above.
// segments:  at most mezha_chain_limit.
uint32_t mezha_segments_meeting(const double *positions, size_t segments, double west, double south,
                                double east, double north);

#endif
