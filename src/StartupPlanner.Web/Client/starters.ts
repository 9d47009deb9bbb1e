import { fill } from "./editor";

/** Buttons that fill the empty row of a list with what is usual: from there on it is a row that somebody typed. */
export function mountStarters(form: HTMLFormElement): void {
  for (const starters of form.querySelectorAll<HTMLElement>("[data-starters]")) {
    starters.hidden = false;
    starters.addEventListener("click", event => {
      const button = (event.target as HTMLElement).closest<HTMLElement>("[data-starter]");
      const empty = form.querySelector<HTMLElement>(`[data-list="${CSS.escape(starters.dataset.starters!)}"] > .item.new:not([hidden])`);
      if (!button || !empty) return;
      const values = JSON.parse(button.dataset.starter!) as Record<string, string>;
      for (const field of empty.querySelectorAll<HTMLElement>("[data-field]")) {
        const value = values[field.dataset.field!.split("/").pop()!];
        if (value) fill(field, value);
      }
      empty.querySelector("[data-value]")!.dispatchEvent(new Event("input", { bubbles: true }));
      empty.scrollIntoView({ block: "nearest" });
      empty.querySelector<HTMLElement>("[data-value]:not([type=hidden])")?.focus();
    });
  }
}
