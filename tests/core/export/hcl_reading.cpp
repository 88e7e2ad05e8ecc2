#include "tests/core/export/hcl_reading.hpp"

#include <cctype>
#include <utility>

#include <gtest/gtest.h>

namespace portal_guide::exporting {
namespace {

class HclReader {
 public:
  explicit HclReader(const std::string& text) : text_(text) {}

  std::vector<HclBlock> file() {
    std::vector<HclBlock> blocks;
    while (next() != '\0' && !failed_) {
      HclBlock block{.type = word(), .labels = {}};
      while (next() == '"') {
        block.labels.push_back(string());
      }
      block.body = braces(Inside::Block);
      blocks.push_back(std::move(block));
    }
    return blocks;
  }

 private:
  enum class Inside { Block, Object };

  /// The next character that is neither blank nor in a comment.
  char next() {
    while (at_ < text_.size()) {
      if (text_[at_] == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
        ++at_;
      } else {
        return text_[at_];
      }
    }
    return '\0';
  }

  void fail(const std::string& expected) {
    if (!failed_) ADD_FAILURE() << "HCL: " << expected << " expected at: " << text_.substr(at_, 60);
    failed_ = true;
    at_ = text_.size();
  }

  bool take(char c) {
    if (next() != c) return false;
    ++at_;
    return true;
  }

  void expect(char c) {
    if (!take(c)) fail(std::string(1, c));
  }

  std::string word() {
    next();
    std::string word;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_')) {
      word += text_[at_++];
    }
    if (word.empty()) fail("a name");
    return word;
  }

  std::string string() {
    expect('"');
    std::string value;
    while (at_ < text_.size() && text_[at_] != '"') {
      const char c = text_[at_++];
      const char following = at_ < text_.size() ? text_[at_] : '\0';
      if (c == '\n') fail("the end of a string");
      if ((c == '$' || c == '%') && following == '{') fail("no template");
      if ((c == '$' || c == '%') && following == c && at_ + 1 < text_.size() && text_[at_ + 1] == '{') {
        value += c;
        value += '{';
        at_ += 2;
      } else if (c != '\\') {
        value += c;
      } else {
        ++at_;
        if (following == 'u') {
          // A JSON text has the same escapes.
          value += Json::parse("\"\\u" + text_.substr(at_, 4) + "\"", nullptr, false).get<std::string>();
          at_ += 4;
        } else {
          const std::string known = "nrt\"\\";
          const std::string meant = "\n\r\t\"\\";
          if (known.find(following) == std::string::npos) fail("an escape");
          value += meant[known.find(following)];
        }
      }
    }
    expect('"');
    return value;
  }

  Json value() {
    const char c = next();
    if (c == '"') return string();
    if (c == '{') return braces(Inside::Object);
    if (take('[')) {
      Json list = Json::array();
      while (next() != ']' && !failed_) {
        list.push_back(value());
        if (!take(',')) break;
      }
      expect(']');
      return list;
    }
    const std::string plain = word();
    if (plain == "true" || plain == "false") return plain == "true";
    if (plain == "var") {
      expect('.');
      return {{"var", word()}};
    }
    if (plain == "string") return {{"type", plain}};
    if (plain.find_first_not_of("0123456789") != std::string::npos) fail("a value");
    return failed_ ? Json(nullptr) : Json(std::stoi(plain));
  }

  Json braces(Inside inside) {
    expect('{');
    Json body = Json::object();
    while (next() != '}' && !failed_) {
      const std::string name = next() == '"' ? string() : word();
      if (take('=')) {
        EXPECT_FALSE(body.contains(name)) << name << " stands there twice";
        body[name] = value();
      } else if (inside == Inside::Block) {
        body[name].push_back(braces(Inside::Block));
      } else {
        fail("=");
      }
    }
    expect('}');
    return body;
  }

  const std::string& text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::vector<HclBlock> read_hcl(const std::string& text) { return HclReader(text).file(); }

}  // namespace portal_guide::exporting
