#ifndef MEZHA_SCANNER_HPP
#define MEZHA_SCANNER_HPP

#include "csimdjson.h"

#include <charconv>
#include <cstdint>
#include <cstring>

namespace mezha {

/// A failure, thrown inside this target only: the C functions catch it.
struct Malformed {
  mezha_geojson_reason reason;
  const char *place;
};

/// Walks over JSON text that is followed by zero bytes. No function reads beyond them.
struct Scanner {
  const char *begin;
  const char *end;
  const char *p;

  /// Objects and arrays inside each other beyond this depth are refused.
  static constexpr int depthLimit = 512;

  [[noreturn]] void fail(mezha_geojson_reason reason) const { throw Malformed{reason, p}; }

  [[noreturn]] void failSyntax() const {
    fail(p >= end ? MEZHA_REASON_TRUNCATED : MEZHA_REASON_SYNTAX);
  }

  inline void skipBlanks() {
    while (static_cast<unsigned char>(*p) <= ' ') {
      if (*p != ' ' && *p != '\n' && *p != '\r' && *p != '\t') return;
      ++p;
    }
  }

  /// Steps over a character, and the blanks before it.
  inline void expect(char wanted) {
    if (*p != wanted) {
      skipBlanks();
      if (*p != wanted) failSyntax();
    }
    ++p;
  }

  /// Steps over a character if it comes next, after blanks.
  inline bool accept(char wanted) {
    if (*p != wanted) {
      skipBlanks();
      if (*p != wanted) return false;
    }
    ++p;
    return true;
  }

  /// What comes next, after blanks.
  inline char peek() {
    skipBlanks();
    return *p;
  }

  /// Steps over a string and gives what stands between its quotes, escapes and all.
  mezha_text string() {
    expect('"');
    const char *start = p;
    for (;;) {
      const auto c = static_cast<unsigned char>(*p);
      if (c == '"') break;
      if (c == '\\') {
        ++p;
        if (p >= end) failSyntax();
      } else if (c < 0x20) {
        failSyntax();
      }
      ++p;
    }
    mezha_text text{start, static_cast<size_t>(p - start), false};
    ++p;
    return text;
  }

  /// A short string without its escapes of ASCII, written into `room`; any other as it is, which is no name that matters.
  static mezha_text plain(mezha_text text, char (&room)[64]) {
    if (text.length >= sizeof room || std::memchr(text.bytes, '\\', text.length) == nullptr) return text;
    size_t length = 0;
    for (size_t index = 0; index < text.length; ++index) {
      char c = text.bytes[index];
      if (c == '\\') {
        c = text.bytes[++index];
        if (c == 'u') {
          unsigned value = 0;
          const char *const digits = text.bytes + index + 1;
          const char *const stop = text.bytes + text.length;
          const auto result = std::from_chars(digits, stop - digits < 4 ? stop : digits + 4, value, 16);
          if (result.ptr != digits + 4 || value >= 0x80) return text;
          c = static_cast<char>(value);
          index += 4;
        } else if (c != '/' && c != '"' && c != '\\') {
          return text;
        }
      }
      room[length++] = c;
    }
    return mezha_text{room, length, false};
  }

  /// Steps over any value. Brackets must match; what stands between them is not looked at closely.
  mezha_text skipValue() {
    skipBlanks();
    const char *start = p;
    char open[depthLimit];
    int depth = 0;
    do {
      skipBlanks();
      const char c = *p;
      if (c == '"') {
        string();
      } else if (c == '{' || c == '[') {
        if (depth == depthLimit) fail(MEZHA_REASON_TOO_DEEP);
        open[depth++] = c;
        ++p;
      } else if (c == '}' || c == ']') {
        if (depth == 0 || open[depth - 1] != (c == '}' ? '{' : '[')) failSyntax();
        --depth;
        ++p;
      } else if (c == ',' || c == ':') {
        if (depth == 0) failSyntax();
        ++p;
      } else {
        const char *token = p;
        while (isScalar(*p)) ++p;
        if (p == token) failSyntax();
      }
    } while (depth > 0);
    return mezha_text{start, static_cast<size_t>(p - start), false};
  }

  /// Steps over the members of an object, and calls `visit(key)` with the cursor before each value, which
  /// it must step over. It returns whether to go on.
  template <typename Visit>
  bool members(Visit visit) {
    expect('{');
    if (accept('}')) return true;
    do {
      char room[64];
      const mezha_text key = plain(string(), room);
      expect(':');
      if (!visit(key)) return false;
    } while (accept(','));
    expect('}');
    return true;
  }

