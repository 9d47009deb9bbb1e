const contextLength = 32;

/** In the reading view: marks the words that threads are about, and starts a thread on the words that are selected. */
export function mountComments(): void {
  const article = document.querySelector<HTMLElement>("article[data-reading]");
  if (!article) return;
  for (const thread of document.querySelectorAll<HTMLElement>(".thread[data-quote]")) markWords(article, thread);
  const tool = document.querySelector<HTMLElement>(".selection-tool");
  const form = document.querySelector<HTMLFormElement>("form[data-new-thread]");
  if (!tool || !form) return;
  document.addEventListener("selectionchange", () => {
    const words = selectedWords(article);
    tool.hidden = !words;
    if (!words) return;
    const box = words.range.getBoundingClientRect();
    tool.style.setProperty("left", `${box.left + scrollX}px`);
    tool.style.setProperty("top", `${box.bottom + scrollY + 6}px`);
  });
  tool.querySelector("button")!.addEventListener("pointerdown", event => {
    event.preventDefault();
    const words = selectedWords(article);
    if (!words) return;
    openForm(form, words.address, words.quote, words.prefix, words.suffix);
  });
  article.addEventListener("click", event => {
    const about = (event.target as HTMLElement).closest<HTMLElement>("[data-comment-on]");
    if (!about) return;
    event.preventDefault();
    openForm(form, about.dataset.commentOn!, "", "", "");
  });
}

function openForm(form: HTMLFormElement, address: string, quote: string, prefix: string, suffix: string): void {
  const set = (name: string, value: string) => (form.querySelector<HTMLInputElement>(`[name="Input.${name}"]`)!.value = value);
  set("Address", address);
  set("Quote", quote);
  set("Prefix", prefix);
  set("Suffix", suffix);
  form.querySelector("[data-quote-shown]")!.textContent = quote;
  form.querySelector<HTMLElement>("[data-quote-shown]")!.hidden = !quote;
  const place = document.querySelector(`[data-address="${CSS.escape(address)}"]`);
  form.querySelector("[data-where]")!.textContent = place?.getAttribute("data-label") ?? "";
  form.closest<HTMLElement>("details, .thread")!.hidden = false;
  form.hidden = false;
  form.querySelector<HTMLTextAreaElement>("textarea")!.focus();
}

function selectedWords(article: HTMLElement): { address: string; quote: string; prefix: string; suffix: string; range: Range } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const holder = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-text]");
  const place = holder(range.startContainer);
  if (!place || place !== holder(range.endContainer) || !article.contains(place)) return null;
  const quote = range.toString().trim();
  if (!quote || quote.length > 500) return null;
  const before = document.createRange();
  before.setStart(place, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const prefix = before.toString();
  const rest = (place.textContent ?? "").slice(prefix.length + range.toString().length);
  return { address: place.dataset.text!, quote, prefix: prefix.slice(-contextLength), suffix: rest.slice(0, contextLength), range };
}

function markWords(article: HTMLElement, thread: HTMLElement): void {
  const place = article.querySelector<HTMLElement>(`[data-text="${CSS.escape(thread.dataset.about!)}"]`);
  const range = place && findWords(place, thread.dataset.quote!, thread.dataset.prefix ?? "", thread.dataset.suffix ?? "");
  if (!range) return;
  for (const part of textParts(range)) {
    const mark = document.createElement("mark");
    if (thread.classList.contains("resolved")) mark.className = "resolved";
    mark.addEventListener("click", () => {
      document.querySelectorAll(".thread.hot").forEach(other => other.classList.remove("hot"));
      thread.classList.add("hot");
      thread.scrollIntoView({ block: "center", behavior: "smooth" });
    });
    part.surroundContents(mark);
  }
}

/** The place of the words whose surroundings agree best, as on the server. */
function findWords(place: HTMLElement, quote: string, prefix: string, suffix: string): Range | null {
  const text = place.textContent ?? "";
  const pattern = new RegExp(quote.trim().split(/\s+/).map(word => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+"), "g");
  let best: { at: number; length: number; score: number } | null = null;
  for (const match of text.matchAll(pattern)) {
    const score = common(reverse(text.slice(0, match.index)), reverse(prefix)) + common(text.slice(match.index + match[0].length), suffix);
    if (!best || score > best.score) best = { at: match.index, length: match[0].length, score };
  }
  return best && rangeOf(place, best.at, best.at + best.length);
}

function common(left: string, right: string): number {
  let n = 0;
  while (n < left.length && n < right.length && left[n] === right[n]) n++;
  return n;
}

function reverse(text: string): string {
  return [...text].reverse().join("");
}

function rangeOf(place: HTMLElement, start: number, end: number): Range {
  const range = document.createRange();
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let at = 0, node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent!.length;
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) range.setEnd(node, end - at);
    at += length;
  }
  return range;
}

/** The pieces of a range within single text nodes, so that each can be wrapped. */
function textParts(range: Range): Range[] {
  const parts: Range[] = [];
  const root = range.commonAncestorContainer;
  const walker = document.createTreeWalker(root.nodeType === Node.TEXT_NODE ? root.parentNode! : root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!range.intersectsNode(node)) continue;
    const part = document.createRange();
    part.setStart(node, node === range.startContainer ? range.startOffset : 0);
    part.setEnd(node, node === range.endContainer ? range.endOffset : node.textContent!.length);
    if (part.toString().trim()) parts.push(part);
  }
  return parts;
}
