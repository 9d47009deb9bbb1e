import type { Mark, Node } from "prosemirror-model";

/** A block as it stands in the text that was read: while nobody touches it, it is written as it was. */
export interface Kept { node: Node; source: string }

/** Writes a text as Markdown, so that the server reads from it what is seen. */
export function write(doc: Node, kept: readonly Kept[]): string {
  return blocks(doc, node => kept.find(each => each.node === node || each.node.eq(node))?.source).filter(text => text).join("\n\n");
}

function blocks(parent: Node, kept: (node: Node) => string | undefined = () => undefined): string[] {
  const written: string[] = [];
  let before = "";
  parent.forEach(node => {
    const text = kept(node) ?? block(node, before);
    written.push(text);
    before = text || before;
  });
  return written;
}

function block(node: Node, before: string): string {
  switch (node.type.name) {
    case "heading": return node.childCount > 0 ? `${"#".repeat(node.attrs.level as number)} ${inline(node, " ")}` : "";
    case "blockquote": return indent(blocks(node).filter(text => text).join("\n\n"), "> ", "> ");
    case "code_block": return fenced(node.textContent);
    case "horizontal_rule": return "---";
    case "bullet_list": return list(node, () => (before.startsWith("- ") ? "* " : "- "));
    case "ordered_list": return list(node, at => `${(node.attrs.order as number) + at}${/^\d+\. /.test(before) ? ")" : "."} `);
    case "table": return table(node);
    default: return inline(node, "\\\n");
  }
}

function indent(text: string, first: string, others: string): string {
  return text.split("\n").map((line, at) => (at === 0 ? first : others) + line).map(line => line.trimEnd()).join("\n");
}

function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/^`+/gm)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

function list(node: Node, mark: (at: number) => string): string {
  const items: string[] = [];
  let isTight = node.attrs.tight as boolean;
  node.forEach(item => item.forEach((child, _, at) => (isTight &&= at === 0 || child.type.name.endsWith("_list"))));
  node.forEach((item, _, at) => items.push(indent(blocks(item).filter((text, place) => text || place === 0).join(isTight ? "\n" : "\n\n"), mark(at), " ".repeat(mark(at).length))));
  return items.join(isTight ? "\n" : "\n\n");
}

const rules: Record<string, string> = { end: "---:", center: ":---:" };

/** The first row of a table is its head; Markdown knows no other. */
function table(node: Node): string {
  const rows: string[][] = [];
  node.forEach(row => rows.push(cells(row)));
  const columns = Math.max(...rows.map(row => row.length));
  const sides = Array.from({ length: columns }, (_, at) => rules[node.firstChild!.maybeChild(at)?.attrs.align as string] ?? "---");
  const lines = rows.map(row => `| ${Array.from({ length: columns }, (_, at) => row[at] ?? "").join(" | ")} |`);
  lines.splice(1, 0, `|${sides.join("|")}|`);
  return lines.join("\n");
}

function cells(row: Node): string[] {
  const written: string[] = [];
  row.forEach(cell => written.push(inline(cell, " "), ...Array<string>((cell.attrs.colspan as number) - 1).fill("")));
  return written;
}

/** A letter of a text with its marks, or what is written as it is: an image, a line break, an address. */
interface Unit { text: string; marks: readonly Mark[]; whole?: boolean }

const emphasis: Record<string, string> = { strong: "**", em: "*", strike: "~~" };

function inline(parent: Node, lineBreak: string): string {
  let units = unitsOf(parent, lineBreak);
  // The wide blank of an indented Chinese paragraph stays.
  const isTrimmed = (unit: Unit | undefined) => unit !== undefined && isBlank(unit) && unit.text !== "\u3000";
  while (isTrimmed(units[0])) units.shift();
  while (isTrimmed(units.at(-1))) units.pop();
  for (const name of Object.keys(emphasis)) tuck(units, name);
  units = withAddresses(units);
  const raw = units.map(unit => (unit.text === "\\\n" ? "\n" : unit.whole ? "\uFFFC" : unit.text)).join("");
  const escaped = escapes(raw, units, parent.type.name);
  return marked(units, units.map((unit, at) => (escaped.has(at) ? `\\${unit.text}` : unit.text)));
}

function unitsOf(parent: Node, lineBreak: string): Unit[] {
  const units: Unit[] = [];
  parent.forEach(({ type, text, marks, attrs }) => {
    if (type.name === "image") units.push({ text: `![${(attrs.alt as string).replace(/[[\]\\]/g, "\\$&")}](${target(attrs.src as string, attrs.title as string | null)})`, marks, whole: true });
    else if (type.name === "hard_break") units.push({ text: lineBreak, marks, whole: true });
    else for (const letter of (text ?? "").split("")) units.push({ text: /\s/.test(letter) && letter !== "\u3000" && letter !== "\u00a0" ? " " : letter, marks });
  });
  return units;
}

function target(address: string, title: string | null): string {
  const written = /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address;
  return title ? `${written} "${title.replace(/["\\]/g, "\\$&")}"` : written;
}

