#include "vertex_kernel.h"

#include "cloned.h"

INLINE uint64_t bits(double value) {
  uint64_t result;
  __builtin_memcpy(&result, &value, sizeof result);
  return result;
}

INLINE uint64_t place_hash(double longitude, double latitude, mezha_hash_factors factors) {
  uint64_t h = bits(longitude) * factors.first;
  h ^= h >> 32;
  h = (h ^ bits(latitude)) * factors.second;
  h ^= h >> 29;
  return h * factors.first;
}

INLINE double canonical(double longitude) { return longitude == -180 ? 180 : longitude; }

CLONED void mezha_place_hashes(const double *positions, size_t count, mezha_hash_factors factors,
                               uint64_t *restrict hashes) {
  for (size_t i = 0; i < count; i++) {
    hashes[i] = place_hash(canonical(positions[2 * i]), positions[2 * i + 1], factors);
  }
}

CLONED void mezha_filter_slots(const double *positions, size_t count, double scale, uint64_t page_mask,
                               mezha_hash_factors factors, uint32_t *restrict words, uint64_t *restrict lows) {
  for (size_t i = 0; i < count; i++) {
    const double longitude = canonical(positions[2 * i]);
    const double latitude = positions[2 * i + 1];
    // Both are positive, so that what is cut off is the fraction; 2^31 holds them for a scale of 1e6.
    const uint64_t column = (uint64_t)(int64_t)((longitude + 540) * scale);
    const uint64_t row = (uint64_t)(int64_t)((latitude + 90) * scale);
    const uint64_t cell = ((column * factors.first) ^ row) * factors.second;
    const uint64_t hash = place_hash(longitude, latitude, factors);
    words[i] = (uint32_t)(((cell >> 40) & page_mask) << 5 | hash >> 59);
    lows[i] = (uint64_t)1 << (hash >> 34 & 62) | (uint64_t)1 << (hash >> 40 & 62) |
              (uint64_t)1 << (hash >> 46 & 62);
  }
}
