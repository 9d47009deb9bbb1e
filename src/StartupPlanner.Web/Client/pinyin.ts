// A script of its own: it brings a dictionary, which only Chinese names need.
import { match, pinyin } from "pinyin-pro";

/** How well letters of pinyin name what stands in a text, in full or by their initials: best from its beginning, least where a character is read as it seldom is. */
export function scoreOfPinyin(text: string, letters: string): number {
  const at = match(text, letters, { continuous: true })?.[0];
  if (at === undefined) return 0;
  const usual = pinyin(text, { pattern: "first", toneType: "none", type: "array" })[at];
  return usual !== letters[0] ? 20 : at === 0 ? 70 : 50;
}
