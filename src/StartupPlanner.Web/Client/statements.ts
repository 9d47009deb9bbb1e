import { mountCharts } from "./charts";
import type { Editor } from "./editor";
import { say } from "./page";

/** A statement is looked at in other ways without leaving the page; an amount opens beside it where it comes from. Without scripts each is a page of its own. */
export function mountStatements(editor: Editor | null): void {
  const place = document.querySelector<HTMLElement>("[data-statement]");
  const panel = document.querySelector<HTMLElement>("[data-trace-panel]");
  if (!place || !panel) return;
  const form = panel.querySelector("form")!;
  const chart = document.querySelector<HTMLElement>("[data-statement-chart]")!;
  const chosen = new Set<string>();
  const [lastStatement, lastChart, lastTrace] = [latest(), latest(), latest()];

  ready();
  document.addEventListener("click", event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.matches("[data-swap]")) follow(event, () => swap(link.href, true));
    else if (link.matches(".statement td a, [data-trace-link]")) follow(event, () => explain(link));
  });
  addEventListener("popstate", () => void swap(location.href, false));
  place.addEventListener("change", event => {
    const box = event.target as HTMLInputElement;
    if (!box.dataset.line) return;
    if (box.checked) chosen.add(box.dataset.line);
    else chosen.delete(box.dataset.line);
    void draw();
  });
  place.addEventListener("click", event => {
    const copy = (event.target as Element).closest<HTMLElement>("[data-copy-table]");
    if (copy) void fetch(copy.dataset.copyTable!).then(answer => answer.text()).then(text => navigator.clipboard.writeText(text)).then(() => say(document.body.dataset.copied!));
  });
  panel.querySelector("[data-trace-close]")!.addEventListener("click", close);
  panel.addEventListener("keydown", event => event.key === "Escape" && close());
  // What was entered anew changes the statement too.
  form.addEventListener("saved", () => void swap(location.href, false));

  let opener: HTMLElement | null = null;

  function follow(event: Event, act: () => Promise<void>): void {
    event.preventDefault();
    event.stopPropagation();
    void act();
  }

  /** Shows the statement that an address asks for, in the place of the one that is shown. */
  async function swap(href: string, isStep: boolean): Promise<void> {
    const came = await lastStatement(partOf(href, "[data-statement]"));
    if (came === undefined) return;
    if (!came) return location.assign(href);
    const box = place!.querySelector(".statement-box");
    const [left, top] = [box?.scrollLeft ?? 0, box?.scrollTop ?? 0];
    place!.replaceChildren(...came.childNodes);
    place!.querySelector(".statement-box")?.scrollTo(left, top);
    if (isStep) history.pushState(null, "", href);
    ready();
    if (chosen.size > 0) await draw();
  }

  function ready(): void {
    for (const button of place!.querySelectorAll<HTMLElement>("[data-copy-table]")) button.hidden = false;
    for (const box of place!.querySelectorAll<HTMLInputElement>("[data-line]")) box.checked = chosen.has(box.dataset.line!);
  }

  /** Draws the chosen lines. */
  async function draw(): Promise<void> {
    chart.hidden = chosen.size === 0;
    if (chart.hidden) return;
    const url = new URL(location.href);
    url.searchParams.set("handler", "Chart");
    url.searchParams.set("lines", [...chosen].join(","));
    const drawn = await lastChart(fetch(url).then(answer => answer.ok ? answer.text() : ""));
    if (!drawn) return;
    chart.innerHTML = drawn;
    mountCharts(chart);
  }

  /** Shows where an amount comes from. */
  async function explain(link: HTMLAnchorElement): Promise<void> {
    const came = await lastTrace(partOf(link.href, "form[data-trace]"));
    if (came === undefined) return;
    if (!came) return location.assign(link.href);
    if (!link.closest("[data-trace-panel]")) opener = link;
    form.replaceChildren(...came.childNodes);
    panel!.querySelector<HTMLAnchorElement>("[data-trace-page]")!.href = link.href;
    panel!.hidden = false;
    panel!.scrollTop = 0;
    editor?.watch(form);
    form.dispatchEvent(new Event("filled"));
    mountCharts(form);
    const title = form.querySelector<HTMLElement>("h1")!;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  function close(): void {
    editor?.flush();
    panel!.hidden = true;
    form.replaceChildren();
    opener?.focus();
  }
}

/** Of several answers only the one that was asked for last counts; the others are undefined. */
function latest(): <T>(answer: Promise<T>) => Promise<T | undefined> {
  let asked = 0;
  return async answer => {
    const mine = ++asked;
    const came = await answer;
    return mine === asked ? came : undefined;
  };
}

async function partOf(href: string, selector: string): Promise<Element | null> {
  const answer = await fetch(href).catch(() => null);
  return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(selector) : null;
}
