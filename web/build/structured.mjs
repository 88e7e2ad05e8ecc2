/**
 * What the pages tell search engines about themselves, in schema.org's terms (https://schema.org/HowTo, FAQPage,
 * DefinedTermSet, BreadcrumbList). It repeats what a reader sees on the page, and nothing else.
 */

import { marksToText } from "./marks.mjs";

const context = "https://schema.org";

/** JSON for a script element. No text in it can end the element early. @param {unknown} value */
export function jsonForScript(value) {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/**
 * The checklist.
 * @param {any} content
 * @param {string} origin the site's
 * @param {{name: string, description: string}} words
 */
export function howTo(content, origin, { name, description }) {
  const minutes = content.steps.reduce((/** @type {number} */ total, /** @type {any} */ step) => total + step.minutes, 0);
  return {
    "@context": context,
    "@type": "HowTo",
    name,
    description,
    inLanguage: content.locale,
    totalTime: `PT${minutes}M`,
    step: content.steps.map((/** @type {any} */ step, /** @type {number} */ index) => ({
      "@type": "HowToStep",
      position: index + 1,
      name: marksToText(step.title),
      url: `${origin}/#step/${step.id}`,
      itemListElement: step.do.map((/** @type {any} */ instruction, /** @type {number} */ place) => ({
        "@type": "HowToDirection",
        position: place + 1,
        text: marksToText(instruction.text),
      })),
    })),
  };
}

/**
 * Questions with their answers.
 * @param {any} content
 * @param {{name: string, text: string, url: string}[]} questions
 */
export function faqPage(content, questions) {
  return {
    "@context": context,
    "@type": "FAQPage",
    inLanguage: content.locale,
    mainEntity: questions.map(({ name, text, url }) => ({ "@type": "Question", name, url, acceptedAnswer: { "@type": "Answer", text } })),
  };
}

/**
 * @param {any} content
 * @param {string} origin
 * @param {(term: any) => string} addressOf
 * @param {{name: string, description: string}} words
 */
export function termSet(content, origin, addressOf, { name, description }) {
  const set = `${origin}/glossary/`;
  return {
    "@context": context,
    "@type": "DefinedTermSet",
    "@id": set,
    name,
    description,
    inLanguage: content.locale,
    hasDefinedTerm: content.terms.map((/** @type {any} */ term) => ({
      "@type": "DefinedTerm",
      "@id": `${set}#term/${term.id}`,
      termCode: term.id,
      name: marksToText(term.term),
      description: marksToText(term.definition),
      ...(term.also.length > 0 ? { alternateName: term.also } : {}),
      url: addressOf(term),
      inDefinedTermSet: set,
    })),
  };
}

/**
 * @param {string} origin
 * @param {{name: string, path: string}[]} trail from the start page to the page itself
 */
export function breadcrumbList(origin, trail) {
  return {
    "@context": context,
    "@type": "BreadcrumbList",
    itemListElement: trail.map(({ name, path }, index) => ({ "@type": "ListItem", position: index + 1, name, item: origin + path })),
  };
}
