import { fill, type Editor } from "./editor";

/** Buttons that fill the empty row of a list with what is usual: from there on it is a row that somebody typed. */
export function mountStarters(editor: Editor): void {
  const { form } = editor;
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
      if (button.dataset.guessed) guess(editor, empty.querySelector(`[data-field$="/${button.dataset.guessed}"]`)!, button.dataset.source!);
      empty.scrollIntoView({ block: "nearest" });
      empty.querySelector<HTMLElement>("[data-value]:not([type=hidden])")?.focus();
    });
  }
}

/** Notes beside a number that it is a guess, and whose, once its row is there. */
function guess(editor: Editor, field: HTMLElement, source: string): void {
  editor.flush();
  const address = field.dataset.field!;
  for (const [segment, value] of [["kind", "guess"], ["source", source]] as const)
    void editor.outbox.post({ kind: "set", at: `evidence/items/${address.replaceAll("/", ".")}/${segment}`, seen: "", value });
  const mark = editor.form.querySelector<HTMLElement>(`a[data-evidence="${CSS.escape(address)}"]`);
  if (mark) mark.className = "evidence guess";
}
