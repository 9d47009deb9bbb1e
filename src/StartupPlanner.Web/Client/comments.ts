import { Margin } from "./margin";
import { findWords, markRange, selectedWords, unmark, type Words } from "./words";

/** In the reading view: threads beside their words, and new ones on the words that are selected. */
export function mountComments(): void {
  const article = document.querySelector<HTMLElement>("article[data-reading]");
  const aside = document.querySelector<HTMLElement>("aside.margin");
  if (!article || !aside) return;
  const margin = new Margin(article, aside);
  const threads = new Threads(article, margin);
  for (const thread of aside.querySelectorAll<HTMLElement>(".thread[data-about]")) threads.add(thread);
  const form = new NewThread(article, margin, aside.querySelector<HTMLElement>("[data-new-thread]")!);
  mountSelection(article, form);
  margin.arrange();
  threads.showAddressed();
  form.restore();
}

/** The threads that there are, and the words that they are about. */
class Threads {
  private readonly marks = new Map<HTMLElement, HTMLElement[]>();

  constructor(private readonly article: HTMLElement, private readonly margin: Margin) {
    article.addEventListener("click", event => this.open(event));
    article.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.target as HTMLElement).matches("mark")) this.open(event);
    });
    addEventListener("hashchange", () => this.showAddressed());
  }

  add(thread: HTMLElement): void {
    const { about, quote, prefix, suffix } = thread.dataset;
    const range = quote ? rangeOf(this.article, { address: about!, quote, prefix: prefix ?? "", suffix: suffix ?? "" }) : null;
    const marks = range ? markRange(range) : [];
    marks.forEach((mark, index) => {
      mark.dataset.thread = thread.id;
      mark.classList.toggle("resolved", thread.classList.contains("resolved"));
      mark.setAttribute("role", "link");
      mark.tabIndex = index === 0 ? 0 : -1;
    });
    this.marks.set(thread, marks);
    this.margin.add(thread, () => marks[0] ?? placeOf(this.article, thread.dataset.about!, thread.dataset.question!));
    thread.addEventListener("focusin", () => this.heat(thread));
    for (const link of thread.querySelectorAll("[data-to-place]")) link.addEventListener("click", event => {
      event.preventDefault();
      this.showPlace(thread);
    });
  }

  /** The thread that the address names, as after it was written. */
  showAddressed(): void {
    const thread = location.hash.startsWith("#thread-") ? document.getElementById(location.hash.slice(1)) : null;
    if (thread && this.marks.has(thread)) this.show(thread, "instant");
  }

  private open(event: Event): void {
    if (!getSelection()?.isCollapsed) return;
    const around: HTMLElement[] = [];
    for (let mark = (event.target as HTMLElement).closest("mark"); mark; mark = mark.parentElement!.closest("mark")) {
      const thread = mark.dataset.thread ? document.getElementById(mark.dataset.thread) : null;
      if (thread) around.push(thread);
    }
    if (around.length === 0) return;
    // Where several threads share the words, the next one comes at each click.
    const current = around.findIndex(thread => thread.classList.contains("hot"));
    this.show(around[(current + 1) % around.length]!);
  }

  private show(thread: HTMLElement, behavior: ScrollBehavior = "smooth"): void {
    this.heat(thread);
    this.margin.reveal(thread);
    this.margin.favour(thread);
    thread.focus({ preventScroll: true });
    scrollTo(this.margin.isWide ? this.anchorOf(thread) ?? thread : thread, behavior);
  }

  private showPlace(thread: HTMLElement): void {
    this.heat(thread);
    this.margin.favour(thread);
    const anchor = this.anchorOf(thread);
    if (!anchor) return;
    if (anchor.tabIndex < 0) anchor.tabIndex = -1;
    anchor.focus({ preventScroll: true });
    scrollTo(anchor);
  }

  private anchorOf(thread: HTMLElement): HTMLElement | null {
    return this.marks.get(thread)![0] ?? placeOf(this.article, thread.dataset.about!, thread.dataset.question!);
  }

  private heat(thread: HTMLElement): void {
    for (const [other, marks] of this.marks) {
      other.classList.toggle("hot", other === thread);
      for (const mark of marks) mark.classList.toggle("hot", other === thread);
    }
  }
}

/** The form of a new thread: it opens beside what it is about, and keeps what was typed until it is sent or given up. */
class NewThread {
  private readonly text: HTMLTextAreaElement;
  private readonly key = `comment:${document.body.dataset.user}:${location.pathname}`;
  private marks: HTMLElement[] = [];
  private anchor: Element | null = null;

  constructor(private readonly article: HTMLElement, private readonly margin: Margin, private readonly box: HTMLElement) {
    this.text = box.querySelector("textarea")!;
    margin.add(box, () => this.anchor);
    box.querySelector("[data-cancel]")!.addEventListener("click", () => this.close());
    box.addEventListener("keydown", event => {
      if (event.key === "Escape" && !this.text.value.trim()) this.close();
    });
    this.text.addEventListener("input", () => this.keep());
  }

