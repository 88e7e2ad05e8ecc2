import { expect, test } from "@playwright/test";
// @ts-expect-error The build is plain JavaScript.
import { marksToHtml, marksToText } from "../../web/build/marks.mjs";

const hrefOf = (target: string) => {
  if (target !== "step/return-url") throw new Error(`no ${target}`);
  return `#${target}`;
};

const rows: { name: string; text: string; html: string }[] = [
  { name: "plain words stay", text: "Choose Save.", html: "Choose Save." },
  { name: "strong", text: "Choose **Save**.", html: "Choose <strong>Save</strong>." },
  { name: "code", text: "starts with `rk_`", html: "starts with <code>rk_</code>" },
  { name: "a place in the guide", text: "[the step](step/return-url)", html: '<a href="#step/return-url">the step</a>' },
  { name: "an address", text: "[docs](https://docs.stripe.com/a?b=1&c=2)", html: '<a href="https://docs.stripe.com/a?b=1&#38;c=2">docs</a>' },
  { name: "markup is escaped", text: "<img src=x onerror=alert(1)>", html: "&#60;img src=x onerror=alert(1)&#62;" },
  { name: "markup within marks is escaped", text: "**<b>** `<i>` [<u>](https://a.example/)", html: '<strong>&#60;b&#62;</strong> <code>&#60;i&#62;</code> <a href="https://a.example/">&#60;u&#62;</a>' },
  { name: "a quote cannot leave the attribute", text: '[a](https://a.example/"onclick="x)', html: '<a href="https://a.example/%22onclick=%22x">a</a>' },
  { name: "a mark that does not end is words", text: "2 ** 3 and `so", html: "2 ** 3 and `so" },
];

for (const { name, text, html } of rows) {
  test(`marks become HTML: ${name}`, () => {
    expect(marksToHtml(text, hrefOf)).toBe(html);
  });
}

for (const target of ["javascript:alert(1)", "http://plain.example/", "step/unknown", "//host.example/", "data:text/html,x"]) {
  test(`marks refuse the target ${target}`, () => {
    expect(() => marksToHtml(`[words](${target})`, hrefOf)).toThrow();
  });
}

test("marks vanish from plain text", () => {
  expect(marksToText("Choose **Save** in `x`, see [it](step/return-url).")).toBe("Choose Save in x, see it.");
});
