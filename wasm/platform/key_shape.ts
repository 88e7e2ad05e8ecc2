/**
 * What the widget's module may know of a secret: the first 12 characters, then an x for each ASCII letter and digit. Blanks around
 * the secret are dropped. core/stripe/api_key.hpp judges the shape as it judges the whole.
 */
export function shapeOf(secret: string): string {
  const trimmed = secret.trim();
  return trimmed.slice(0, 12) + trimmed.slice(12).replace(/[A-Za-z0-9]/g, "x");
}
