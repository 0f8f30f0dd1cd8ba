#ifndef LANES_H
#define LANES_H

#include <stddef.h>
#include <stdint.h>

// Four positions: longitude and latitude in turn.
typedef double lanes __attribute__((vector_size(64)));
typedef int64_t masks __attribute__((vector_size(64)));
enum { positions_of_lanes = 4 };

// Macros, because a function that takes or gives so wide a vector is called differently by each clone.
#define LOAD(positions)                                \
  __extension__({                                      \
    lanes loaded;                                      \
    __builtin_memcpy(&loaded, positions, sizeof loaded); \
    loaded;                                            \
  })
#define BOTH(x, y) ((lanes){x, y, x, y, x, y, x, y})
// What a longitude's lane held is in that of its latitude, and the other way round.
#define CROSSED(v) __builtin_shufflevector(v, v, 1, 0, 3, 2, 5, 4, 7, 6)

#endif
