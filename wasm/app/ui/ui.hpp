#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The widgets that screens are made of.
///
/// Each call draws with ImGui *and* records a semantic node, from which the browser makes a real element: `<button>`, `<a>`,
/// `<h2>`, `<input>`, `<ol>`. So a screen reader finds everything that is drawn. Only the element can be activated: a click
/// comes back in the next frame as `button(…) == true`.
///
/// Keys name a node among its siblings and must stay the same from frame to frame, in every language; two siblings with one
/// key are a mistake that the layer asserts. Texts carry no key: they are told apart by their order.
///
/// Every Scope closes when it goes out of its block:
///
///     const auto card = ui::card(frame, "finding", {.name = title});
///     ui::heading(frame, 3, title);
///     ui::paragraph(frame, why);
///     if (ui::button(frame, "check-again", {.text = words, .look = ui::Look::Primary})) action = CheckAgain{};
///
/// A string_view has to be valid during the call only. Distances are CSS pixels.
namespace portal_guide::ui {

class Layer;

/// A semantic node's id, by which the browser knows it; never 0. The same path of keys gives the same id in every frame.
using Id = std::uint32_t;

// The frame.

/// One frame while it is drawn. Passed to every widget.
class Frame {
 public:
  explicit Frame(Layer& layer) : layer_(layer) {}
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  /// The widget's width.
  float width() const;
  /// Room for a column beside the main one: 900 px and more.
  bool wide() const;
  bool dark() const;
  bool reduced_motion() const;
  /// Milliseconds since the widget started, for things that move. Not a clock.
  double time_ms() const;
  /// Asks for another frame as soon as the screen can show one; for things that move.
  void again();
  /// The internal place ("step/return-url") whose link was followed since the last frame; empty where none was. Covers
  /// link(), link_button(), nav_item() and the links inside paragraphs. Ask once, after the screen is drawn.
  std::string_view followed() const;

  Layer& layer() { return layer_; }

