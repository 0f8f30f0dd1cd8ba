// Drives the C and C++ of this package under AddressSanitizer and UndefinedBehaviorSanitizer: bin/test-sanitized.
//
//     sanitized SECONDS FIRST_SEED [GEOJSON...]
//
// Each case depends on its seed alone. What is computed is held against plain loops. Exit code 1 when something differs;
// the sanitizers end the program by themselves.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" {
#include "chain_kernel.h"
#include "geodesic_kernel.h"
#include "vertex_kernel.h"
}
#include "csimdjson.h"
#ifdef HAS_GDAL
extern "C" {
// Of Sources/CGDAL/include/shim.h, which is for C.
const char *mezha_gdal_load(void);
long long mezha_vsi_size(const char *path);
}
#endif

namespace {

using Random = std::mt19937_64;

void check(bool holds, const char *what, uint64_t seed) {
  if (holds) return;
  std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), what);
  std::exit(1);
}

size_t below(Random &random, size_t limit) { return random() % limit; }

double between(Random &random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

// An array that ends where its memory ends, so that a step beyond it is seen.
template <typename Value>
std::vector<Value> exact(size_t count) {
  std::vector<Value> values(count);
  values.shrink_to_fit();
  return values;
}

std::vector<double> randomLine(Random &random, size_t positions) {
  auto line = exact<double>(2 * positions);
  const double size = std::pow(10, between(random, -6, 2));
  const bool isOnGrid = below(random, 3) == 0;
  for (size_t i = 0; i < positions; i++) {
    double x = between(random, -size, size), y = between(random, -size, size);
    if (isOnGrid) x = std::round(x), y = std::round(y);
    line[2 * i] = std::fmax(-540, std::fmin(540, x)) + 0.0;
    line[2 * i + 1] = std::fmax(-90, std::fmin(90, y)) + 0.0;
    if (below(random, 16) == 0) line[2 * i] = below(random, 2) ? 180 : -180;
  }
  return line;
}

void testVertices(uint64_t seed) {
  Random random(seed);
  const size_t count = 1 + below(random, 70);
  const auto line = randomLine(random, count);
  const mezha_hash_factors factors{random() | 1, random() | 1};
  auto hashes = exact<uint64_t>(count);
  mezha_place_hashes(line.data(), count, factors, hashes.data());
  auto words = exact<uint32_t>(count);
  auto lows = exact<uint64_t>(count);
  const uint64_t mask = (uint64_t{1} << below(random, 24)) - 1;
  mezha_filter_slots(line.data(), count, std::pow(10, between(random, -2, 6)), mask, factors, words.data(),
                     lows.data());
  for (size_t i = 0; i < count; i++) {
    check(words[i] < 32 * (mask + 1), "a slot is outside of the filter", seed);
    check(lows[i] != 0 && (lows[i] & 0xAAAAAAAAAAAAAAAA) == 0, "bits are no low bits", seed);
    for (size_t j = 0; j < i; j++) {
      const auto at = [&](size_t k) { return line[2 * k] == -180 ? 180 : line[2 * k]; };
      const bool isSame = at(i) == at(j) && line[2 * i + 1] == line[2 * j + 1];
      if (isSame) check(hashes[i] == hashes[j] && words[i] == words[j] && lows[i] == lows[j], "equal places differ", seed);
    }
  }
  mezha_ring ring;
  mezha_summarize_ring(line.data(), count, &ring);
  double west = line[0], east = line[0], south = line[1], north = line[1];
  for (size_t i = 0; i < count; i++) {
    west = std::fmin(west, line[2 * i]);
    east = std::fmax(east, line[2 * i]);
    south = std::fmin(south, line[2 * i + 1]);
    north = std::fmax(north, line[2 * i + 1]);
  }
  check(ring.west == west && ring.east == east && ring.south == south && ring.north == north, "a box is wrong", seed);
}

void testChains(uint64_t seed) {
  Random random(seed);
  const size_t segments = 1 + below(random, 150);
  const auto line = randomLine(random, segments + 1);
  auto chains = exact<mezha_chain>(segments);
  const size_t count = mezha_cut_chains(line.data(), segments, 7, 3, chains.data());
  int32_t next = 7;
  for (size_t k = 0; k < count; k++) {
    const auto &chain = chains[k];
    check(chain.first == next && chain.count >= 1 && chain.count <= mezha_chain_limit && chain.line == 3,
          "chains do not follow each other", seed);
    for (int32_t i = 0; i <= chain.count; i++) {
      const double x = line[2 * (chain.first - 7 + i)] * mezha_chain_units;
      const double y = line[2 * (chain.first - 7 + i) + 1] * mezha_chain_units;
      check(chain.box[0] <= x && chain.box[1] <= y && -static_cast<double>(chain.box[2]) >= x &&
                -static_cast<double>(chain.box[3]) >= y,
            "a vertex is outside of its chain's box", seed);
    }
    next += chain.count;
  }
  check(next == 7 + static_cast<int32_t>(segments), "segments are missing", seed);

  const size_t few = 1 + below(random, mezha_chain_limit);
  const auto other = randomLine(random, few + 1);
  const double a = between(random, -2, 2), b = between(random, -2, 2);
  const uint32_t found = mezha_segments_meeting(other.data(), few, a, b, a + 1, b + 1);
  for (size_t i = 0; i < few; i++) {
    const double *p = other.data() + 2 * i;
    const bool meets = std::fmin(p[0], p[2]) <= a + 1 && std::fmax(p[0], p[2]) >= a &&
                       std::fmin(p[1], p[3]) <= b + 1 && std::fmax(p[1], p[3]) >= b;
    check(meets == (found >> i & 1), "a segment that meets the box is missed, or the other way round", seed);
  }
}

// One document: what came of it, and how many numbers were shown.
void readGeoJSON(const std::string &text, uint64_t seed) {
  auto bytes = exact<char>(text.size() + MEZHA_GEOJSON_PADDING);
  std::memcpy(bytes.data(), text.data(), text.size());
  mezha_geojson_reader *reader = mezha_geojson_open(bytes.data(), text.size());
  check(reader != nullptr, "no reader", seed);
  mezha_geojson_error error;
  if (mezha_geojson_read_names(reader, 20, 1 << 18, &error) != MEZHA_GEOJSON_OK) {
    check(error.offset <= text.size(), "an error is outside of the text", seed);
  }
  std::vector<mezha_text> names;
  for (size_t i = 0; i < mezha_geojson_name_count(reader) && i < 8; i++) {
    names.push_back(mezha_geojson_name(reader, i));
  }
  double sum = 0;
  mezha_geojson_summary summary;
  struct Context {
    double *sum;
    size_t names;
  } context{&sum, names.size()};
  const auto visit = [](void *raw, const mezha_geojson_feature *feature) {
    auto &context = *static_cast<Context *>(raw);
    for (size_t i = 0; i < context.names; i++) {
      for (size_t k = 0; k < feature->values[i].length; k++) *context.sum += feature->values[i].bytes[k];
    }
    if (feature->ring_count > 0) {
      for (size_t i = 0; i < 2 * feature->ring_starts[feature->ring_count]; i++) *context.sum += feature->coordinates[i];
    }
    return 0;
  };
  if (mezha_geojson_read(reader, names.data(), names.size(), &context, visit, &summary, &error) == MEZHA_GEOJSON_MALFORMED) {
    check(error.offset <= text.size(), "an error is outside of the text", seed);
  }
  mezha_geojson_close(reader);
}

void testGeoJSON(uint64_t seed, const std::vector<std::string> &corpus) {
  static const char *const tokens[] = {
      "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "\\udc00", "null", "true", "1e999", "-0", "00", "1.",
      "\"type\"", "\"Polygon\"", "\"coordinates\":", "\"id\":", "\xEF\xBB\xBF", "\xFF", "\xC0\x80", "\xED\xA0\x80",
      "\"n\\u0061me\":\"x\"", "9007199254740993", "0.30000000000000004", "12345678901234567890"};
  Random random(seed);
  std::string text = corpus[below(random, corpus.size())];
  const size_t changes = below(random, 20) == 0 ? 40 : below(random, 5);
  for (size_t k = 0; k < changes && !text.empty(); k++) {
    const size_t place = below(random, text.size());
    switch (below(random, 8)) {
      case 0: text[place] = static_cast<char>(random()); break;
      case 1: text[place] ^= static_cast<char>(1 << below(random, 8)); break;
      case 2: text.erase(place, 1 + below(random, 60)); break;
      case 3: text.insert(place, tokens[below(random, sizeof tokens / sizeof *tokens)]); break;
      case 4: text.insert(below(random, text.size()), text.substr(place, 1 + below(random, 80))); break;
      case 5: text.resize(place); break;
      case 6: text.insert(place, std::string(below(random, 2) ? 3 : 700, below(random, 2) ? '[' : '{')); break;
      default: text[place] = '\0'; break;
    }
  }
  readGeoJSON(text, seed);
}

void testGeodesic(uint64_t seed) {
  Random random(seed);
  const size_t count = 1 + below(random, 300);
  const auto line = randomLine(random, count + 1);
  auto lengths = exact<double>(count), reversed = exact<double>(count);
  mezha_short_geodesics(line.data(), count, lengths.data());
  auto back = exact<double>(2 * count + 2);
  for (size_t i = 0; i <= count; i++) {
    back[2 * i] = line[2 * (count - i)];
    back[2 * i + 1] = line[2 * (count - i) + 1];
  }
  mezha_short_geodesics(back.data(), count, reversed.data());
  for (size_t i = 0; i < count; i++) {
    check(lengths[i] == reversed[count - 1 - i], "a length depends on the direction", seed);
    const bool isSame = line[2 * i] == line[2 * i + 2] && line[2 * i + 1] == line[2 * i + 3];
    if (isSame) check(lengths[i] == 0, "equal places are apart", seed);
    check(lengths[i] == -1 || (lengths[i] >= 0 && lengths[i] <= 75000), "a length is out of range", seed);
  }
}

}  // namespace

