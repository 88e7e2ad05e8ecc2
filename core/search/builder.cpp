#include "core/search/builder.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "core/search/stem.hpp"

namespace portal_guide::search {
namespace {

/// Words that hold English sentences together and say nothing about what is wrong. "no", "not" and "cannot" do say something,
/// so they are not here.
constexpr std::string_view kFunctionWords =
    "a about am an and any are as at be been being but by can could did do does for from had has have he her him his how i if "
    "in into is it its just me my of on or our out she should so some than that the their them then there these they this "
    "those to too up us was we were what when where which who whom whose why will with would you your yours";

}  // namespace

Builder::Builder(std::vector<Document> documents, const Sources& sources) {
  tables_->documents = std::move(documents);
  tables_->documents_and_decoys = static_cast<std::uint32_t>(tables_->documents.size());
  lengths_.resize(tables_->documents.size());
  read(kFunctionWords, 0);
  tables_->function_words = static_cast<Term>(tables_->stems.size());
  read_synonyms(sources.synonyms);
  for (std::uint32_t number = 0; number < tables_->documents.size(); ++number) {
    first_count_.push_back(counts_.size());
    read_document(number);
  }
  first_count_.push_back(counts_.size());
  read_messages(sources.errors);
  text_terms_ = tables_->stems.size();
}

std::vector<Term> Builder::terms_of_phrase(std::string_view phrase) {
  words_.split(phrase);
  terms_.clear();
  for (std::size_t at = 0; at < words_.size(); ++at) {
    terms_.push_back(add_stem(stem_of(words_.folded(at))));
  }
  std::vector<Term> terms;
  for (const Term term : terms_) {
    if (!is_function_word(term)) terms.push_back(term);
  }
  find_phrases(*tables_, terms_, [&](std::size_t begin, std::size_t end, Term group) {
    if (end > begin + 1) terms.push_back(group);
  });
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

Term Builder::add_stem(std::string_view stem) {
  const Term term = tables_->stems.find(stem);
  if (term != kNone) return term;
  const Term added = tables_->stems.add(stem);
  // What is left of the word stands for it where somebody types its beginning or misspells it.
  const Form form = tables_->forms.add(stem);
  if (form == tables_->term_of_form.size()) {
    tables_->term_of_form.push_back(added);
    tables_->uses_of_form.push_back(1);
    tables_->letters_of_form.push_back(letters_of(stem));
  }
  return added;
}

void Builder::set_decoys(std::size_t decoys) {
  tables_->documents_and_decoys = static_cast<std::uint32_t>(tables_->documents.size() + decoys);
  lengths_.resize(tables_->documents_and_decoys);
}

void Builder::add_phrase(std::uint32_t document, const std::vector<Term>& terms) {
  const auto sentence = static_cast<std::uint32_t>(tables_->document_of_sentence.size());
  tables_->document_of_sentence.push_back(document);
  sentence_of_term_.resize(tables_->stems.size(), kNone);
  const auto add = [&](Term term) {
    if (std::exchange(sentence_of_term_[term], sentence) == sentence) return;
    count(term, document, Phrases);
    sentence_terms_.push_back({.list = term, .item = sentence});
  };
  for (const Term term : terms) {
    add(term);
    if (!is_group(term)) ++lengths_[document][Phrases];
    if (term >= groups_of_.size()) continue;
    for (const Term group : groups_of_[term]) {
      add(group);
    }
  }
}

std::vector<Builder::TermTimes> Builder::terms_of(std::uint32_t document) const {
  std::vector<TermTimes> terms;
  if (document + 1 >= first_count_.size()) return terms;
  for (std::size_t at = first_count_[document]; at < first_count_[document + 1]; ++at) {
    const auto& times = counts_[at].times;
    terms.push_back({.term = counts_[at].term, .times = std::accumulate(times.begin(), times.end(), 0U)});
  }
  return terms;
}

std::vector<Term> Builder::terms_by_use() const {
  std::vector<std::uint32_t> documents_with(text_terms_, 0);
  for (const Count& one : counts_) {
    if (one.term < text_terms_) ++documents_with[one.term];
  }
  std::vector<Term> terms(text_terms_);
  for (Term term = 0; term < terms.size(); ++term) {
    terms[term] = term;
  }
  std::stable_sort(terms.begin(), terms.end(),
                   [&](Term one, Term other) { return documents_with[one] > documents_with[other]; });
  return terms;
}

/// Puts the terms of the text into `terms_`, and adds `uses` to the count of each of its words.
void Builder::read(std::string_view text, std::uint32_t uses) {
  words_.split(text);
  terms_.clear();
  for (std::size_t at = 0; at < words_.size(); ++at) {
    const Form form = tables_->forms.add(words_.folded(at));
    if (form == tables_->term_of_form.size()) {
      tables_->term_of_form.push_back(tables_->stems.add(stem_of(words_.folded(at))));
      tables_->uses_of_form.push_back(0);
      tables_->letters_of_form.push_back(letters_of(words_.folded(at)));
    }
    terms_.push_back(tables_->term_of_form[form]);
    tables_->uses_of_form[form] += uses;
  }
}

void Builder::read_synonyms(const std::vector<content::SynonymGroup>& synonyms) {
  std::vector<Lists::Entry> by_first;
  std::vector<Lists::Entry> groups;
  for (const content::SynonymGroup& group : synonyms) {
    const Term term = tables_->stems.add('\x01' + std::to_string(tables_->phrases.size()));
    for (const std::string& phrase : group) {
      read(phrase, 0);
      if (terms_.empty()) continue;
      by_first.push_back({.list = terms_.front(), .item = static_cast<std::uint32_t>(tables_->phrases.size())});
      if (terms_.size() == 1) groups.push_back({.list = terms_.front(), .item = term});
      tables_->phrases.push_back({.group = term,
                                  .begin = static_cast<std::uint32_t>(tables_->phrase_words.size()),
                                  .size = static_cast<std::uint32_t>(terms_.size())});
      tables_->phrase_words.insert(tables_->phrase_words.end(), terms_.begin(), terms_.end());
    }
  }
  tables_->phrases_from = Lists::of(tables_->stems.size(), by_first);
  groups_of_ = Lists::of(tables_->stems.size(), groups);
}

void Builder::read_document(std::uint32_t number) {
  const Document& document = tables_->documents[number];
  const auto shown = [&] { return static_cast<std::uint32_t>(tables_->shown_words.size()); };
  ShownTexts texts{.title = shown()};
  read_sentence(document.title, number, Title);
  show();
  for (const std::string& text : document.also) {
    read_sentence(text, number, Also);
  }
  for (const std::string& text : document.errors) {
    read_sentence(text, number, Errors);
  }
  texts.summary = shown();
  read_field(document.summary, number, Summary);
  show();
  texts.body = shown();
  read_field(document.body, number, Body);
  show();
  texts.end = shown();
  tables_->shown_texts.push_back(texts);
}

void Builder::read_messages(const content::ErrorMessages& errors) {
  std::map<std::string, std::uint32_t, std::less<>> numbers;
  for (std::uint32_t number = 0; number < tables_->documents.size(); ++number) {
    const Document& document = tables_->documents[number];
    numbers.emplace(target_of(document), number);
  }
  const auto number_of = [&](const content::ErrorTarget& target) {
    const auto found = target ? numbers.find(*target) : numbers.end();
    return found == numbers.end() ? Messages::kNoDocument : found->second;
  };
  std::map<std::string_view, std::uint32_t> tables;
  for (const auto& [name, values] : errors.values) {
    Messages::Values table;
    for (const auto& [value, target] : values) {
      table.emplace_back(value, number_of(target));
    }
    tables.emplace(name, tables_->messages.add_values(std::move(table)));
  }
  for (const content::ErrorMessage& message : errors.patterns) {
    std::vector<std::pair<std::string_view, std::uint32_t>> by;
    for (const auto& [variable, values] : message.by) {
      if (const auto table = tables.find(values); table != tables.end()) by.emplace_back(variable, table->second);
    }
    tables_->messages.add(message.pattern, number_of(message.target), by);
  }
  // The same message may also stand at a symptom, which is then the second answer.
  for (std::uint32_t number = 0; number < tables_->documents.size(); ++number) {
    for (const std::string& error : tables_->documents[number].errors) {
      tables_->messages.add(error, number);
    }
  }
  tables_->messages.finish();
}

void Builder::read_field(std::string_view text, std::uint32_t document, Field field) {
  read(text, 1);
  lengths_[document][field] += static_cast<std::uint32_t>(terms_.size());
  for (const Term term : terms_) {
    if (!is_function_word(term)) count(term, document, field);
  }
  find_phrases(*tables_, terms_, [&](std::size_t, std::size_t, Term group) { count(group, document, field); });
}

void Builder::read_sentence(std::string_view text, std::uint32_t document, Field field) {
  read_field(text, document, field);
  const auto sentence = static_cast<std::uint32_t>(tables_->document_of_sentence.size());
  tables_->document_of_sentence.push_back(document);
  const auto add = [&](Term term) {
    if (sentence_of_term_.size() <= term) sentence_of_term_.resize(tables_->stems.size(), kNone);
    if (std::exchange(sentence_of_term_[term], sentence) != sentence) {
      sentence_terms_.push_back({.list = term, .item = sentence});
    }
  };
  for (const Term term : terms_) {
    if (!is_function_word(term)) add(term);
  }
  find_phrases(*tables_, terms_, [&](std::size_t, std::size_t, Term group) { add(group); });
}

void Builder::count(Term term, std::uint32_t document, Field field) {
  if (count_of_term_.size() <= term) count_of_term_.resize(tables_->stems.size(), kNone);
  std::uint32_t& number = count_of_term_[term];
  if (number == kNone || counts_[number].document != document) {
    number = static_cast<std::uint32_t>(counts_.size());
    counts_.push_back({.term = term, .document = document, .times = {}});
  }
  std::uint8_t& times = counts_[number].times[field];
  if (times < 255) ++times;
}

/// Keeps the words that were read last with their places in the text, for making excerpts.
void Builder::show() {
  for (std::size_t at = 0; at < terms_.size(); ++at) {
    tables_->shown_words.push_back({.term = terms_[at], .begin = words_[at].begin, .end = words_[at].end});
  }
}

}  // namespace portal_guide::search
