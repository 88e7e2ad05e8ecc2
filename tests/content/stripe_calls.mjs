// Reads which calls the shell lines of a step make (`code` in steps.json), and compares a call with Stripe's own description.

/** Cuts a line into words as a shell does. The content uses double quotes and a backslash at the end, and no other quoting. */
function words(command) {
  const found = [];
  let word = null;
  let quoted = false;
  for (const character of command) {
    if (character === '"') {
      quoted = !quoted;
      word ??= '';
    } else if (/\s/.test(character) && !quoted) {
      if (word !== null) found.push(word);
      word = null;
    } else {
      if (/[`'\\;|&<>()*]/.test(character) && !(quoted && /[();*&]/.test(character))) {
        throw new Error(`“${character}” means something to a shell: ${command}`);
      }
      word = (word ?? '') + character;
    }
  }
  if (quoted) throw new Error(`a quotation mark is left open: ${command}`);
  if (word !== null) found.push(word);
  return found;
}

/** "a[b][0][c]" → ["a", "b", "0", "c"]; "a[]" → ["a", ""]. */
function steps(name) {
  const match = /^(\w+)((?:\[\w*\])*)$/.exec(name);
  if (!match) throw new Error(`${name} is no parameter name`);
  return [match[1], ...[...match[2].matchAll(/\[(\w*)\]/g)].map(([, inner]) => inner)];
}

function put(tree, [first, ...rest], value) {
  const key = first === '' ? String(Object.keys(tree).length) : first;
  if (rest.length === 0) {
    if (key in tree) throw new Error(`${key} is sent twice`);
    tree[key] = value;
  } else {
    put((tree[key] ??= {}), rest, value);
  }
}

/** Stripe reads an object whose keys count from 0 as a list. */
function withLists(tree) {
  if (typeof tree === 'string') return tree;
  const keys = Object.keys(tree);
  const values = keys.map((key) => withLists(tree[key]));
  if (keys.every((key, index) => key === String(index))) return values;
  return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
}

function readCurl([, ...rest]) {
  const call = { get: false, url: null, key: null, headers: {}, tree: {} };
  for (let index = 0; index < rest.length; ++index) {
    const word = rest[index];
    if (word === '-G') call.get = true;
    else if (word === '-u') call.key = rest[++index];
    else if (word === '-H') {
      const [name, ...value] = rest[++index].split(': ');
      call.headers[name] = value.join(': ');
    } else if (word === '-d') {
      const pair = rest[++index];
      const at = pair.indexOf('=');
      if (at < 0) throw new Error(`${pair} has no value`);
      put(call.tree, steps(pair.slice(0, at)), pair.slice(at + 1));
    } else if (word.startsWith('-') || call.url !== null) throw new Error(`${word} is not expected here`);
    else call.url = word;
  }
  const { pathname, origin, search } = new URL(call.url);
  if (origin !== 'https://api.stripe.com' || search !== '') throw new Error(`${call.url} is not the API, or carries parameters`);
  return {
    method: call.get ? 'get' : 'post', path: pathname, key: call.key, headers: call.headers,
    parameters: Object.fromEntries(Object.entries(call.tree).map(([name, value]) => [name, withLists(value)])),
  };
}

function readCommand(command) {
  const found = words(command);
  const uses = [...command.matchAll(/\$(\w+)/g)].map(([, name]) => name);
  if (found[0] === 'curl') return { call: readCurl(found), words: found, uses };
  if (found[0] === 'export' && found.length === 2) return { sets: found[1].split('=')[0], uses };
  if (found[0] === 'read' && found[1] === '-rs' && found.length === 3) return { sets: found[2], uses };
  if (found[0] === 'stripe') return { tool: found, uses };
  throw new Error(`${found[0]} is not a command that the guide asks anybody to run`);
}

/**
 * The commands of a code block, in order: {call} for curl, {sets} for a variable that is set, {tool} for another program.
 * `uses` names the variables that a command reads, `words` are those of curl as a shell would cut them.
 */
export function readCommands(lines) {
  const commands = [];
  let open = '';
  for (const line of lines) {
    const goesOn = line.endsWith('\\');
    open += goesOn ? line.slice(0, -1) : line;
    if (goesOn) continue;
    for (const command of open.split(' && ')) commands.push(readCommand(command));
    open = '';
  }
  if (open !== '') throw new Error('the last line ends in a backslash');
  return commands;
}

/** Whether only the reader knows the value, as with $CUSTOMER and price_…. */
const isPlaceholder = (value) => /^\$\w+$|…$/.test(value);

function* faultsOf(document, value, schema, at) {
  if (schema.$ref) {
    const target = schema.$ref.replace(/^#\//, '').split('/').reduce((node, key) => node[key], document);
    yield* faultsOf(document, value, target, at);
  } else if (schema.anyOf) {
    const tries = schema.anyOf.map((one) => [...faultsOf(document, value, one, at)]);
    if (tries.every((faults) => faults.length > 0)) yield* tries.sort((one, other) => one.length - other.length)[0];
  } else if (schema.type === 'object') {
    if (typeof value !== 'object' || Array.isArray(value)) return yield `${at} has members`;
    for (const name of schema.required ?? []) if (!(name in value)) yield `${at} lacks ${name}`;
    for (const [name, inner] of Object.entries(value)) {
      const known = schema.properties?.[name] ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : null);
      if (known) yield* faultsOf(document, inner, known, `${at}[${name}]`);
      else yield `${at}[${name}] does not exist`;
    }
  } else if (schema.type === 'array') {
    if (!Array.isArray(value)) return yield `${at} is a list`;
    for (const [index, inner] of value.entries()) yield* faultsOf(document, inner, schema.items, `${at}[${index}]`);
  } else if (typeof value !== 'string') yield `${at} is one value`;
  else if (schema.type === 'boolean') {
    if (!['true', 'false'].includes(value)) yield `${at} is true or false`;
  } else if (schema.type === 'integer') {
    if (!/^-?\d+$/.test(value)) yield `${at} is a whole number`;
  } else if (schema.type === 'string') {
    if (schema.enum && !schema.enum.includes(value)) yield `${at} is none of ${schema.enum.join(', ')}`;
    if (schema.maxLength && value.length > schema.maxLength) yield `${at} is longer than ${schema.maxLength}`;
    if (value === '' && !schema.enum) yield `${at} is empty`;
  } else yield `${at}: a schema of type ${schema.type} is not understood`;
}

function operationOf(document, call) {
  for (const [template, methods] of Object.entries(document.paths)) {
    const pattern = new RegExp(`^${template.replace(/\{\w+\}/g, '(?:\\$\\w+|\\w+_\\w+)')}$`);
    if (pattern.test(decodeURIComponent(call.path)) && methods[call.method]) return methods[call.method];
  }
  return null;
}

/** Whether the document describes this method of this path at all. */
export function describes(document, call) {
  return operationOf(document, call) !== null;
}

/** What is wrong with a call according to Stripe's OpenAPI document; empty if nothing is. */
export function faultsOfCall(document, call) {
  const operation = operationOf(document, call);
  if (operation === null) return [`${call.method} ${call.path} does not exist`];
  const body = operation.requestBody?.content['application/x-www-form-urlencoded']?.schema;
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const schema = call.method === 'post' && body ? body : {
    type: 'object',
    properties: Object.fromEntries(query.map((parameter) => [parameter.name, parameter.schema])),
    required: query.filter((parameter) => parameter.required).map((parameter) => parameter.name),
  };
  return [...faultsOf(document, call.parameters, { type: 'object', ...schema }, '')];
}

/** The parameters as the value that Stripe's own library takes, in TypeScript. */
export function asTypeScript(value) {
  if (Array.isArray(value)) return `[${value.map(asTypeScript).join(', ')}]`;
  if (typeof value === 'object') return `{${Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${asTypeScript(inner)}`).join(', ')}}`;
  if (/^(true|false|-?\d+)$/.test(value) && !isPlaceholder(value)) return value;
  return JSON.stringify(value);
}