  /// Steps over the elements of an array; as `members`.
  template <typename Visit>
  bool elements(Visit visit) {
    expect('[');
    if (accept(']')) return true;
    do {
      if (!visit()) return false;
    } while (accept(','));
    expect(']');
    return true;
  }

  /// Steps over `null` if it comes next.
  bool acceptNull() {
    if (peek() != 'n') return false;
    if (std::memcmp(p, "null", 4) != 0) failSyntax();
    p += 4;
    return true;
  }

  /// A number, rounded correctly.
  __attribute__((always_inline)) inline double number() {
    if (static_cast<unsigned char>(*p) <= ' ') skipBlanks();
    const char *const start = p;
    const char *q = p;
    const bool isNegative = *q == '-';
    q += isNegative;
    uint64_t mantissa = 0;
    const char *const digits = q;
    while (isDigit(*q)) mantissa = mantissa * 10 + static_cast<uint64_t>(*q++ - '0');
    auto digitCount = q - digits;
    if (digitCount == 0 || (*digits == '0' && digitCount > 1)) failNumber(q);
    int64_t exponent = 0;
    if (*q == '.') {
      const char *const fraction = ++q;
      mantissa = upToEightDigits(q, mantissa);
      while (isDigit(*q)) mantissa = mantissa * 10 + static_cast<uint64_t>(*q++ - '0');
      exponent = fraction - q;
      if (exponent == 0) failNumber(q);
      digitCount -= exponent;
    }
    p = q;
    if (digitCount > 19 || (*q | 0x20) == 'e' || mantissa > (uint64_t{1} << 53) || exponent < -22)
      return slowNumber(start);
    // The quotient of two exact doubles is rounded correctly (Clinger, 1990).
    const double value = static_cast<double>(mantissa) / powersOfTen[-exponent];
    return isNegative ? -value : value;
  }

 private:
  static inline bool isDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

  static inline bool isScalar(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+' || c == '.';
  }

  static inline uint64_t eightBytes(const char *text) {
    uint64_t value;
    std::memcpy(&value, text, 8);
    return value;
  }

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  /// Appends the next digits, eight at most, to a number, without a branch on how many there are.
  ///
  /// The conversion of eight digits is that of simdjson and fast_float (`parse_eight_digits_unrolled`).
  static inline uint64_t upToEightDigits(const char *&p, uint64_t number) {
    static constexpr uint64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000};
    uint64_t bytes;
    std::memcpy(&bytes, p, 8);
    // The top bit of each byte that is no digit; false marks arise only above a true one.
    const uint64_t digits = bytes ^ 0x3030303030303030;
    const uint64_t others = (digits | (digits + 0x7676767676767676)) & 0x8080808080808080;
    const int count = others == 0 ? 8 : __builtin_ctzll(others) >> 3;
    if (count == 0) return number;
    // The digits move to the top; zeros below stand for leading zeros.
    uint64_t value = digits << (64 - 8 * count);
    value = value * 2561 >> 8;
    value = (value & 0x00FF00FF00FF00FF) * 6553601 >> 16;
    value = (value & 0x0000FFFF0000FFFF) * 42949672960001 >> 32;
    p += count;
    return number * powers[count] + value;
  }
#else
  static inline uint64_t upToEightDigits(const char *&, uint64_t number) { return number; }
#endif

  [[noreturn]] void failNumber(const char *place) {
    p = place;
    p < end ? fail(MEZHA_REASON_NUMBER) : failSyntax();
  }

  /// Numbers that do not fit the short way: many digits, an exponent.
  double slowNumber(const char *start) {
    double value = 0;
    const auto result = std::from_chars(start, end, value);
    p = result.ptr;
    // Too small for a double is as good as zero; too large is an error.
    if (result.ec == std::errc::result_out_of_range) {
      if (isTiny(start, result.ptr)) return 0;
      p = start;
      fail(MEZHA_REASON_NUMBER_RANGE);
    }
    if (result.ec != std::errc() || *p == 'e' || *p == 'E') fail(MEZHA_REASON_NUMBER);
    return value;
  }

  /// Whether a number out of range is so because its exponent is negative.
  static bool isTiny(const char *text, const char *stop) {
    for (; text < stop; ++text)
      if (*text == 'e' || *text == 'E') return text[1] == '-';
    return false;
  }

  static constexpr double powersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                           1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                           1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
};

}  // namespace mezha
#endif
