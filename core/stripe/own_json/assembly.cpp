#include "core/stripe/own_json/assembly.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "core/json_writer.hpp"
#include "core/stripe/own_json/object_scanner.hpp"
#include "core/stripe/own_json/object_sections.hpp"
#include "core/stripe/session_configurations.hpp"

namespace portal_guide::stripe::own_json {
namespace {

Error about(const ObjectFile& file, Error error) {
  error.arguments.emplace(kFile, file.name);
  return error;
}

/// Writes the section's objects, and gives their memory back on the way. Returns where they stand in their files.
std::vector<Origin> write_objects(JsonWriter& writer, FoundSection& section) {
  std::vector<Origin> origins;
  for (FoundObject& object : section.objects()) {
    if (object.is_gone) continue;
    writer.raw(object.text);
    std::string().swap(object.text);
    origins.push_back(std::move(object.origin));
  }
  return origins;
}

void write_section(JsonWriter& writer, ObjectPlaces& places, Mode mode, SectionName name, FoundSection& section) {
  if (!section.is_known()) return;
  if (!is_list(name)) {
    if (section.objects().front().is_gone) return;
    writer.name(to_string(name));
    places.add(mode, name, write_objects(writer, section));
    return;
  }
  writer.name(to_string(name)).begin_object();
  writer.member("object", "list").member("has_more", !section.is_whole());
  writer.name("data").begin_array();
  places.add(mode, name, write_objects(writer, section));
  writer.end_array().end_object();
}

/// What the sessions of each mode say. Those of live mode are the ones that customers have seen.
void write_integration(JsonWriter& writer, SessionsSeen& sessions) {
  SessionConfigurations named;
  std::string return_url;
  for (const Mode mode : {Mode::Live, Mode::Test}) {
    const SessionsSeen::OfMode& seen = sessions.of(mode);
    std::vector<NamedConfiguration>& of_mode = mode == Mode::Live ? named.live : named.test;
    for (const std::string& id : seen.configurations) {
      of_mode.push_back({.id = id});
    }
    if (return_url.empty()) return_url = seen.return_url;
  }
  if (named.empty() && return_url.empty()) return;
  writer.name("integration").begin_object();
  if (!return_url.empty()) writer.member("return_url", return_url);
  if (!named.empty()) writer.member("session_configuration", to_json(named));
  writer.end_object();
}

}  // namespace

Expected<Assembled> assemble(std::span<const ObjectFile> files, const AssemblyOptions& options) {
  ObjectCollector collector(options.mode);
  Assembled assembled;
  for (std::size_t index = 0; index < files.size(); ++index) {
    collector.begin_file(static_cast<std::uint32_t>(index), files[index].name, *files[index].text);
    if (const auto read = visit_values(*files[index].text, collector); !read) return fail(about(files[index], read.error()));
    if (!collector.took_any()) {
      assembled.unread.push_back({.name = files[index].name, .observed = collector.types_left_out()});
    }
  }
  if (assembled.unread.size() == files.size()) {
    Error none{.id = "objects-none",
               .arguments = {{"expected", std::string(types_read())}, {"smallest", std::string(kSmallestSnapshot)}}};
    if (files.empty()) return fail(std::move(none));
    none.arguments["observed"] = assembled.unread.front().observed;
    return fail(about(files.front(), std::move(none)));
  }
  if (auto finished = collector.finish(); !finished) return propagate(std::move(finished));

  JsonWriter writer;
  writer.begin_object().member("format", "portal-snapshot/1").member("taken_at", options.taken_at_unix_seconds);
  for (const Mode mode : {Mode::Test, Mode::Live}) {
    if (!collector.store().has(mode)) continue;
    writer.name(to_string(mode)).begin_object();
    for (std::size_t index = 0; index < kSectionCount; ++index) {
      const auto name = static_cast<SectionName>(index);
      write_section(writer, assembled.places, mode, name, collector.store().section(mode, name));
    }
    writer.end_object();
  }
  write_integration(writer, collector.sessions());
  writer.end_object();
  assembled.snapshot = std::move(writer).text();
  return assembled;
}

}  // namespace portal_guide::stripe::own_json