int main(int count, char **arguments) {
  const double seconds = count > 1 ? std::atof(arguments[1]) : 5;
  const uint64_t first = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  std::vector<std::string> corpus = {
      R"({"type":"FeatureCollection","features":[{"type":"Feature","id":1,"properties":{"id":"a","n":1.5},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]})",
      R"({"type":"Feature","properties":null,"geometry":{"coordinates":[[[[0,0,1],[1,0,1],[1,1,1],[0,0,1]]]],"type":"MultiPolygon"}})",
      R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]})"};
  for (int index = 3; index < count; index++) {
    std::ifstream file(arguments[index], std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (text.size() < 200000) corpus.push_back(text);
  }
#ifdef HAS_GDAL
  // The library is loaded once, whoever asks, and a file that is not there has no size.
  if (mezha_gdal_load() == nullptr) check(mezha_vsi_size("/nowhere/at/all") == -1, "a size of nothing", 0);
#endif
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  uint64_t seed = first;
  do {
    testVertices(seed);
    testChains(seed);
    testGeodesic(seed);
    testGeoJSON(seed, corpus);
    ++seed;
  } while (std::chrono::steady_clock::now() < end);
  std::printf("sanitized: %llu cases from seed %llu, no fault\n", static_cast<unsigned long long>(seed - first),
              static_cast<unsigned long long>(first));
}
