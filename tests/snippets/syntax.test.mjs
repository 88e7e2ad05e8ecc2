// Each snippet of the guide, filled as a reader gets it, is what its own language takes for code.
import assert from "node:assert/strict";
import test from "node:test";
import { faultsOf, filled, languages, snippets, valueOf } from "./languages.mjs";

const plain = "https://app.example.com/account?tab=billing&from=portal#plan";
/** Quotes of all kinds, and whatever a language puts values in place of, inside of a string. */
const nasty = "https://app.example.com/'\"`\\u0022$(id)${HOME}%s{0}?a='b\"&c=<d>`#{1}#@a#\\";
const configuration = ["bpc", "1PortalGuide2Test"].join("_");

test("every language of the issue has its snippet, and every snippet its language", () => {
  assert.deepEqual(snippets.map(({ id }) => id).sort(), Object.keys(languages).sort());
});

/** The literal that holds the address, quotes included. */
const literalOf = (text) => /(["'])https:\/\/app\.example\.com.*?\1/.exec(text)?.[0] ?? assert.fail(text);

for (const { id, language, code } of snippets) {
  for (const [address, url] of [["plain", plain], ["nasty", nasty]]) {
    for (const [name, options] of [["own", ["--configuration", configuration]], ["default", []]]) {
      test(`${language} with a ${address} address and the ${name} configuration`, () => {
        const text = filled(id, "--return-url", url, ...options);
        assert.equal(faultsOf(id, `${address}-${name}`, text), "", text);
        assert.doesNotMatch(text, /\{return-url\}|\{configuration\}/);
        assert.equal(text.includes(configuration), options.length > 0);
        assert.equal(text.split("\n").length - 1, code.length - (options.length > 0 ? 0 : 1), "only the configuration's line may go");
      });
    }
  }

  test(`${language}: the address stays one address, and nothing in it is carried out`, () => {
    const literal = literalOf(filled(id, "--return-url", nasty));
    const text = literal.slice(1, -1);
    assert.doesNotMatch(text, /["'`\\${}<>\s]/);
    const value = valueOf(id, literal);
    if (value !== null) assert.equal(value, text);
    // What a browser makes of it is what it makes of the reader's own.
    assert.equal(new URL(text).host, new URL(nasty).host);
    assert.equal(new URL(text).searchParams.get("a"), "'b\"");
  });

  // A checker that takes everything would pass above as well.
  const good = code.filter((line) => !line.includes("{configuration}")).join("\n");
  for (const [fault, spoil] of [
    ["a string that does not end", (text) => text.replace(/\{return-url\}['"]/, plain)],
    ["a bracket that is not closed", (text) => `${text}\n(\n`],
    ["the address as it was typed", (text) => text.replace("{return-url}", () => "https://app.example.com/'\"(")],
  ]) {
    test(`${language} with ${fault} is refused`, () => {
      const spoilt = spoil(good);
      assert.notEqual(spoilt, good);
      assert.notEqual(faultsOf(id, "spoilt", `${spoilt}\n`), "", spoilt);
    });
  }
}
