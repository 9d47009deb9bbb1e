import { put, seenOf, valueOf, type Editor } from "./editor";
import { newId } from "./ids";
import { mountMarkdown } from "./markdown";
import { say } from "./page";

/** Lists whose rows are added by typing, moved and removed. */
export function mountRows(editor: Editor): void {
  const { form } = editor;
  form.addEventListener("input", event => {
    const row = (event.target as HTMLElement).closest<HTMLElement>(".item.new, .item.begun");
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
  if (row.classList.contains("new")) {
    row.after(blankCopy(row));
    row.classList.replace("new", "begun");
  }
  editor.later(row, () => add(editor, row));
}

function add(editor: Editor, row: HTMLElement): void {
  const rows = row.parentElement!;
  const fields = [...row.querySelectorAll<HTMLElement>("[data-field]")];
  const before = [...rows.querySelectorAll<HTMLElement>(":scope > [data-row]:not(.new)")].filter(other => other !== row).pop();
  const values: Record<string, string> = {};
  for (const field of fields) {
    const value = valueOf(field);
    seenOf(field).dataset.sent = value;
    if (value) values[segmentOf(field)] = value;
  }
  row.classList.remove("begun");
  void editor.edit({ kind: "add", at: rows.dataset.list, id: row.dataset.row, values, after: rows.dataset.board ? "" : before?.dataset.row ?? null })
    .then(answer => {
      const saved = answer.state === "saved";
      const wrong = saved ? null : fields.find(field => field.dataset.field === answer.at) ?? row;
      row.querySelectorAll<HTMLElement>(".field-error").forEach(error => (error.textContent = ""));
      if (wrong) wrong.querySelector(wrong === row ? ":scope > .field-error" : ".field-error")!.textContent = answer.message;
      row.querySelectorAll(".form-control").forEach(input => input.classList.toggle("wrong", wrong?.contains(input) ?? false));
      // The whole row stays unsaved; what is typed into it next sends it again.
      if (!saved) row.classList.add("begun");
      for (const field of saved ? fields : []) seenOf(field).value = values[segmentOf(field)] ?? "";
      if (saved) editor.took(answer);
    });
}

function segmentOf(field: HTMLElement): string {
  return field.dataset.field!.split("/").pop()!;
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
  editor.forget(row);
  if (row.classList.contains("begun")) return row.remove();
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
