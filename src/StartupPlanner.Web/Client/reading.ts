/** The reading view: contents that mark the place that is read, tables whose cells know their heads. */
export function mountReading(): void {
  const article = document.querySelector<HTMLElement>("article.prose");
  if (!article) return;
  for (const table of article.querySelectorAll("table")) makeCards(table);
  const nav = article.querySelector<HTMLElement>("nav.toc");
  if (nav) new Contents(article, nav);
}

const longest = 24;

/** On a phone a table with sentences becomes cards, each cell beneath its head; the style sheet does it where this class is. */
function makeCards(table: HTMLTableElement): void {
  const heads = [...table.tHead?.rows[0]?.cells ?? []].map(cell => cell.textContent!.trim());
  const cells = [...table.tBodies].flatMap(body => [...body.rows]).flatMap(row => [...row.cells]);
  if (heads.length < 3 || table.matches(".amounts, .years, .cash, .skills-read") || !cells.some(cell => cell.textContent!.trim().length > longest)) return;
  table.classList.add("cards");
  for (const cell of cells) {
    if (cell.colSpan === 1 && cell.tagName === "TD" && heads[cell.cellIndex]) cell.dataset.head = heads[cell.cellIndex]!;
    if (!cell.textContent!.trim() && !cell.firstElementChild) cell.dataset.empty = "";
  }
}

class Contents {
  private readonly fold: HTMLDetailsElement;
  private readonly here: HTMLElement;
  private readonly places: { link: HTMLAnchorElement; head: HTMLElement }[];
  private due = 0;

  constructor(private readonly article: HTMLElement, private readonly nav: HTMLElement) {
    this.fold = nav.querySelector("details")!;
    this.here = nav.querySelector("[data-here]")!;
    this.places = [...nav.querySelectorAll<HTMLAnchorElement>("a[href^='#']")]
      .map(link => ({ link, head: document.getElementById(link.hash.slice(1))! })).filter(place => place.head);
    addEventListener("scroll", () => { this.due ||= requestAnimationFrame(() => this.mark()); }, { passive: true });
    new ResizeObserver(() => this.place()).observe(document.documentElement);
    document.addEventListener("click", event => {
      if (!this.isBeside && !(event.target as HTMLElement).closest("nav.toc summary")) this.fold.open = false;
    });
    nav.addEventListener("keydown", event => {
      if (event.key !== "Escape" || this.isBeside) return;
      this.fold.open = false;
      nav.querySelector("summary")!.focus();
    });
    this.place();
  }

  private get isBeside(): boolean {
    return this.nav.classList.contains("beside");
  }

  /** Beside the text where the page leaves room at its left, which the style sheet says. */
  private place(): void {
    const room = this.article.getBoundingClientRect().left - this.article.parentElement!.getBoundingClientRect().left;
    const beside = room >= 270;
    if (beside !== this.isBeside) this.nav.classList.toggle("beside", beside);
    this.fold.open = beside || (this.fold.open && !this.isBeside && this.nav.contains(document.activeElement));
    this.mark();
  }

  private mark(): void {
    this.due = 0;
    const line = innerHeight / 3;
    const passed = this.places.filter(({ head }) => head.getBoundingClientRect().top < line).at(-1);
    for (const { link } of this.places) {
      if (link === passed?.link) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
    for (const chapter of this.nav.querySelectorAll(".contents > li")) chapter.classList.toggle("here", !!passed && chapter.contains(passed.link));
    this.here.textContent = passed?.link.textContent ?? "";
  }
}
