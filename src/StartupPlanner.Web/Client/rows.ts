import { put, seenOf, showError, valueOf, type Editor } from "./editor";
import { newId } from "./ids";
import { mountMarkdown } from "./markdown";
import { say } from "./page";

/** Lists whose rows are added by typing, moved and removed. */
export function mountRows(editor: Editor): void {
  const { form } = editor;
  form.addEventListener("input", event => {
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]");
    if (row?.matches(".item.new, .item.begun")) begin(editor, row);
    if (row) showName(row);
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
    row.querySelectorAll<HTMLElement>("button[data-act]").forEach(button => (button.hidden = false));
    row.querySelector("[data-row-new]")?.remove();
    number(row.parentElement!);
    makeRoom(row.parentElement!);
  }
  editor.later(row, () => add(editor, row));
}

/** Adds the row with all that is typed into it, without the values that were refused: those stay where they are, to be mended. */
function add(editor: Editor, row: HTMLElement, refused = new Map<HTMLElement, string>()): void {
  const rows = row.parentElement!;
  const fields = [...row.querySelectorAll<HTMLElement>("[data-field]")];
  const before = [...rows.querySelectorAll<HTMLElement>(":scope > [data-row]:not(.new)")].filter(other => other !== row).pop();
  const values: Record<string, string> = {};
  for (const field of fields) {
    const value = valueOf(field);
    seenOf(field).dataset.sent = value;
    if (value && !refused.has(field)) values[segmentOf(field)] = value;
  }
  row.classList.remove("begun");
  void editor.edit({ kind: "add", at: rows.dataset.list, id: row.dataset.row, values, after: rows.dataset.board ? "" : before?.dataset.row ?? null })
    .then(answer => {
      const saved = answer.state === "saved";
      const wrong = fields.find(field => field.dataset.field === answer.at);
      if (!saved && wrong && values[segmentOf(wrong)] && Object.keys(values).length > 1) {
        // Typed meanwhile, it may be right by now.
        if (valueOf(wrong) === seenOf(wrong).dataset.sent) refused.set(wrong, answer.message ?? "");
        return add(editor, row, refused);
      }
      showError(row, "");
      for (const field of fields) showError(field, refused.get(field) ?? "");
      // The whole row stays unsaved; what is typed into it next sends it again.
      if (!saved) {
        row.classList.add("begun");
        showError(wrong ?? row, answer.message ?? "");
      }
      for (const field of saved ? fields : []) seenOf(field).value = values[segmentOf(field)] ?? "";
      for (const field of saved ? refused.keys() : []) delete seenOf(field).dataset.sent;
      if (saved) editor.took(answer);
      editor.mark();
    });
}

/** Shows the empty row of a list, one for each lane of a board, while another row may be added. */
function makeRoom(rows: HTMLElement): void {
  const lists = [...rows.closest("form")!.querySelectorAll<HTMLElement>(`[data-list="${CSS.escape(rows.dataset.list!)}"]`)];
  const count = lists.reduce((sum, list) => sum + list.querySelectorAll(":scope > [data-row]:not(.new)").length, 0);
  for (const list of lists)
    for (const empty of list.querySelectorAll<HTMLElement>(":scope > .item.new")) empty.hidden = count >= Number(rows.dataset.max);
}

/** Numbers the rows of a list in the order in which they stand. */
function number(rows: HTMLElement): void {
  [...rows.querySelectorAll(":scope > [data-row]")].forEach((row, index) => {
    const shown = row.querySelector("[data-row-number]");
    if (shown) shown.textContent = `${index + 1}`;
  });
}

const longestName = 40;

/** A row is called by the first of its short texts. */
function showName(row: HTMLElement): void {
  const shown = row.querySelector("[data-row-name]");
  const name = [...row.querySelectorAll<HTMLElement>("[data-type=shorttext]")].map(field => valueOf(field).trim()).find(text => text) ?? "";
  if (shown) shown.textContent = name.length > longestName ? `${name.slice(0, longestName)}…` : name;
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
  for (const field of copy.querySelectorAll<HTMLElement>("[data-field]")) {
    put(field, field.dataset.blank ?? "");
    seenOf(field).value = "";
  }
  showName(copy);
  mountMarkdown(copy);
  return copy;
}

function remove(editor: Editor, row: HTMLElement): void {
  const rows = row.parentElement!;
  const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select");
  const takeOut = () => {
    const hadFocus = row.contains(document.activeElement);
    row.remove();
    number(rows);
    makeRoom(rows);
    // Nobody is taken away from where they went on typing meanwhile.
    if (hadFocus) next?.focus();
  };
  // What waits in the row goes with it.
  for (const element of [row, ...row.querySelectorAll<HTMLElement>("[data-field]")]) editor.forget(element);
  if (row.classList.contains("begun")) {
    takeOut();
    return editor.mark();
  }
  void editor.edit({ kind: "remove", at: addressOf(row) }).then(answer => {
    if (answer.state !== "saved" && answer.state !== "gone") return showError(row, answer.message ?? "");
    takeOut();
    editor.took(answer);
    const entry = answer.entry;
    say(document.body.dataset.removed!, entry ? () => editor.undo(entry) : undefined);
  });
}

/** The row stands in its new place at once, so that the next press moves it on from there. */
function move(editor: Editor, row: HTMLElement, up: boolean): void {
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!(other instanceof HTMLElement) || other.classList.contains("new") || !other.dataset.row) return;
  const place = (moved: boolean) => {
    if (up === moved) other.before(row);
    else other.after(row);
    number(row.parentElement!);
  };
  place(true);
  row.querySelector<HTMLElement>(`button[data-act=${up ? "up" : "down"}]`)?.focus();
  const before = row.previousElementSibling as HTMLElement | null;
  void editor.edit({ kind: "move", at: addressOf(row), after: before?.dataset.row ?? null }).then(answer => {
    if (answer.state === "saved") return editor.took(answer);
    place(false);
    showError(row, answer.message ?? "");
  });
}

function addressOf(row: HTMLElement): string {
  return `${row.parentElement!.dataset.list}/${row.dataset.row}`;
}
