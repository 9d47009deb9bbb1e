const gap = 12;
const wide = matchMedia("(min-width: 1100px)");

/**
 * Puts threads where what they are about stands: beside it in the margin where there is room, else folded under its question.
 * Without scripts they are a list after the document.
 */
export class Margin {
  private readonly anchors = new Map<HTMLElement, () => Element | null>();
  private readonly folds = new Map<Element, HTMLDetailsElement>();
  private first: HTMLElement | null = null;
  private due = 0;

  constructor(private readonly article: HTMLElement, private readonly aside: HTMLElement) {
    const watch = new ResizeObserver(() => this.arrangeSoon());
    watch.observe(article);
    for (const item of aside.querySelectorAll(".thread")) watch.observe(item);
    wide.addEventListener("change", () => this.arrange());
    addEventListener("resize", () => this.arrangeSoon());
  }

  get isWide(): boolean {
    return wide.matches;
  }

  /** Adds a thread, or the form of a new one. */
  add(item: HTMLElement, anchor: () => Element | null): void {
    this.anchors.set(item, anchor);
  }

  /** Lets this one stand exactly beside its place; others make room. */
  favour(item: HTMLElement | null): void {
    this.first = item;
    this.arrange();
  }

  arrange(): void {
    cancelAnimationFrame(this.due);
    this.due = 0;
    if (wide.matches) this.arrangeBeside();
    else this.fold();
    this.aside.classList.toggle("beside", wide.matches);
  }

  /** Brings a folded thread into the open. */
  reveal(item: HTMLElement): void {
    const fold = item.closest<HTMLDetailsElement>("details.folded");
    if (fold) fold.open = true;
  }

  private arrangeSoon(): void {
    this.due ||= requestAnimationFrame(() => this.arrange());
  }

  private arrangeBeside(): void {
    for (const fold of this.folds.values()) fold.remove();
    this.folds.clear();
    for (const item of this.anchors.keys()) if (item.parentElement !== this.aside) this.aside.append(item);
    // From here on nothing stands in the flow, so that heights and places are those that will be.
    this.aside.classList.add("beside");
    const origin = this.aside.getBoundingClientRect().top;
    const floor = this.aside.querySelector<HTMLElement>(".margin-tools")!.offsetHeight + gap;
    const items = [...this.anchors]
      .filter(([item]) => !item.hidden)
      .map(([item, anchor]) => ({ item, height: item.offsetHeight, top: (anchor()?.getBoundingClientRect().top ?? origin) - origin }))
      .sort((a, b) => a.top - b.top);
    const favoured = items.findIndex(one => one.item === this.first);
    for (let i = favoured - 1; i >= 0; i--) items[i]!.top = Math.min(items[i]!.top, items[i + 1]!.top - gap - items[i]!.height);
    let next = floor;
    for (const one of items) {
      one.top = Math.max(one.top, next);
      next = one.top + one.height + gap;
      one.item.style.setProperty("top", `${Math.round(one.top)}px`);
    }
    this.aside.style.setProperty("min-height", `${Math.round(next)}px`);
    // What moves from now on moves visibly; the first arrangement does not.
    requestAnimationFrame(() => this.aside.classList.add("settled"));
  }

  private fold(): void {
    this.aside.style.removeProperty("min-height");
    for (const [item, anchor] of this.anchors) {
      if (item.matches("[data-new-thread]") || item.closest("details.folded")) continue;
      const home = anchor()?.closest("section[data-address], header.cover");
      if (home) this.foldOf(home).append(item);
    }
    for (const fold of this.folds.values()) {
      const threads = fold.querySelectorAll(".thread").length;
      fold.firstElementChild!.textContent = this.aside.dataset.folded!.replace("{0}", String(threads));
    }
  }

  private foldOf(home: Element): HTMLDetailsElement {
    const found = this.folds.get(home);
    if (found) return found;
    const fold = document.createElement("details");
    fold.className = "folded";
    fold.append(document.createElement("summary"));
    // A chapter's own threads stand under its heading, before its questions.
    if (home.matches(".chapter")) home.querySelector("h2")!.after(fold);
    else home.append(fold);
    this.folds.set(home, fold);
    return fold;
  }
}
