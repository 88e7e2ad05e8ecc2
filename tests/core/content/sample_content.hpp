#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/content/content.hpp"
#include "core/content/faces.hpp"
#include "core/content/knowledge.hpp"
#include "core/json.hpp"

namespace portal_guide::content {

/// A small bundle without a fault: one entry of each kind, and each refers to the others.
inline Json sample_bundle() {
  return Json::parse(R"({
    "locale": "en",
    "terms": [{"id": "return-url", "term": "Return URL", "definition": "The way back, see [the step](step/return-url).",
               "also": ["redirect link"], "see": ["step/return-url", "rule/return-url-missing", "checks"], "core": true,
               "sources": [{"url": "https://docs.stripe.com/a", "checked": "2026-11-22"}]}],
    "steps": [{"id": "return-url", "title": "Set the return URL", "minutes": 3, "summary": "One address.", "why": "So they come back.",
               "do": [{"text": "Open **Settings**.", "link": "portal-settings"}, {"text": "Enter it.", "code": ["a \\", "  {b}"]}],
               "variants": [{"kind": "api", "when": "You write **code**.", "do": [{"text": "Send it."}]},
                            {"kind": "connect", "when": "You are a platform.", "do": [{"text": "Send it for them."}]}],
               "worked": "The link is there.",
               "mode": "any", "rules": ["return-url-missing"], "subscriber_rules": [],
               "pitfalls": ["return-url-is-mandatory"], "terms": ["return-url"],
               "sources": [{"url": "https://docs.stripe.com/a", "checked": "2026-11-22"}]}],
    "pitfalls": [{"id": "return-url-is-mandatory", "title": "It must be set", "what": "No way back.", "why": "None is set.",
                  "avoid": ["Set it."], "rules": ["return-url-missing"], "steps": ["return-url"],
                  "sources": [{"url": "https://docs.stripe.com/a", "checked": "2026-11-22"}]}],
    "rules": [{"id": "return-url-missing", "consequence": "cannot-open", "title": "No return URL is set", "why": "Customers of `{account}` are lost.",
               "expected": "an address", "good": "It is set.", "fix": ["Set it."], "link": "portal-settings",
               "sources": [{"url": "https://docs.stripe.com/a", "checked": "2026-11-22"}]}],
    "symptoms": [{"id": "no-way-back", "catalogue": "OPEN-10", "area": "open", "title": "There is no way back", "phrases": ["customers are stuck"],
                  "errors": ["Invalid URL: `"],
                  "causes": [{"cause": "None is **set**.", "tell": "The link is missing.", "ask": "Is it missing?", "fix": ["Set it."],
                              "check": {"any": [{"finding": "return-url-missing", "mode": "live"},
                                                {"all": [{"setting": "active", "is": true}, {"not": {"fact": "a-fact"}}]}]},
                              "some-customers": true, "see": ["step/return-url", "symptom/no-way-back"]},
                             {"cause": "It is hidden.", "tell": "Look.", "ask": "Is it hidden?", "fix": ["Show it."], "see": []}],
                  "say": "Close the page.", "sources": [{"url": "https://docs.stripe.com/a", "checked": "2026-11-22"}]}],
    "declines": [{"id": "expired-card", "code": "expired_card", "title": "The card has expired", "meaning": "It is too old.",
                  "say": "Please use another card.", "do": "Wait for [the card](term/return-url).", "retry": true, "disclose": true,
                  "also": ["card out of date"], "sources": [{"url": "https://docs.stripe.com/a", "checked": "2026-11-22"}]}],
    "snippets": [{"id": "node", "language": "Node.js", "install": "npm install stripe",
                  "code": ["create({", "  url: \"{return-url}\",", "  configuration: \"{configuration}\",", "});"],
                  "sources": [{"url": "https://docs.stripe.com/a", "checked": "2026-11-22"}]}],
    "synonyms": [["upgrade", "switch plan"], ["e-mail", "email"]],
    "errors": {"values": {"object": {"customer": "symptom/no-way-back", "charge": null}},
               "patterns": [{"pattern": "No such {object}: '{id}'", "target": null, "by": {"object": "object"}},
                            {"pattern": "Not a valid URL", "target": "symptom/no-way-back"}]},
    "links": {"portal-settings": {"live": "https://dashboard.stripe.com/settings/billing/portal",
                                  "test": "https://dashboard.stripe.com/test/settings/billing/portal"}},
    "ui": {"admin": {}, "command": {}, "element": {}, "page": {},
           "shared": {"app.title": "Portal Guide", "area.open": "Opening", "step.variant.api": "API",
                      "step.variant.connect": "Connect", "error.step-unknown": "There is no step “{id}” at {where}."},
           "widget": {"found.one": "{count} thing in {mode}", "found.other": "{count} things in {mode}"}}
  })",
                     nullptr, false);
}

/// The sample with the value behind a JSON pointer put in its place.
inline Json sample_with(const std::string& pointer, Json value) {
  Json bundle = sample_bundle();
  bundle[Json::json_pointer(pointer)] = std::move(value);
  return bundle;
}

/// What validate() finds in the bundle. One that cannot be parsed fails the test.
inline std::vector<Error> faults_of(const Json& bundle) {
  const auto content = parse_content(bundle.dump());
  const auto knowledge = parse_knowledge(bundle.dump());
  const auto faces = parse_faces(bundle.dump());
  EXPECT_TRUE(content && knowledge && faces) << "the bundle must at least parse";
  return content && knowledge && faces ? validate(*content, *knowledge, *faces) : std::vector<Error>();
}

}  // namespace portal_guide::content
