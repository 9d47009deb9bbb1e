// A script of its own: it brings a dictionary, which only Chinese names need.
import { match } from "pinyin-pro";

/** Where the characters begin that letters of pinyin name, in full or by their initials; -1 where they name none. */
export function findPinyin(text: string, letters: string): number {
  return match(text, letters, { continuous: true })?.[0] ?? -1;
}
