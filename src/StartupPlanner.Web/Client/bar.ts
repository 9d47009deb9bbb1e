import { folded, rank, type ScoreOfPinyin } from "./ranking";
import { recent } from "./recent";

interface Place {
  name: string;
  where: string;
  href: string;
  icon: string;
  act: string | null;
}

interface Group {
  name: string;
  places: Place[];
}

const mostInGroup = 7;

/** What the bar finds, and how it is gone through. */
export async function mountBar(dialog: HTMLDialogElement, index: string): Promise<void> {
  const bar = new Bar(dialog, index);
  const response = await fetch(index);
  if (!response.ok) throw new Error(`${index} answers ${response.status}.`);
  await bar.take(((await response.json()) as { groups: Group[] }).groups);
}

class Bar {
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private readonly said: HTMLElement;
  private groups: Group[] = [];
  private scoreOfPinyin: ScoreOfPinyin | null = null;

  constructor(private readonly dialog: HTMLDialogElement, private readonly index: string) {
    this.input = dialog.querySelector("input")!;
    this.list = dialog.querySelector("[role=listbox]")!;
    this.said = dialog.querySelector("[data-said]")!;
    this.input.addEventListener("input", () => this.show());
    this.input.addEventListener("keydown", event => this.key(event));
    this.list.addEventListener("click", event => this.go(event));
    // What is pressed does not take the focus from the words.
    this.list.addEventListener("pointerdown", event => event.preventDefault());
    this.list.addEventListener("pointermove", event => this.choose((event.target as Element).closest<HTMLElement>("[role=option]")));
    dialog.addEventListener("close", () => {
      this.input.value = "";
      this.show();
    });
  }

  async take(groups: Group[]): Promise<void> {
    this.groups = groups;
    this.show();
    if (!groups.some(group => group.places.some(place => /\p{Script=Han}/u.test(place.name)))) return;
    const script = "/dist/pinyin.js";
    ({ scoreOfPinyin: this.scoreOfPinyin } = await import(script) as typeof import("./pinyin"));
    this.show();
  }

  private show(): void {
    if (this.groups.length === 0) return;
    const query = folded(this.input.value);
    const found = query ? this.find(query) : this.first();
    this.list.replaceChildren(...found.map((group, number) => this.element(group, number)));
    const options = this.options;
    this.choose(options[0] ?? null);
    this.list.hidden = options.length === 0;
    this.said.textContent = options.length === 0 ? this.dialog.dataset.none! : query ? this.dialog.dataset.count!.replace("{0}", `${options.length}`) : "";
    this.said.classList.toggle("visually-hidden", options.length > 0);
  }

  /** The groups with the best of what is found, the one with the best of all first. */
  private find(query: string): Group[] {
    const found = this.groups.map(({ name, places }) => {
      const ranked = places.map(place => ({ place, score: rank(query, place.name, place.where, this.scoreOfPinyin) })).filter(({ score }) => score > 0);
      ranked.sort((left, right) => right.score - left.score);
      return { name, best: ranked[0]?.score ?? 0, places: ranked.slice(0, mostInGroup).map(({ place }) => place) };
    });
    return found.filter(group => group.best > 0).sort((left, right) => right.best - left.best);
  }

  /** Before anything is typed: where one was lately, the sections, and what can be done. */
  private first(): Group[] {
    const all = this.groups.flatMap(group => group.places);
    const lately = recent(this.index).filter(path => path !== location.pathname).flatMap(path => all.find(place => place.href === path) ?? []);
    const [sections, acts] = [this.groups[0]!, this.groups.at(-1)!];
    return [{ name: this.dialog.dataset.recent!, places: lately.slice(0, mostInGroup - 2) }, sections, acts].filter(group => group.places.length > 0);
  }

  private element(group: Group, number: number): HTMLElement {
    const element = document.createElement("div");
    element.setAttribute("role", "group");
    const head = document.createElement("div");
    head.className = "eyebrow";
    head.id = `search-group-${number}`;
    head.textContent = group.name;
    element.setAttribute("aria-labelledby", head.id);
    element.append(head, ...group.places.map((place, at) => this.option(place, `search-${number}-${at}`)));
    return element;
  }

  private option(place: Place, id: string): HTMLElement {
    const option = document.createElement("a");
    Object.assign(option, { id, href: place.href, role: "option", tabIndex: -1, ariaSelected: "false" });
    if (place.act) option.dataset.act = place.act;
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("class", "icon");
    icon.setAttribute("aria-hidden", "true");
    icon.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
    icon.firstElementChild!.setAttribute("href", `/dist/icons.svg#${place.icon}`);
    const [name, where] = [document.createElement("span"), document.createElement("small")];
    [name.textContent, where.textContent] = [place.name, place.where];
    option.append(icon, name, " ", where);
    return option;
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
  }

  private get chosen(): HTMLElement | null {
    return this.list.querySelector<HTMLElement>("[aria-selected=true]");
  }

  private choose(option: HTMLElement | null): void {
    const before = this.chosen;
    if (option === before && option) return;
    before?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const options = this.options;
    const at = options.indexOf(this.chosen!);
    const to = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : null;
    if (to !== null && options.length > 0) {
      event.preventDefault();
      const next = options[(to + options.length) % options.length]!;
      this.choose(next);
      next.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.chosen?.click();
    }
  }

  /** A link goes by itself, after what is typed on the page is saved; the rest the page's own buttons do. */
  private go(event: MouseEvent): void {
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (!option) return;
    const own = option.dataset.act === "language" ? ".side-foot button[name=to]" : option.dataset.act === "theme" ? "[data-theme-switch]" : option.dataset.act === "export" ? "a[data-export]" : null;
    const button = own && document.querySelector<HTMLElement>(own);
    if (button) event.preventDefault();
    if (!event.ctrlKey && !event.metaKey) this.dialog.close();
    button?.click();
  }
}
