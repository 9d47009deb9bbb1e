export type ScoreOfPinyin = (text: string, letters: string) => number;

/** How well what is typed names a place: 0 where it does not. Each word that is typed must be in its name, or else in what stands around it. */
export function rank(query: string, name: string, where: string, scoreOfPinyin: ScoreOfPinyin | null): number {
  let sum = 0;
  for (const typed of folded(query).split(/\s+/).filter(word => word)) {
    const best = Math.max(scoreOf(folded(name), typed, scoreOfPinyin), scoreOf(folded(where), typed, scoreOfPinyin) / 4);
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/** An input method parts syllables by apostrophes. Accents do not count. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}|['’]/gu, "").toLowerCase().trim();
}

function scoreOf(text: string, typed: string, scoreOfPinyin: ScoreOfPinyin | null): number {
  if (text === typed) return 100;
  if (text.startsWith(typed)) return 80;
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(word => word);
  if (words.some(word => word.startsWith(typed))) return 60;
  if (typed.length > 2 && text.includes(typed) || /\p{Script=Han}/u.test(typed) && text.includes(typed)) return 40;
  if (words.some((_, first) => isOfBeginnings(words.slice(first), typed))) return 30;
  return scoreOfPinyin && /^[a-z]+$/.test(typed) ? scoreOfPinyin(text, typed) : 0;
}

/** Whether letters are the beginnings of the first words, one after the other: "hipl" of "hiring plan". */
function isOfBeginnings(words: string[], typed: string): boolean {
  if (!typed) return true;
  const [word, ...rest] = words;
  if (!word) return false;
  for (let length = 1; length <= typed.length && word.startsWith(typed.slice(0, length)); length++)
    if (isOfBeginnings(rest, typed.slice(length))) return true;
  return false;
}