function isBlank({ text, marks }: Unit): boolean {
  return (text === "\\\n" || /^\s$/.test(text)) && !marks.some(mark => mark.type.name === "code");
}

const has = (unit: Unit | undefined, name: string) => unit?.marks.find(mark => mark.type.name === name);
const isChinese = (unit: Unit | undefined) => unit !== undefined && /[\u3000-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\uD840-\uD8BF]/.test(unit.text);
const isWord = (unit: Unit | undefined) => unit !== undefined && !unit.whole && /[\p{L}\p{N}]/u.test(unit.text) && !isChinese(unit);

/** Whether a sign makes of the asterisks beside it no emphasis when a word of others follows; signs of Chinese do not, nor those that it shares. */
function isInTheWay(units: readonly Unit[], at: number, inwards: number): boolean {
  const unit = units[at]!;
  if (unit.whole || has(unit, "code")) return true;
  if (!/[\p{P}\p{S}]/u.test(unit.text) || isChinese(unit)) return false;
  while (/[“”‘’…—·]/.test(units[at]?.text ?? "")) at += inwards;
  return units[at] === unit || !isChinese(units[at]);
}

/** Emphasis begins and ends at a word: blanks, and signs beside a word of others, are left outside, or the marks would be read as asterisks. */
function tuck(units: Unit[], name: string): void {
  const without = (unit: Unit) => (unit.marks = unit.marks.filter(mark => mark.type.name !== name));
  for (let start = 0; start < units.length; start++) {
    if (!has(units[start], name)) continue;
    let end = start;
    while (has(units[end], name)) end++;
    const next = end;
    while (start < end && (isBlank(units[start]!) || isInTheWay(units, start, 1) && isWord(units[start - 1]))) without(units[start++]!);
    while (end > start && (isBlank(units[end - 1]!) || isInTheWay(units, end - 1, -1) && isWord(units[end]))) without(units[--end]!);
    start = next;
  }
}

