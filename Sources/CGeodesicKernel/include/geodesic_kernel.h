#ifndef MEZHA_GEODESIC_KERNEL_H
#define MEZHA_GEODESIC_KERNEL_H

#include <stddef.h>

/// Geodesic lengths of short segments on WGS 84, in metres.
///
/// `positions` holds `count` + 1 pairs of longitude and latitude in degrees; `lengths` gets `count` values. A
/// segment that this series is not proven for (longer than 75 km, or over more than 90 degrees of
/// longitude) gets a negative value: measure it otherwise.
///
/// Properties: (1) the length of a segment has the same bits in both directions; (2) equal positions give
/// exactly 0; (3) every processor gives the same bits: no contraction to fused operations.
void mezha_short_geodesics(const double *positions, size_t count, double *lengths);

#endif
