#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/stripe/own_json/assembly.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/text_source.hpp"

namespace portal_guide::stripe::own_json {

/// What becomes of these texts, as files "0", "1" and so on.
inline Expected<Assembled> assemble_texts(const std::vector<std::string>& texts, std::optional<Mode> mode = std::nullopt) {
  std::vector<std::unique_ptr<TextInMemory>> sources;
  std::vector<ObjectFile> files;
  for (const std::string& text : texts) {
    sources.push_back(std::make_unique<TextInMemory>(text));
    files.push_back({.name = std::to_string(files.size()), .text = sources.back().get()});
  }
  return assemble(files, {.mode = mode, .taken_at_unix_seconds = 1'763'850'000});
}

/// The same as a snapshot. Fails the test where there is none.
inline Snapshot snapshot_of(const std::vector<std::string>& texts, std::optional<Mode> mode = std::nullopt) {
  const auto assembled = assemble_texts(texts, mode);
  EXPECT_TRUE(assembled) << (assembled ? "" : assembled.error().id);
  auto snapshot = Snapshot::parse(assembled ? assembled->snapshot : std::string(kSmallestSnapshot));
  EXPECT_TRUE(snapshot) << (snapshot ? "" : snapshot.error().id) << "\n" << (assembled ? assembled->snapshot : "");
  return snapshot ? *std::move(snapshot) : *Snapshot::parse(kSmallestSnapshot);
}

/// The ids of a section, with blanks between them; "…" behind them where there may be more, "absent" where nothing was read.
inline std::string ids_of(const Snapshot& snapshot, Mode mode, SectionName name) {
  const Section& section = snapshot.section(mode, name);
  if (section.state == Section::State::Absent) return "absent";
  if (section.state != Section::State::Read) return "malformed";
  std::string ids;
  for (const Json* item : section.items) {
    ids += (ids.empty() ? "" : " ") + std::string(as_string(find(*item, "id")).value_or("?"));
  }
  return section.complete ? ids : ids + (ids.empty() ? "…" : " …");
}

}  // namespace portal_guide::stripe::own_json