  /** Opens for words, or for a whole place. Nothing above it moves, and the page stays where it is. */
  open(address: string, words: Words | null): void {
    unmark(this.marks);
    // Found anew, since the marks of a comment that was begun before may have stood in them.
    const range = words?.quote ? rangeOf(this.article, words) : null;
    this.marks = range ? markRange(range) : [];
    for (const mark of this.marks) mark.className = "pending";
    const place = placeOf(this.article, address, "");
    this.anchor = this.marks[0] ?? place;
    this.set("Address", address);
    this.set("Quote", words?.quote ?? "");
    this.set("Prefix", words?.prefix ?? "");
    this.set("Suffix", words?.suffix ?? "");
    const shown = this.box.querySelector<HTMLElement>("[data-quote-shown]")!;
    shown.textContent = words?.quote ?? "";
    shown.hidden = !words?.quote;
    const label = place?.closest("[data-label]")?.getAttribute("data-label");
    if (label) this.box.querySelector("[data-where]")!.textContent = label;
    this.box.hidden = false;
    if (!this.margin.isWide) putBelow(this.marks.at(-1) ?? place, this.box);
    this.margin.favour(this.box);
    this.text.focus({ preventScroll: true });
    if (!isInView(this.box)) this.box.scrollIntoView({ block: "nearest" });
  }

  /** What was typed before the page was left, or before a sign-in ended. */
  restore(): void {
    const kept = sessionStorage.getItem(this.key);
    if (!kept) return;
    if (location.hash.startsWith("#thread-")) {
      sessionStorage.removeItem(this.key);
      return;
    }
    const { words, body } = JSON.parse(kept) as { words: Words; body: string };
    this.open(words.address, words);
    this.text.value = body;
  }

  private close(): void {
    unmark(this.marks);
    this.marks = [];
    this.text.value = "";
    sessionStorage.removeItem(this.key);
    this.box.hidden = true;
    this.margin.favour(null);
  }

  private keep(): void {
    const [address, quote, prefix, suffix] = ["Address", "Quote", "Prefix", "Suffix"].map(name => this.input(name).value);
    if (this.text.value.trim()) sessionStorage.setItem(this.key, JSON.stringify({ words: { address, quote, prefix, suffix }, body: this.text.value }));
    else sessionStorage.removeItem(this.key);
  }

  private input(name: string): HTMLInputElement {
    return this.box.querySelector<HTMLInputElement>(`[name="Input.${name}"]`)!;
  }

  private set(name: string, value: string): void {
    this.input(name).value = value;
  }
}

function mountSelection(article: HTMLElement, form: NewThread): void {
  const tool = document.querySelector<HTMLElement>(".selection-tool")!;
  let words: Words | null = null;
  const open = (event: Event) => {
    event.preventDefault();
    if (!words) return;
    const chosen = words;
    getSelection()!.removeAllRanges();
    form.open(chosen.address, chosen);
  };
  document.addEventListener("selectionchange", () => {
    words = selectedWords(article);
    tool.hidden = !words;
    const box = words && [...getSelection()!.getRangeAt(0).getClientRects()].at(-1);
    if (!box) return;
    tool.style.setProperty("left", `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tool.offsetWidth - 8)) + scrollX}px`);
    tool.style.setProperty("top", `${box.bottom + scrollY + 6}px`);
  });
  const button = tool.querySelector("button")!;
  // Before the pointer's press takes the selection away.
  button.addEventListener("pointerdown", open);
  button.addEventListener("click", open);
  article.addEventListener("click", event => {
    const about = (event.target as HTMLElement).closest<HTMLElement>("[data-comment-on]");
    if (!about) return;
    event.preventDefault();
    form.open(about.dataset.commentOn!, null);
  });
}

function rangeOf(article: HTMLElement, { address, quote, prefix, suffix }: Words): Range | null {
  const place = article.querySelector<HTMLElement>(`[data-text="${CSS.escape(address)}"]`);
  return place && quote ? findWords(place, quote, prefix, suffix) : null;
}

/** Where a place stands in the document: itself, or what is left around it. */
function placeOf(article: HTMLElement, address: string, question: string): HTMLElement | null {
  for (const at of [address, address.split("/").slice(0, 3).join("/"), question, address.split("/")[0]!]) {
    const found = at && (article.querySelector<HTMLElement>(`[data-address="${CSS.escape(at)}"]`) ?? article.querySelector<HTMLElement>(`[data-text="${CSS.escape(at)}"]`));
    if (found) return found.matches("section") ? found.querySelector<HTMLElement>("h2, h3") ?? found : found;
  }
  return null;
}

/** On a narrow screen: directly below the paragraph, outside of what may not hold a form. */
function putBelow(place: Element | null, box: HTMLElement): void {
  const outer = place?.closest(".scroll, dl, table") ?? place?.closest("li");
  if (outer?.matches("li")) outer.append(box);
  else (outer ?? place?.closest("p, h1, h2, h3, h4, h5, h6, blockquote, pre") ?? place)?.after(box);
}

function isInView(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
}

function scrollTo(element: Element, behavior: ScrollBehavior = "smooth"): void {
  if (isInView(element)) return;
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : behavior });
}