 private:
  Layer& layer_;
};

/// Closes what a function opened when it goes out of its block. Neither copied nor moved.
class [[nodiscard]] Scope {
 public:
  Scope(Frame& frame, int depth) : frame_(frame), depth_(depth) {}
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  Frame& frame_;
  int depth_;
};

// Vocabulary.

/// The type scale of docs/look.md. Item is Label's size at Body's weight, for the lines of a navigation.
enum class TextStyle : std::uint8_t { Display, Title, Heading, Body, Label, Small, Code, Item };
inline constexpr std::size_t kTextStyleCount = 8;

/// What the colour of a text, card or badge says. Words or a shape always say the same.
enum class Tone : std::uint8_t { Plain, Muted, Accent, Error, Warning, Info, Success };

enum class Look : std::uint8_t { Primary, Secondary, Quiet, Danger };

/// Vector shapes; decoration for screen readers, who get the word beside them.
enum class Icon : std::uint8_t {
  None,
  Octagon,
  Triangle,
  CircleInfo,
  Tick,
  CircleTick,
  Dot,
  Ring,
  Minus,
  ChevronRight,
  ChevronDown,
  ArrowLeft,
  ArrowRight,
  External,
  Search,
  Copy,
  Cross,
  Lock,
  Refresh,
  Stop,
  Book,
  Question,
  Dots,
};

enum class Landmark : std::uint8_t {
  /// The widget's head (a named region: the page has the only real banner).
  Banner,
  Navigation,
  Main,
  Section,
  Search,
  Complementary,
};

/// Spacing tokens.
inline constexpr float kSpace4 = 4, kSpace8 = 8, kSpace12 = 12, kSpace16 = 16, kSpace24 = 24, kSpace32 = 32, kSpace48 = 48;

// Structure and layout.

struct RegionOptions {
  /// The accessible name; Main may do without.
  std::string_view name = {};
  /// Stays in view while the rest scrolls. What is higher than the view scrolls until its lower end is in view.
  bool pinned = false;
  /// Stays at the view's lower edge. The end of the content leaves room for it.
  bool at_bottom = false;
  /// Fills its area with the surface colour and draws a border towards the rest (Banner below, Navigation at its side).
  bool surface = false;
  float padding = 0;
  /// Between the children.
  float gap = kSpace16;
};
Scope region(Frame& frame, std::string_view key, Landmark landmark, const RegionOptions& options);

enum class Floating : std::uint8_t {
  /// Below the node `anchor`, its right edge at the node's. It has the role of a menu and holds menu_item()s.
  Menu,
  /// In the middle of the view. A group.
  Panel,
  /// In the middle of the view's lower edge, above what stands there. A group.
  Toast,
};
struct FloatingOptions {
  std::string_view name = {};
  Id anchor = 0;
  float width = 240;
  float gap = kSpace8;
};
/// A card over everything else, which stays in place while the rest scrolls and takes no room. Draw it last.
Scope floating(Frame& frame, std::string_view key, Floating kind, const FloatingOptions& options);

/// Children below each other, `gap` apart. No semantics.
Scope stack(Frame& frame, float gap = kSpace12);

struct RowOptions {
  float gap = kSpace8;
  /// Between wrapped lines.
  float line_gap = kSpace8;
  /// What does not fit into the line goes to the next one.
  bool wrap = true;
};
/// Children beside each other, wrapping where the width ends. No semantics. Texts in a row take their own width and do not
/// wrap unless they alone are wider than the row.
Scope row(Frame& frame, const RowOptions& options = {});
/// In a row: what follows sits at the row's end.
void spring(Frame& frame);
/// Extra distance in a stack or row.
void space(Frame& frame, float pixels);
/// A thin line. Decoration.
void separator(Frame& frame);

/// Columns beside each other where the frame is wide() (`stack_below` px), below each other where it is not.
/// A width of 0 takes what is left; each column is then opened in order with column().
struct ColumnsOptions {
  float gap = kSpace24;
  float stack_below = 900;
};
Scope columns(Frame& frame, std::initializer_list<float> widths, const ColumnsOptions& options = {});
Scope column(Frame& frame);
/// Whether the columns just opened stand beside each other.
bool side_by_side(Frame& frame);

/// Insets its children and keeps them `max_width` wide at most (0: no limit); for the main column.
struct InsetOptions {
  float padding = kSpace24;
  float max_width = 0;
  float gap = kSpace16;
};
Scope inset(Frame& frame, const InsetOptions& options = {});

enum class CardRole : std::uint8_t { Article, Section, Group, None };
struct CardOptions {
  CardRole role = CardRole::Section;
  /// Accessible name (needed unless role is None).
  std::string_view name = {};
  /// A soft ground and an edge of that colour; say the same in words.
  Tone tone = Tone::Plain;
  /// One of a list of lines: no card around it, only a line below.
  bool line = false;
  float gap = kSpace12;
};
Scope card(Frame& frame, std::string_view key, const CardOptions& options);

enum class Marker : std::uint8_t { Bullet, Number, None };
struct ListOptions {
  std::string_view name = {};
  Marker marker = Marker::Bullet;
  float gap = kSpace8;
  /// The arrow keys go through its items from the search field that filters them, and back to it.
  bool arrow_keys = false;
};
Scope list(Frame& frame, std::string_view key, const ListOptions& options = {});
/// Items that may come and go need a key; without keys they are told apart by their order.
Scope item(Frame& frame, std::string_view key = {});

/// Pairs of a label and what it says ("What was seen", "How to fix"): `<dl>`.
Scope definitions(Frame& frame, std::string_view key);
/// The label beside its contents where there is room, above them where there is not.
Scope definition(Frame& frame, std::string_view label);

// Text.

struct TextOptions {
  TextStyle style = TextStyle::Body;
  Tone tone = Tone::Plain;
};
/// Plain text, as it is: no marks are read in it. For whatever comes from outside.
void text(Frame& frame, std::string_view words, const TextOptions& options = {});
/// A text of content/ with its three marks: `**strong**`, `` `code` `` and `[words](target)`. Links are real links.
void paragraph(Frame& frame, std::string_view marked, const TextOptions& options = {});

struct HeadingOptions {
  /// By level where it is not set: 1 Title, 2 Title, 3 and more Heading.
  std::optional<TextStyle> style = {};
  /// Drawn before the words.
  Icon icon = Icon::None;
  Tone tone = Tone::Plain;
};
/// Returns its id, for focus() after a change of screen.
Id heading(Frame& frame, int level, std::string_view words, const HeadingOptions& options = {});

/// A shape and a word, in the tone's colours: severities, counts, states.
struct BadgeOptions {
  std::string_view text = {};
  Tone tone = Tone::Plain;
  Icon icon = Icon::None;
};
void badge(Frame& frame, const BadgeOptions& options);
/// A decoration of the row it stands in. Says nothing to a screen reader.
void icon(Frame& frame, Icon icon, Tone tone = Tone::Plain);

struct CodeOptions {
  /// What the block is ("curl command"), for screen readers.
  std::string_view name = {};
  /// The words of its copy button; none without.
  std::string_view copy = {};
};
/// A block of monospace text that wraps where it must. True when its copy button was pressed.
bool code_block(Frame& frame, std::string_view key, std::string_view code, const CodeOptions& options);

// Actions.

struct ButtonOptions {
  std::string_view text = {};
  Look look = Look::Secondary;
  Icon icon = Icon::None;
  /// The icon after the words instead of before them.
  bool icon_last = false;
  /// Only the icon is drawn; the text is the name.
  bool text_hidden = false;
  /// Opens a menu: aria-haspopup.
  bool opens_menu = false;
  /// The accessible name where the text alone is not enough ("Copy curl command"); must contain the text.
  std::string_view name = {};
  /// Shown but not to be pressed. Stays focusable, so that its reason (`hint`) can be found.
  bool disabled = false;
  /// Under way: a turning mark, not to be pressed.
  bool busy = false;
  /// A toggle: aria-pressed.
  std::optional<bool> pressed = {};
  /// Shows and hides something: aria-expanded.
  std::optional<bool> expanded = {};
  /// Why it is disabled or what it does; for screen readers (aria-description).
  std::string_view hint = {};
  bool full_width = false;
  bool small = false;
};
/// True in the frame after it was activated.
bool button(Frame& frame, std::string_view key, const ButtonOptions& options);

/// A range of a text in bytes, on character boundaries.
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
struct LinkOptions {
  std::string_view text = {};
  /// "https://…" opens in a new tab with ↗, "mailto:…" a new e-mail; anything else is a place in the guide ("step/return-url",
  /// see Frame::followed).
  std::string_view target = {};
  std::string_view name = {};
  TextStyle style = TextStyle::Body;
  Icon icon = Icon::None;
  /// The ranges of the text that are bold, in order and without overlap.
  std::span<const TextRange> strong = {};
};
void link(Frame& frame, std::string_view key, const LinkOptions& options);

struct MenuItemOptions {
  std::string_view text = {};
  Icon icon = Icon::None;
  Tone tone = Tone::Plain;
};
/// One line of a menu. True in the frame after it was activated.
bool menu_item(Frame& frame, std::string_view key, const MenuItemOptions& options);

struct LinkButtonOptions {
  std::string_view text = {};
  std::string_view target = {};
  std::string_view name = {};
  Look look = Look::Secondary;
  Icon icon = Icon::None;
  bool full_width = false;
  bool small = false;
};
/// A link that looks like a button.
void link_button(Frame& frame, std::string_view key, const LinkButtonOptions& options);

struct NavItemOptions {
  std::string_view text = {};
  std::string_view target = {};
  /// Drawn before the words: a step's state.
  Icon icon = Icon::None;
  Tone icon_tone = Tone::Muted;
  /// At the end: a count. Read with the name.
  std::string_view detail = {};
  /// What the icon means, read after the name: "done".
  std::string_view state = {};
  /// aria-current="page" (or "step" where `step` is set).
  bool current = false;
  bool step = false;
};
/// One line of a navigation; put it into list(…, {.marker = None}) and item().
void nav_item(Frame& frame, std::string_view key, const NavItemOptions& options);

/// Hidden until it has the focus: jumps to the node.
void skip_link(Frame& frame, std::string_view words, Id target);

struct DisclosureOptions {
  std::string_view title = {};
  /// The title is a heading of this level; 0: none.
  int level = 0;
  /// At the end of the line.
  std::string_view detail = {};
  bool open_at_first = false;
  /// If set, overrides what the reader chose.
  std::optional<bool> open = {};
  TextStyle style = TextStyle::Label;
};
/// A line that shows and hides what is drawn when it is true. The layer remembers the reader's choice.
///
///     if (ui::disclosure(frame, "api", {.title = words})) { … }
bool disclosure(Frame& frame, std::string_view key, const DisclosureOptions& options);

struct SummaryOptions {
  /// What it is, as a shape and a word: "Error".
  Icon icon = Icon::None;
  Tone tone = Tone::Plain;
  std::string_view kind = {};
  std::string_view title = {};
  /// At the end of the line where there is room, else below the title: where it is.
  std::string_view detail = {};
  /// The line is a heading of this level.
  int level = 3;
  bool open = false;
};
/// One line of a list that can be gone through quickly, as high as a button. It shows and hides what is drawn below it; the app
/// says whether it is open. True in the frame after it was pressed.
bool summary(Frame& frame, std::string_view key, const SummaryOptions& options);

/// How much is done, as a ring with words in it. Says the same as progress().
struct RingOptions {
  std::string_view name = {};
  float value = 0;
  std::string_view value_text = {};
  /// In the ring: "10".
  std::string_view inner = {};
};
void ring(Frame& frame, std::string_view key, const RingOptions& options);

// Fields.

struct FieldOptions {
  std::string_view label = {};
  /// The label is read but not drawn.
  bool label_hidden = false;
  std::string_view hint = {};
  /// What is wrong with the value; drawn below, marks the field invalid.
  std::string_view error = {};
  std::string_view placeholder = {};
  /// 0: as wide as there is room, 480 px at most.
  float width = 0;
  bool required = false;
  bool disabled = false;
  bool monospace = false;
  /// text_area(): visible lines.
  int lines = 4;
};

struct FieldResult {
  Id id = 0;
  /// The reader changed the value since the last frame.
  bool changed = false;
  /// The reader pressed Enter.
  bool submitted = false;
};

/// The field is a real <input>. `value` follows it, and it follows `value` when the app changes that.
FieldResult text_field(Frame& frame, std::string_view key, std::string& value, const FieldOptions& options);
FieldResult search_field(Frame& frame, std::string_view key, std::string& value, const FieldOptions& options);
FieldResult text_area(Frame& frame, std::string_view key, std::string& value, const FieldOptions& options);
/// A field for an API key. The key never enters this program: `shape` gets its first 12 characters and an x for each
/// further letter or digit. Name the field by `FieldResult::id` in a Connect effect. A `shape` set to "" empties the field.
FieldResult secret_field(Frame& frame, std::string_view key, std::string& shape, const FieldOptions& options);

struct CheckboxOptions {
  std::string_view label = {};
  bool disabled = false;
};
/// True when the reader changed it.
bool checkbox(Frame& frame, std::string_view key, bool& value, const CheckboxOptions& options);

struct Choice {
  std::string_view key;
  std::string_view label;
};
struct ChoiceOptions {
  /// What is chosen here; the group's name.
  std::string_view label = {};
  bool label_hidden = false;
  /// Beside each other in one box instead of below each other with round marks.
  bool segmented = false;
};
/// One of several: radio buttons. `value` is the chosen key. True when the reader changed it.
bool choice(Frame& frame, std::string_view key, std::string& value, std::span<const Choice> choices,
            const ChoiceOptions& options);

// What is going on.

struct ProgressOptions {
  /// What progresses, as an accessible name.
  std::string_view name = {};
  /// 0 to 1; without a value, the bar shows only that something is going on.
  std::optional<float> value = {};
  /// The value in words ("4 of 11"); read instead of a percentage, and drawn below where `show_text` is set.
  std::string_view value_text = {};
  bool show_text = false;
};
void progress(Frame& frame, std::string_view key, const ProgressOptions& options);

struct StatusOptions {
  Tone tone = Tone::Muted;
  Icon icon = Icon::None;
  /// A turning mark before the words. There is no spinner without words.
  bool busy = false;
  /// Interrupts what a screen reader is saying; for errors.
  bool assertive = false;
  TextStyle style = TextStyle::Body;
};
/// A line that says how things stand. Read to screen readers when its words change, not when it first appears empty.
void status(Frame& frame, std::string_view key, std::string_view words, const StatusOptions& options = {});
/// Says something to screen readers without drawing it.
void announce(Frame& frame, std::string_view words, bool assertive = false);

// Focus and place.

/// Moves the focus to the node after this frame; a heading becomes focusable for it. Once is enough.
void focus(Frame& frame, Id id);
/// The id of the node that has the focus; 0 where it is elsewhere.
Id focused(Frame& frame);
/// Brings the node (0: the top) into view after this frame.
void scroll_to(Frame& frame, Id id);
/// The id that a key has, or will have, in the scope that is open.
Id id_of(Frame& frame, std::string_view key);

}  // namespace portal_guide::ui