/** A link whose words are its address is written as the address alone. */
function withAddresses(units: Unit[]): Unit[] {
  const result: Unit[] = [];
  for (let start = 0; start < units.length; ) {
    const link = has(units[start], "link");
    let end = start + 1;
    while (link && units[end]?.marks.includes(link)) end++;
    const words = units.slice(start, end).map(unit => unit.text).join("");
    const { href } = link?.attrs as { href: string } ?? {};
    const isBare = link !== undefined && (words === href || `http://${words}` === href && words.startsWith("www.")) && /^[\w:/.?&=%#@~+-]*[\w/]$/.test(words) && !/_{2}|~~/.test(words) && isFree(units[start - 1]) && isFree(units[end]);
    const isAddress = isBare || link !== undefined && (words === href && /^[a-z][\w+.-]+:[^\s<>]+$/i.test(words) || `mailto:${words}` === href);
    if (isAddress) result.push({ text: isBare ? words : `<${words}>`, marks: units[start]!.marks.filter(mark => mark !== link), whole: true });
    else result.push(...units.slice(start, end));
    start = end;
  }
  return result;
}

const isFree = (unit: Unit | undefined) => unit === undefined || isBlank(unit);

// What makes items and headings of a Chinese line without a blank; see Localization/ChineseMarkdown.cs.
const chinese = "[\\u3041-\\u30FF\\u3400-\\u9FFF\\uD840-\\uD8BF\\uF900-\\uFAFF《「『【（〈〔“‘]";

/** Where a sign of a text would be read as one of Markdown's. */
const readAsSigns: RegExp[] = [
  /\\(?=[!-/:-@[-`{-~\n]|$)/g,
  /(?<![\s\d])\*|(?<=\d)\*(?!\d)|(?<=(?:^|\s))\*(?!\s|$)/gm,
  /(?<![\p{L}\p{N}])_(?!\s|$)|(?<![\s])_(?![\p{L}\p{N}])/gmu,
  /`/g, /~(?=~)|(?<=~)~/g,
  /\[(?=[^\]]*\][([:])/g, /!(?=\[)/g,
  /<(?=[a-z][a-z\d+.-]{1,31}:|[^\s<>@]+@)/gi, /&(?=#?\w+;)/g,
  new RegExp(`^#(?=#{0,5}(?:[ \\t]|$|${chinese}(?!.*#)))`, "gm"), /^>/gm,
  new RegExp(`^(?:[-+*](?=\\s|$)|-(?=${chinese}))`, "gm"),
  new RegExp(`(?<=^\\d{1,9})[.)](?=\\s|$)|(?<=^\\d{1,2})[.)](?=${chinese})`, "gm"),
  /^[=-](?=[=-]*[ \t]*$)/gm, /^[-_*](?=(?: *[-_*]){2,} *$)/gm, /^~(?=~~)/gm, /^[|:-](?=[|:\-\s]*$)/gm,
];

const address = /(?:https?:\/\/|www\.)[^\s\uFFFC]+/g;

function escapes(raw: string, units: readonly Unit[], parent: string): Set<number> {
  const escaped = new Set<number>();
  for (const sign of parent === "table_cell" || parent === "table_header" ? [...readAsSigns, /\|/g] : readAsSigns)
    for (const found of raw.matchAll(sign)) escaped.add(found.index);
  for (const found of raw.matchAll(address)) for (let at = found.index; at < found.index + found[0].length; at++) escaped.delete(at);
  units.forEach((unit, at) => {
    const link = has(unit, "link");
    if (link && /[[\]]/.test(unit.text) && !unit.whole || unit.text === "!" && !link && has(units[at + 1], "link") || unit.text === "\\" && units[at + 1]?.marks !== unit.marks) escaped.add(at);
    if (unit.whole || has(unit, "code")) escaped.delete(at);
  });
  // A heading ends where its signs do.
  if (parent === "heading" && /#\s*$/.test(raw)) escaped.add(raw.lastIndexOf("#"));
  return escaped;
}

/** Opens and closes the marks: what goes on longest is outside, code inside. */
function marked(units: readonly Unit[], texts: readonly string[]): string {
  const open: { mark: Mark; fence: string }[] = [];
  let written = "";
  const close = (count: number) => {
    while (open.length > count) {
      const { mark, fence } = open.pop()!;
      written += mark.type.name === "link" ? `](${target(mark.attrs.href as string, mark.attrs.title as string | null)})` : fence;
    }
  };
  units.forEach((unit, at) => {
    const kept = open.findIndex(({ mark }) => !mark.isInSet(unit.marks));
    if (kept >= 0) close(kept);
    const reach = (mark: Mark) => (mark.type.name === "code" ? 0 : reachOf(mark, units, at));
    for (const mark of [...unit.marks].filter(each => !open.some(one => one.mark.eq(each))).sort((a, b) => reach(b) - reach(a))) {
      const fence = mark.type.name === "code" ? ticks(units, at, mark) : emphasis[mark.type.name] ?? "[";
      open.push({ mark, fence: [...fence].reverse().join("") });
      written += fence;
    }
    written += texts[at];
  });
  close(0);
  return written;
}

function reachOf(mark: Mark, units: readonly Unit[], at: number): number {
  let end = at;
  while (units[end] && mark.isInSet(units[end]!.marks)) end++;
  return end;
}

/** The ticks around code: more than any run within, and a blank where it begins or ends with one. */
function ticks(units: readonly Unit[], at: number, mark: Mark): string {
  const code = units.slice(at, reachOf(mark, units, at)).map(unit => unit.text).join("");
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  return "`".repeat(longest + 1) + (/^`|`$/.test(code) ? " " : "");
}
