// Small faults that can be put into a C++ source, one at a time: `mutationsOf(text)` lists them, `mutate(text, mutation)` makes
// one. The sources are read as clang-format leaves them: a comparison has a space on either side, a template's bracket has none.
// Comments, strings and preprocessor lines are left alone.

/** One fault: `was` at `offset` of the text becomes `becomes`. `line` counts from 1. */
// @typedef {{offset: number, line: number, was: string, becomes: string}} Mutation

/** Replaces everything that is not code by blanks, character by character, so that offsets stay. */
function codeOf(text) {
  const literal = /\/\/[^\n]*|\/\*[^]*?\*\/|R"(\w*)\([^]*?\)\1"|"(?:[^"\\\n]|\\.)*"|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)*'|^[ \t]*#(?:[^\n\\]|\\\n|\\.)*/gm;
  return text.replace(literal, (found) => found.replace(/[^\n]/g, " "));
}

/** Each kind: what is looked for in the code, and what may stand there instead. A group named `was` narrows what is replaced. */
const kinds = [
  // Turns a comparison round, or moves its boundary.
  { pattern: / (?<was>==) /g, becomes: () => ["!="] },
  { pattern: / (?<was>!=) /g, becomes: () => ["=="] },
  { pattern: / (?<was><=?|>=?) /g, becomes: (was) => ({ "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"] })[was] },
  // Replaces "and" by "or", and the other way round.
  { pattern: / (?<was>&&) /g, becomes: () => ["||"] },
  { pattern: / (?<was>\|\|) /g, becomes: () => ["&&"] },
  { pattern: /\b(?<was>true|false)\b/g, becomes: (was) => [was === "true" ? "false" : "true"] },
  // Makes a step in the other direction, or one step more or less.
  { pattern: /(?<was>\+\+|--)/g, becomes: (was) => [was === "++" ? "--" : "++"] },
  { pattern: / (?<was>[+-]) 1\b(?![.'])/g, becomes: (was) => [was === "+" ? "-" : "+"] },
  { pattern: / (?<was>[+-]=) (?!["'])/g, becomes: (was) => [was === "+=" ? "-=" : "+="] },
  // Leaves a negation out.
  { pattern: /(?<=[\s(])(?<was>!)(?=[\w(*:])/g, becomes: () => [""] },
  // Does not take a way out.
  { pattern: /^[ \t]*(?:\} else )?if \([^\n]*\) (?<was>return\b[^;\n]*|continue|break);$/gm, becomes: () => ["{}"] },
];

/** @returns {Mutation[]} in the order of their places */
export function mutationsOf(text) {
  const code = codeOf(text);
  const found = kinds.flatMap(({ pattern, becomes }) =>
    [...code.matchAll(new RegExp(pattern.source, `${pattern.flags}d`))].flatMap((match) => {
      const [offset, end] = match.indices.groups.was;
      const was = text.slice(offset, end);
      return becomes(was).map((instead) => ({ offset, was, becomes: instead }));
    }),
  );
  return found
    .sort((one, other) => one.offset - other.offset || (one.becomes < other.becomes ? -1 : 1))
    .map((mutation) => ({ ...mutation, line: text.slice(0, mutation.offset).split("\n").length }));
}

export function mutate(text, { offset, was, becomes }) {
  return text.slice(0, offset) + becomes + text.slice(offset + was.length);
}

const indentOf = (line) => /^ */.exec(line)[0].length;

/** The line that opens the block or the statement which the last of these lines stands in. */
function openingOf(lines) {
  const indent = indentOf(lines.at(-1));
  return lines.findLast((line) => line !== "" && indentOf(line) < indent && !line.trimStart().startsWith("}"))?.trim() ?? "";
}

/**
 * The line a mutation stands in, as it was and as it becomes, and what it stands `under`, such as the head of its function; for
 * people, and to know the same fault again in another version.
 */
export function describe(text, mutation) {
  const begin = text.lastIndexOf("\n", mutation.offset - 1) + 1;
  const end = text.indexOf("\n", mutation.offset + mutation.was.length);
  const after = mutate(text, mutation);
  return {
    under: openingOf(text.slice(0, end).split("\n")),
    before: text.slice(begin, end).trim(),
    after: after.slice(begin, end + mutation.becomes.length - mutation.was.length).trim(),
  };
}

/** Whether a row of tests/equivalent_mutations.json means this fault. It says `under` where the same line stands twice in its file. */
export function isListed(entry, { file, under, before, after }) {
  return entry.file === file && entry.before === before && entry.after === after && (entry.under === undefined || entry.under === under);
}

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` of the entries in a random order that depends on the seed alone. */
export function sampleOf(entries, count, seed) {
  const random = randomFrom(seed);
  const rest = [...entries];
  for (let index = rest.length - 1; index > 0; --index) {
    const other = Math.floor(random() * (index + 1));
    [rest[index], rest[other]] = [rest[other], rest[index]];
  }
  return rest.slice(0, count);
}
