import { put, seenOf, valueOf, type Editor } from "./editor";
import { newId } from "./ids";
import { mountMarkdown } from "./markdown";
import { say } from "./page";

/** Lists whose rows are added by typing, moved and removed. */
export function mountRows(editor: Editor): void {
  const { form } = editor;
  form.addEventListener("input", event => {
    const row = (event.target as HTMLElement).closest<HTMLElement>(".item.new");
    if (row) begin(editor, row);
  });
  form.addEventListener("click", event => {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>("button[data-act]");
    const row = button?.closest<HTMLElement>("[data-row]");
    if (!button || !row) return;
    event.preventDefault();
    if (button.dataset.act === "remove") remove(editor, row);
    else move(editor, row, button.dataset.act === "up");
  });
}

/** The first thing typed into the empty row makes it a row, and leaves another empty one behind it. */
function begin(editor: Editor, row: HTMLElement): void {
  const rows = row.parentElement!;
  const blank = blankCopy(row);
  row.classList.remove("new");
  const fields = [...row.querySelectorAll<HTMLElement>("[data-field]")];
  const before = [...rows.querySelectorAll<HTMLElement>(":scope > [data-row]:not(.new)")].filter(other => other !== row).pop();
  const values: Record<string, string> = {};
  window.setTimeout(() => {
    for (const field of fields) {
      const value = valueOf(field);
      seenOf(field).dataset.sent = value;
      if (value) values[field.dataset.field!.split("/").pop()!] = value;
    }
    void editor.edit({ kind: "add", at: rows.dataset.list, id: row.dataset.row, values, after: rows.dataset.board ? "" : before?.dataset.row ?? null })
      .then(answer => {
        if (answer.state !== "saved") {
          row.querySelector(".field-error")!.textContent = answer.message;
          row.classList.add("new");
          blank.remove();
          return;
        }
        for (const field of fields) seenOf(field).value = values[field.dataset.field!.split("/").pop()!] ?? "";
        editor.took(answer);
      });
  }, 600);
  row.after(blank);
}

function blankCopy(row: HTMLElement): HTMLElement {
  const copy = row.cloneNode(true) as HTMLElement;
  const [old, id] = [row.dataset.row!, newId()];
  copy.dataset.row = id;
  for (const element of copy.querySelectorAll<HTMLElement>("*"))
    for (const attribute of [...element.attributes])
      if (attribute.value.includes(old)) element.setAttribute(attribute.name, attribute.value.replaceAll(old, id));
  for (const field of copy.querySelectorAll<HTMLElement>("[data-field]")) put(field, field.dataset.blank ?? "");
  mountMarkdown(copy);
  return copy;
}

function remove(editor: Editor, row: HTMLElement): void {
  const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select");
  void editor.edit({ kind: "remove", at: addressOf(row) }).then(answer => {
    if (answer.state === "saved" || answer.state === "gone") {
      row.remove();
      next?.focus();
      editor.took(answer);
      say(document.body.dataset.removed!, document.querySelector<HTMLButtonElement>("[data-undo]"));
    }
  });
}

function move(editor: Editor, row: HTMLElement, up: boolean): void {
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!(other instanceof HTMLElement) || other.classList.contains("new") || !other.dataset.row) return;
  const before = up ? other.previousElementSibling as HTMLElement | null : other;
  void editor.edit({ kind: "move", at: addressOf(row), after: before?.dataset.row ?? null }).then(answer => {
    if (answer.state !== "saved") return;
    if (up) other.before(row);
    else other.after(row);
    row.querySelector<HTMLElement>(`button[data-act=${up ? "up" : "down"}]`)?.focus();
    editor.took(answer);
  });
}

function addressOf(row: HTMLElement): string {
  return `${row.parentElement!.dataset.list}/${row.dataset.row}`;
}
