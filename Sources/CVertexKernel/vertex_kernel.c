#include "vertex_kernel.h"

#include "cloned.h"

static const uint64_t first_factor = 0x9E3779B97F4A7C15u;
static const uint64_t second_factor = 0xD6E8FEB86659FD93u;

INLINE uint64_t bits(double value) {
  uint64_t result;
  __builtin_memcpy(&result, &value, sizeof result);
  return result;
}

INLINE uint64_t place_hash(double longitude, double latitude) {
  uint64_t h = bits(longitude) * first_factor;
  h ^= h >> 32;
  h = (h ^ bits(latitude)) * second_factor;
  h ^= h >> 29;
  return h * first_factor;
}

INLINE double canonical(double longitude) { return longitude == -180 ? 180 : longitude; }

CLONED void mezha_place_hashes(const double *positions, size_t count, uint64_t *restrict hashes) {
  for (size_t i = 0; i < count; i++) {
    hashes[i] = place_hash(canonical(positions[2 * i]), positions[2 * i + 1]);
  }
}

CLONED void mezha_filter_slots(const double *positions, size_t count, double scale, uint64_t page_mask,
                               uint32_t *restrict words, uint64_t *restrict lows) {
  for (size_t i = 0; i < count; i++) {
    const double longitude = canonical(positions[2 * i]);
    const double latitude = positions[2 * i + 1];
    // Both are positive, so that what is cut off is the fraction; 2^31 holds them for a scale of 1e6.
    const uint64_t column = (uint64_t)(int64_t)((longitude + 540) * scale);
    const uint64_t row = (uint64_t)(int64_t)((latitude + 90) * scale);
    const uint64_t cell = ((column * first_factor) ^ row) * second_factor;
    const uint64_t hash = place_hash(longitude, latitude);
    words[i] = (uint32_t)(((cell >> 40) & page_mask) << 5 | hash >> 59);
    lows[i] = (uint64_t)1 << (hash >> 34 & 62) | (uint64_t)1 << (hash >> 40 & 62) |
              (uint64_t)1 << (hash >> 46 & 62);
  }
}
