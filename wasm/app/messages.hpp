#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/error.hpp"
#include "core/stripe/mode.hpp"
#include "wasm/app/ui/ui.hpp"

/// What the app and the browser say to each other. The browser's side is wasm/platform/widget.ts, which runs the effects and
/// posts the events; input that only concerns drawing (size, pointer, clicks, typing) goes to the layer: see ui/input.hpp.
namespace portal_guide::app {

using stripe::Mode;

/// What the widget is started with.
struct Start {
  /// The content bundle's text (JSON); valid during the call only.
  std::string_view content = {};
  /// What a link or the host asked for: "step/return-url"; empty for the start screen.
  std::string target = {};
  std::optional<Mode> mode = {};
  std::string lang = {};
  /// Plain text from the person who made the link.
  std::string note = {};
  /// The configurations that the host's app names for its sessions: "bpc_1", or "test=bpc_1 live=bpc_2".
  std::string configurations = {};
  /// Where the host's customers ask its support, as an https: or mailto: address; may be empty.
  std::string support_url = {};
  /// The widget is shown over its page and can be closed.
  bool closable = false;
  /// The host has a head and a navigation of its own, so only the screens are shown.
  bool bare = false;
  std::int64_t unix_ms = 0;
};

// Events: the browser to the app.

/// The answer to a Fetch, with its body whatever the status is.
struct Response {
  std::uint32_t id = 0;
  int status = 0;
  /// Lower-case names; only request-id, retry-after and content-type are passed on.
  std::map<std::string, std::string> headers = {};
  std::string body = {};
};

/// A Fetch or Connect that got no answer.
struct Failed {
  enum class Reason { Network, Timeout, Aborted };
  std::uint32_t id = 0;
  Reason reason = Reason::Network;
};

/// The answer to a Connect. The token stays on the browser's side; the app sees only this.
struct Connected {
  std::uint32_t id = 0;
  /// The mode that the key belongs to, or the mode that was asked for if the proxy refused the key.
  Mode mode = Mode::Test;
  bool ok = false;
  int status = 0;
  /// The `code` and `detail` of the proxy's problem (docs/proxy.md) if `ok` is false.
  std::string code = {};
  std::string detail = {};
  std::int64_t expires_at_unix_seconds = 0;
};

/// A Delay has passed.
struct Timer {
  std::uint32_t id = 0;
};

/// The answer to a Load; nullopt if nothing is stored or the browser allows no storage.
struct Loaded {
  std::string key = {};
  std::optional<std::string> text = {};
};

/// Whether a Copy or CopyLink succeeded.
struct Copied {
  bool ok = false;
};

/// The host, a link or the Back button asks for a place.
struct Open {
  std::string target = {};
  std::optional<Mode> mode = {};
  std::string lang = {};
  std::string note = {};
};

/// The host says which configurations its app names for its sessions; as Start::configurations.
struct NameConfigurations {
  std::string text = {};
};

/// The host says where its customers ask its support; as Start::support_url.
struct NameSupport {
  std::string url = {};
};

/// The answer to a FetchKnowledge; nullopt if it could not be fetched.
struct KnowledgeFetched {
  /// The bundle's text (JSON).
  std::optional<std::string> bundle = {};
};

/// The answer to an AskSearch, as `portal-search/1`; nullopt where the search stopped.
struct SearchAnswered {
  std::string words = {};
  bool symptoms_only = false;
  std::optional<std::string> answer = {};
};

/// The answer to an AskDoctor, as wasm/bindings/core_doctor.hpp has it; nullopt where the doctor could not say it, or stopped.
struct DoctorAnswered {
  std::uint32_t id = 0;
  std::optional<std::string> answer = {};
  Error failure = {};
};

/// A key was pressed that means something wherever the focus is: "Escape", "/", "?", "j" or "k". Never while somebody types.
struct KeyPressed {
  std::string key = {};
};

/// The host asks to forget the reader's progress.
struct Reset {};

/// The answer to a ChooseFiles.
struct FilesRead {
  /// What the files are called.
  std::vector<std::string> names = {};
  /// What the operation `files.read` (wasm/bindings/core_files.hpp) answered: the account as a snapshot and the files of which
  /// nothing was read, or what it could not do.
  std::optional<std::string> read = {};
  Error failure = {};
};

/// The answer to a FetchSample; nullopt if it could not be fetched.
struct SampleFetched {
  /// `portal-snapshot/1`.
  std::optional<std::string> snapshot = {};
};

using Event = std::variant<Response, Failed, Connected, Timer, Loaded, Copied, Open, NameConfigurations, NameSupport,
                           KnowledgeFetched, SearchAnswered, DoctorAnswered, Reset, KeyPressed, FilesRead, SampleFetched>;

// Effects: the app to the browser.

/// A request below the proxy's address. With a mode, the browser's side adds the Bearer token it holds for it; without a
/// token for that mode the answer is Failed{Aborted}.
struct Fetch {
  std::uint32_t id = 0;
  std::string method = "GET";
  /// "/v1/stripe/v1/account?expand[]=…"
  std::string path = {};
  std::string body = {};
  std::optional<Mode> authorize = {};
  int timeout_ms = 20'000;
};

/// Aborts a Fetch that is under way; it answers Failed{Aborted}.
struct Abort {
  std::uint32_t id = 0;
};

/// Sends the secret field's value to the proxy's POST /v1/session, keeps the token in memory only and clears the field
/// when the proxy accepts it. Answers Connected or Failed.
struct Connect {
  std::uint32_t id = 0;
  ui::Id field = 0;
  Mode mode = Mode::Test;
};

/// Forgets the mode's token.
struct Disconnect {
  Mode mode = Mode::Test;
};

/// Lets the reader choose files of this computer, which are read here and sent nowhere. Answers FilesRead, unless the reader
/// changes his mind.
struct ChooseFiles {
  /// Of objects that do not say theirs.
  Mode mode = Mode::Test;
};

/// Fetches the sample account. Answers SampleFetched.
struct FetchSample {};

/// Fetches what the reader looks up: problems, decline codes and snippets, and with them the search and the doctor. Answers
/// KnowledgeFetched.
struct FetchKnowledge {};

/// Asks the search, which is there once the knowledge is. Answers SearchAnswered.
struct AskSearch {
  std::string words = {};
  std::size_t limit = 0;
  bool symptoms_only = false;
};

/// Asks the doctor, which is there once the knowledge is. Answers DoctorAnswered.
struct AskDoctor {
  std::uint32_t id = 0;
  /// Of its operations, without "doctor.": "judge", "causes" or "address".
  std::string question = {};
  std::string input_json = {};
};

struct Copy {
  std::string text = {};
};

/// Copies the page's own address with this fragment (without '#'): the link that opens the guide at a place.
struct CopyLink {
  std::string fragment = {};
  /// Offers the device's own way to pass a link on instead, where there is one.
  bool share = false;
};

/// Keeps a text in the browser's storage. Never a key, never a token.
struct Store {
  std::string key = {};
  std::string text = {};
};

struct Load {
  std::string key = {};
};

/// Puts the place into the address (fragment) and tells the host.
struct Navigate {
  std::string target = {};
  /// The new target replaces the last one: Back skips the last one, and the host is not told.
  bool replace = false;
};

/// Fires the element's `portal-guide-<event>` with `detail_json` (a JSON object) as its detail.
struct Emit {
  std::string event = {};
  std::string detail_json = {};
};

/// Says a text to screen readers.
struct Announce {
  std::string text = {};
  bool assertive = false;
};

struct Delay {
  std::uint32_t id = 0;
  int ms = 0;
};

struct Download {
  std::string name = {};
  std::string text = {};
};

/// One line of a list that is printed with a box before it, and the lines below it.
struct PrintedItem {
  std::string title = {};
  std::string detail = {};
  bool done = false;
  std::vector<std::string> lines = {};
};
struct PrintedGroup {
  std::string title = {};
  std::vector<PrintedItem> items = {};
};

/// Prints lists of what is to be done, on a page of their own.
struct Print {
  std::string title = {};
  /// The lines below the title.
  std::vector<std::string> lead = {};
  std::vector<PrintedGroup> groups = {};
};

/// Closes the widget, which is shown over its page.
struct Leave {};

using Effect = std::variant<Fetch, Abort, Connect, Disconnect, ChooseFiles, FetchSample, FetchKnowledge, AskSearch, AskDoctor,
                            Copy, CopyLink, Store, Load, Navigate, Emit, Announce, Delay, Download, Print, Leave>;
/// Effects in the order in which they are carried out.
using Effects = std::vector<Effect>;

}  // namespace portal_guide::app
