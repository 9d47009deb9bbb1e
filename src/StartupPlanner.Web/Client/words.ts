/** Words in a text of the document, with what stands around them. */
export interface Words {
  address: string;
  quote: string;
  prefix: string;
  suffix: string;
}

const contextLength = 32;
const quoteMaxLength = 500;

/** The words that are selected, within the text in which the selection begins; a very long passage is given without a quote. */
export function selectedWords(article: HTMLElement): Words | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const place = holderOf(range.startContainer) ?? holderOf(range.endContainer);
  if (!place || !article.contains(place)) return null;
  const nodes = textNodes(place);
  let [start, end, at] = [-1, -1, 0];
  for (const node of nodes) {
    if (range.intersectsNode(node)) {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.data.length;
      if (start < 0 && to > from) start = at + from;
      if (to > from) end = at + to;
    }
    at += node.data.length;
  }
  const text = textOf(nodes);
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (start < 0 || start === end) return null;
  const address = place.dataset.text!;
  return end - start > quoteMaxLength
    ? { address, quote: "", prefix: "", suffix: "" }
    : { address, quote: text.slice(start, end), prefix: text.slice(Math.max(0, start - contextLength), start), suffix: text.slice(end, end + contextLength) };
}

/** The place of the words whose surroundings agree best, as on the server. */
export function findWords(place: HTMLElement, quote: string, prefix: string, suffix: string): Range | null {
  const nodes = textNodes(place);
  const text = textOf(nodes);
  const pattern = new RegExp(quote.trim().split(/\s+/).map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"), "g");
  let best: { at: number; length: number; score: number } | null = null;
  for (const match of text.matchAll(pattern)) {
    const before = common(reverse(folded(text.slice(0, match.index))), reverse(folded(prefix)));
    const score = before + common(folded(text.slice(match.index + match[0].length)), folded(suffix));
    if (!best || score > best.score) best = { at: match.index, length: match[0].length, score };
  }
  return best && rangeOf(nodes, best.at, best.at + best.length);
}

/** Wraps each piece of a range in a mark. */
export function markRange(range: Range): HTMLElement[] {
  return textParts(range).map(part => {
    const mark = document.createElement("mark");
    part.surroundContents(mark);
    return mark;
  });
}

export function unmark(marks: HTMLElement[]): void {
  for (const mark of marks) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

function holderOf(node: Node): HTMLElement | null {
  return (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-text]") ?? null;
}

/** The text itself, without what stands in it to be commented with. */
function textNodes(place: Node): Text[] {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, node =>
    node.parentElement!.closest(".thread, .anchor-tools") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

function textOf(nodes: Text[]): string {
  return nodes.map(node => node.data).join("");
}

function rangeOf(nodes: Text[], start: number, end: number): Range {
  const range = document.createRange();
  let at = 0;
  for (const node of nodes) {
    const length = node.data.length;
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) range.setEnd(node, end - at);
    at += length;
  }
  return range;
}

/** The pieces of a range within single text nodes, so that each can be wrapped. */
function textParts(range: Range): Range[] {
  const root = range.commonAncestorContainer;
  return textNodes(root.nodeType === Node.TEXT_NODE ? root.parentNode! : root).filter(node => range.intersectsNode(node)).map(node => {
    const part = document.createRange();
    part.setStart(node, node === range.startContainer ? range.startOffset : 0);
    part.setEnd(node, node === range.endContainer ? range.endOffset : node.data.length);
    return part;
  }).filter(part => part.toString().trim());
}

function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function common(left: string, right: string): number {
  let n = 0;
  while (n < left.length && n < right.length && left[n] === right[n]) n++;
  return n;
}

function reverse(text: string): string {
  return [...text].reverse().join("");
}
