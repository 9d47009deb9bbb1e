import { fill, type Editor } from "./editor";
import { newId } from "./ids";
import type { Edit } from "./outbox";
import { say } from "./page";

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

interface Start { at: string; values: Record<string, string>; guessed: string[]; source: string; children: { at: string; owner: string; values: Record<string, string>; guessed: string[] }[] }

/** Cards that begin a row and lead to its page. */
export function mountStarterCards(editor: Editor): void {
  editor.form.addEventListener("click", event => {
    const card = (event.target as HTMLElement).closest<HTMLButtonElement>("button[name=begin]");
    if (!card) return;
    event.preventDefault();
    const start = JSON.parse(card.value) as Start;
    const id = newId();
    const { edit, guessed } = startOf(start, id);
    editor.flush();
    void editor.outbox.post(edit).then(async answer => {
      if (answer.state !== "saved") return say(answer.message ?? "");
      await Promise.all(guessed.map(address => noteGuess(editor, address, start.source)));
      location.assign(`${editor.form.dataset.changes!.replace(/\/changes$/, "")}/${start.at}/${id}`);
    });
  });
}

/** The change that adds all rows, and the addresses of the guesses among their values. */
function startOf(start: Start, id: string): { edit: Edit; guessed: string[] } {
  const own: Edit = { kind: "add", at: start.at, id, values: start.values, after: "" };
  const children = start.children.map(child => ({ ...child, id: newId() }));
  const guessed = [{ ...start, id }, ...children].flatMap(row => row.guessed.map(segment => `${row.at}/${row.id}/${segment}`));
  if (children.length === 0) return { edit: own, guessed };
  const added = children.map(child => ({ kind: "add", at: child.at, id: child.id, values: { ...child.values, [child.owner]: id }, after: "" }) as Edit);
  return { edit: { kind: "several", at: start.at.split("/")[0]!, edits: [own, ...added] }, guessed };
}

/** Notes beside a number that it is a guess, and whose, once its row is there. */
function guess(editor: Editor, field: HTMLElement, source: string): void {
  editor.flush();
  const address = field.dataset.field!;
  void noteGuess(editor, address, source);
  const mark = editor.form.querySelector<HTMLElement>(`a[data-evidence="${CSS.escape(address)}"]`);
  if (mark) mark.className = "evidence guess";
}

async function noteGuess(editor: Editor, address: string, source: string): Promise<void> {
  await Promise.all(([["kind", "guess"], ["source", source]] as const).map(([segment, value]) =>
    editor.outbox.post({ kind: "set", at: `evidence/items/${address.replaceAll("/", ".")}/${segment}`, seen: "", value })));
}
