// Just enough of C++'s and TypeScript's lexical rules to look at code without its comments and strings.

const lexemes = /\/\/[^\n]*|\/\*[^]*?\*\/|R"([^\s()\\]{0,16})\([^]*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/** Comments become spaces and strings become empty, so that lines keep their numbers. */
export function code(source) {
  return source.replace(lexemes, (lexeme, _delimiter, offset) => {
    // An apostrophe between digits separates them (1'000), it opens nothing.
    if (lexeme[0] === "'" && /[0-9A-Fa-f]/.test(source[offset - 1] ?? "")) return lexeme;
    const lines = lexeme.replace(/[^\n]/g, "");
    return lexeme.startsWith("/") ? ` ${lines}` : `""${lines}`;
  });
}

/** The lines of `source` that match, as [{line, match}], counted from 1. */
export function linesMatching(source, pattern) {
  return source.split("\n").flatMap((line, index) => {
    const match = pattern.exec(line);
    return match ? [{ line: index + 1, match }] : [];
  });
}

/** [{line, target, quoted}] of a C++ source, in order. */
export function includes(source) {
  return linesMatching(source, /^\s*#\s*include\s*(["<])([^">]+)[">]/).map(({ line, match }) => ({
    line,
    target: match[2],
    quoted: match[1] === '"',
  }));
}

/** [{line, target}] of the static, type and dynamic imports of a script. */
export function imports(source) {
  const found = [];
  for (const match of source.matchAll(/\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
    found.push({ line: source.slice(0, match.index).split("\n").length, target: match[1] });
  }
  return found;
}

/** The comments alone, everything else as spaces, so that lines keep their numbers. */
export function comments(source) {
  let end = 0;
  let text = "";
  const blank = (other) => other.replace(/[^\n]/g, " ");
  for (const { 0: lexeme, index } of source.matchAll(new RegExp(`${lexemes.source}|\\{#[^]*?#\\}`, "g"))) {
    // An apostrophe between digits separates them (1'000), it opens nothing; what follows it is looked at with the rest.
    const isComment = /^(\/[/*]|\{#)/.test(lexeme);
    text += blank(source.slice(end, index)) + (isComment ? lexeme : blank(lexeme));
    end = index + lexeme.length;
  }
  return text + blank(source.slice(end));
}
