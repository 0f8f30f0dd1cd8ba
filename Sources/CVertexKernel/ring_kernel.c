#include <math.h>

#include "cloned.h"
#include "lanes.h"
#include "vertex_kernel.h"

CLONED void mezha_summarize_ring(const double *positions, size_t count, mezha_ring *ring) {
  const double x0 = positions[0], y0 = positions[1];
  const lanes origin = BOTH(x0, y0);
  lanes low = origin, high = origin, products = BOTH(0, 0), widest = BOTH(0, 0);
  size_t i = 0;
  // Each step looks at four segments and at the position before each; the one after them is the next step's.
  for (; i + positions_of_lanes < count; i += positions_of_lanes) {
    const lanes a = LOAD(positions + 2 * i), b = LOAD(positions + 2 * i + 2);
    low = __builtin_elementwise_min(low, a);
    high = __builtin_elementwise_max(high, a);
    widest = __builtin_elementwise_max(widest, __builtin_elementwise_abs(b - a));
    const lanes next = b - origin;
    products += (a - origin) * CROSSED(next);
  }
  double west = fmin(fmin(low[0], low[2]), fmin(low[4], low[6]));
  double south = fmin(fmin(low[1], low[3]), fmin(low[5], low[7]));
  double east = fmax(fmax(high[0], high[2]), fmax(high[4], high[6]));
  double north = fmax(fmax(high[1], high[3]), fmax(high[5], high[7]));
  double step = fmax(fmax(widest[0], widest[2]), fmax(widest[4], widest[6]));
  double area = (products[0] + products[2]) + (products[4] + products[6]) -
                ((products[1] + products[3]) + (products[5] + products[7]));
  for (; i < count; i++) {
    const double x = positions[2 * i], y = positions[2 * i + 1];
    west = fmin(west, x);
    south = fmin(south, y);
    east = fmax(east, x);
    north = fmax(north, y);
    if (i + 1 == count) break;
    const double u = positions[2 * i + 2], v = positions[2 * i + 3];
    step = fmax(step, fabs(u - x));
    area += (x - x0) * (v - y0) - (u - x0) * (y - y0);
  }
  *ring = (mezha_ring){west, south, east, north, area, step > 180};
}
