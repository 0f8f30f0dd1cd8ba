#ifndef MEZHA_PROPERTIES_HPP
#define MEZHA_PROPERTIES_HPP

#include "scanner.hpp"

#include <simdjson.h>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mezha {

/// Names in the order in which they were found, each once.
struct Names {
  std::vector<std::string> inOrder;
  std::set<std::string, std::less<>> known;

  void clear() {
    inOrder.clear();
    known.clear();
  }
};

/// Reads small values with simdjson: the properties of a feature, its id, the `crs` member.
class Properties {
 public:
  /// The values of the wanted names, by index; valid until the next call.
  std::vector<mezha_text> values;

  /// Sets `values` from the properties of one feature.
  void read(const Scanner &scanner, mezha_text text, const mezha_text *names, size_t nameCount) {
    values.assign(nameCount, mezha_text{});
    eachField(scanner, text, [&](std::string_view key, simdjson::ondemand::value value) {
      for (size_t index = 0; index < nameCount; ++index) {
        if (key.size() != names[index].length) continue;
        if (std::memcmp(key.data(), names[index].bytes, key.size()) != 0) continue;
        // A name may be wanted twice, for two purposes; the value can be read once.
        const auto found = scalar(scanner, text, value);
        for (size_t other = index; other < nameCount; ++other)
          if (key.size() == names[other].length &&
              std::memcmp(key.data(), names[other].bytes, key.size()) == 0)
            values[other] = found;
        break;
      }
    });
  }

  /// Adds the names of one feature's properties to the list.
  void collectNames(const Scanner &scanner, mezha_text text, Names &names) {
    eachField(scanner, text, [&](std::string_view key, simdjson::ondemand::value) { addName(key, names); });
  }

  /// Adds a name to the list unless it is there. A tree, not a hash: no names can be made to collide.
  void addName(std::string_view added, Names &names) {
    if (names.known.find(added) != names.known.end()) return;
    names.known.emplace(added);
    names.inOrder.emplace_back(added);
  }

  /// The text of a string or number; nothing for other values.
  mezha_text idText(const Scanner &scanner, mezha_text text) {
    if (text.length == 0 || *text.bytes == 'n' || *text.bytes == '{' || *text.bytes == '[')
      return mezha_text{};
    if (*text.bytes != '"') {
      text.is_number = *text.bytes == '-' || static_cast<unsigned char>(*text.bytes - '0') < 10;
      return text;
    }
    simdjson::ondemand::document document;
    check(scanner, text, iterate(idParser, scanner, text).get(document));
    std::string_view result;
    check(scanner, text, document.get_string().get(result));
    return mezha_text{result.data(), result.size(), false};
  }

  /// The name in an old-style `crs` member; empty where there is none.
  std::string crsName(const Scanner &scanner, mezha_text text) {
    const mezha_text name = member(scanner, text, {"properties", "name"});
    if (name.bytes != nullptr && !name.is_number) return std::string(name.bytes, name.length);
    // The forms of the draft of 2008: a code of EPSG, as a number or a text, or a URN of the OGC.
    const mezha_text kind = member(scanner, text, {"type"});
    const std::string_view type(kind.bytes, kind.length);
    if (type == "OGC" || type == "ogc") {
      const mezha_text urn = member(scanner, text, {"properties", "urn"});
      return urn.bytes == nullptr || urn.is_number ? std::string() : std::string(urn.bytes, urn.length);
    }
    if (type != "EPSG" && type != "epsg") return {};
    const mezha_text digits = member(scanner, text, {"properties", "code"});
    const bool isCode = digits.length > 0 && digits.length <= 9 &&
                        std::all_of(digits.bytes, digits.bytes + digits.length,
                                    [](char c) { return static_cast<unsigned char>(c - '0') < 10; });
    return isCode ? "EPSG:" + std::string(digits.bytes, digits.length) : std::string();
  }

 private:
  simdjson::ondemand::parser parser;
  simdjson::ondemand::parser idParser;

  /// The bytes after the value serve as padding: simdjson may read them, and does not look at them.
  static simdjson::simdjson_result<simdjson::ondemand::document> iterate(
      simdjson::ondemand::parser &parser, const Scanner &scanner, mezha_text text) {
    const auto capacity = static_cast<size_t>(scanner.end - text.bytes) + MEZHA_GEOJSON_PADDING;
    return parser.iterate(text.bytes, text.length, capacity);
  }

  /// The scalar under a path of member names; nothing where there is none. Valid until the next call. The text is
  /// read from its start every time: a document of simdjson in which an error was met may not be rewound.
  mezha_text member(const Scanner &scanner, mezha_text text, std::initializer_list<std::string_view> path) {
    simdjson::ondemand::document document;
    check(scanner, text, iterate(idParser, scanner, text).get(document));
    simdjson::ondemand::value value;
    auto name = path.begin();
    for (simdjson::error_code code = document[*name].get(value);; code = value[*name].get(value)) {
      if (code == simdjson::NO_SUCH_FIELD || code == simdjson::INCORRECT_TYPE) return mezha_text{};
      check(scanner, text, code);
      if (++name == path.end()) return scalar(scanner, text, value);
    }
  }

  template <typename Visit>
  void eachField(const Scanner &scanner, mezha_text text, Visit visit) {
    if (text.length == 0 || *text.bytes != '{') return;
    simdjson::ondemand::document document;
    check(scanner, text, iterate(parser, scanner, text).get(document));
    simdjson::ondemand::object object;
    check(scanner, text, document.get_object().get(object));
    for (auto item : object) {
      simdjson::ondemand::field field;
      check(scanner, text, std::move(item).get(field));
      std::string_view key;
      check(scanner, text, field.unescaped_key().get(key));
      visit(key, field.value());
    }
  }

  mezha_text scalar(const Scanner &scanner, mezha_text text, simdjson::ondemand::value value) {
    simdjson::ondemand::json_type type;
    check(scanner, text, value.type().get(type));
    if (type == simdjson::ondemand::json_type::string) {
      std::string_view result;
      check(scanner, text, value.get_string().get(result));
      return mezha_text{result.data(), result.size(), false};
    }
    if (type != simdjson::ondemand::json_type::number && type != simdjson::ondemand::json_type::boolean)
      return mezha_text{};
    std::string_view token = value.raw_json_token();
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.remove_suffix(1);
    return mezha_text{token.data(), token.size(), type == simdjson::ondemand::json_type::number};
  }

  /// Turns an error of simdjson into ours. The place is the value's start, or its first byte that is not UTF-8.
  static void check(const Scanner &, mezha_text text, simdjson::error_code code) {
    if (code == simdjson::SUCCESS) return;
    if (code == simdjson::MEMALLOC) throw std::bad_alloc();
    if (code == simdjson::UTF8_ERROR) {
      size_t good = 0, bad = text.length;
      // The longest valid beginning, by halving; a cut inside a character counts as invalid.
      while (bad - good > 8) {
        const size_t middle = good + (bad - good) / 2;
        size_t cut = middle;
        while (cut > good && (static_cast<unsigned char>(text.bytes[cut]) & 0xC0) == 0x80) --cut;
        if (cut == good) break;
        simdjson::validate_utf8(text.bytes, cut) ? good = cut : bad = middle;
      }
      while (good < bad && static_cast<unsigned char>(text.bytes[good]) < 0x80) ++good;
      throw Malformed{MEZHA_REASON_UTF8, text.bytes + good};
    }
    throw Malformed{MEZHA_REASON_SYNTAX, text.bytes};
  }
};

}  // namespace mezha
#endif
