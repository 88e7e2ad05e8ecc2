/**
 * The relations in the content, in both directions: a step names the rules that check it, so the rule's page leads to the
 * step as well. Links within texts count like lists of ids.
 */

const order = ["step", "pitfall", "symptom", "rule", "term", "decline", "code"];
const linkMark = /\]\(([a-z]+\/[a-z0-9-]+)\)/g;

/**
 * @param {any} content the content bundle
 * @returns {Map<string, Record<string, string[]>>} by target, such as "step/return-url": the targets it belongs to by
 *     kind, each in the content's own order
 */
export function relationsOf(content) {
  const lists = {
    step: content.steps,
    pitfall: content.pitfalls,
    symptom: content.symptoms,
    rule: content.rules,
    term: content.terms,
    decline: content.declines,
    code: content.snippets,
  };
  /** @type {Map<string, Set<string>>} */
  const neighbours = new Map();
  const places = new Map();
  for (const kind of order) {
    for (const { id } of lists[/** @type {keyof typeof lists} */ (kind)]) {
      places.set(`${kind}/${id}`, places.size);
      neighbours.set(`${kind}/${id}`, new Set());
    }
  }
  for (const [kind, list] of Object.entries(lists)) {
    for (const entry of list) {
      const from = `${kind}/${entry.id}`;
      for (const to of targetsIn(entry)) {
        // A target that does not exist is refused where the text is shown.
        if (to === from || !neighbours.has(to)) continue;
        neighbours.get(from)?.add(to);
        neighbours.get(to)?.add(from);
      }
    }
  }
  return new Map(
    [...neighbours].map(([target, found]) => {
      const sorted = [...found].sort((one, other) => places.get(one) - places.get(other));
      return [target, Object.fromEntries(order.map((kind) => [kind, sorted.filter((other) => other.startsWith(`${kind}/`))]))];
    }),
  );
}

/**
 * @param {any} entry
 * @returns {string[]}
 */
function targetsIn(entry) {
  const listed = [
    ...(entry.rules ?? []).map((/** @type {string} */ id) => `rule/${id}`),
    ...(entry.subscriber_rules ?? []).map((/** @type {string} */ id) => `rule/${id}`),
    ...(entry.pitfalls ?? []).map((/** @type {string} */ id) => `pitfall/${id}`),
    ...(entry.steps ?? []).map((/** @type {string} */ id) => `step/${id}`),
    ...(entry.terms ?? []).map((/** @type {string} */ id) => `term/${id}`),
    ...(entry.see ?? []),
  ];
  for (const cause of entry.causes ?? []) listed.push(...(cause.see ?? []), ...findingsOf(cause).map((id) => `rule/${id}`));
  for (const match of JSON.stringify(entry).matchAll(linkMark)) listed.push(match[1]);
  return listed;
}

/**
 * The rules that speak for a cause, whether they confirm it or make it possible.
 * @param {any} cause
 * @returns {string[]}
 */
export function findingsOf(cause) {
  return [...findingsIn(cause.check), ...findingsIn(cause.needs)];
}

/**
 * The rules whose findings confirm a condition. A rule that must *not* find anything does not count.
 * @param {any} check
 * @returns {string[]}
 */
function findingsIn(check) {
  if (check === undefined) return [];
  if (check.finding !== undefined) return [check.finding];
  return [...(check.all ?? []), ...(check.any ?? [])].flatMap(findingsIn);
}
