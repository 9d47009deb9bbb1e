import { fill, kept as keptAs, put, seenOf, setOf, showError, valueOf, type Editor } from "./editor";
import { newId } from "./ids";
import { mountTexts } from "./texts";
import type { Answer, Done, Edit } from "./outbox";
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
  editor.takeUp(edit => bring(editor, edit));
}

/** The first thing typed into the empty row makes it a row, and leaves another empty one behind it. */
function begin(editor: Editor, row: HTMLElement): void {
  if (row.classList.contains("new")) open(row);
  editor.outbox.keep(addOf(row));
  editor.later(row, () => add(editor, row));
}

function open(row: HTMLElement): void {
  const empty = blankCopy(row);
  row.after(empty);
  // What counts with the choices of the one above is for the empty one to say anew.
  for (const field of fieldsOf(empty)) field.dispatchEvent(new Event("filled", { bubbles: true }));
  row.classList.replace("new", "begun");
  row.querySelectorAll<HTMLElement>("button[data-act]").forEach(button => (button.hidden = false));
  row.querySelector("[data-row-new]")?.remove();
  number(row.parentElement!);
  makeRoom(row.parentElement!);
}

/** The edit that adds a row with what is typed into it, but for some fields. */
function addOf(row: HTMLElement, without = new Map<HTMLElement, string>()): Edit {
  const rows = row.parentElement!;
  const before = [...rows.querySelectorAll<HTMLElement>(":scope > [data-row]:not(.new)")].filter(other => other !== row).pop();
  const values: Record<string, string> = {};
  for (const field of fieldsOf(row)) {
    const value = valueOf(field);
    if (value && !without.has(field)) values[segmentOf(field)] = value;
  }
  return { kind: "add", at: rows.dataset.list!, id: row.dataset.row!, values, after: rows.dataset.board || rows.dataset.sorted ? "" : before?.dataset.row ?? null };
}

/** Adds the row with all that is typed into it, without the values that were refused: those stay where they are, to be mended. */
function add(editor: Editor, row: HTMLElement, refused = new Map<HTMLElement, string>()): void {
  for (const field of fieldsOf(row)) seenOf(field).dataset.sent = valueOf(field);
  row.classList.remove("begun");
  const edit = addOf(row, refused);
  void editor.outbox.post(edit).then(answer => added(editor, row, edit.values!, refused, answer));
}

function added(editor: Editor, row: HTMLElement, values: Record<string, string>, refused: Map<HTMLElement, string>, answer: Answer): void {
  const saved = answer.state === "saved";
  const fields = fieldsOf(row);
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
  const kept = saved ? (JSON.parse(answer.value!) as { values: Record<string, string> }).values : {};
  for (const field of saved ? fields : []) {
    seenOf(field).value = kept[segmentOf(field)] ?? "";
    if (!refused.has(field)) keptAs(field, seenOf(field).dataset.sent!);
  }
  for (const field of saved ? refused.keys() : []) {
    delete seenOf(field).dataset.sent;
    editor.outbox.keep(setOf(field));
  }
  if (saved) editor.took(answer);
  editor.mark();
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
  // A table that is looked at in another order keeps its numbers.
  if (rows.dataset.sorted) return;
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

export function segmentOf(field: HTMLElement): string {
  return field.dataset.field!.split("/").pop()!;
}

export function fieldsOf(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>("[data-field]")];
}

function blankCopy(row: HTMLElement): HTMLElement {
  const copy = row.cloneNode(true) as HTMLElement;
  copy.classList.remove("open");
  rename(copy, newId());
  for (const field of fieldsOf(copy)) {
    put(field, field.dataset.blank ?? "");
    seenOf(field).value = "";
  }
  showName(copy);
  mountTexts(copy);
  return copy;
}

/** Gives an empty row another name. */
function rename(row: HTMLElement, id: string): void {
  const old = row.dataset.row!;
  for (const element of [row, ...row.querySelectorAll<HTMLElement>("*")])
    for (const attribute of [...element.attributes])
      if (attribute.value.includes(old)) element.setAttribute(attribute.name, attribute.value.replaceAll(old, id));
}

/** Shows what an earlier page left of a row: one that was begun, that was moved, or that is to go. */
function bring(editor: Editor, edit: Edit): Done | undefined {
  const row = rowAt(editor, edit.kind === "add" ? edit.id! : edit.at!.split("/").pop()!);
  if (edit.kind === "add") return row ? undefined : bringBegun(editor, edit);
  if (!row) return undefined;
  if (edit.kind === "remove") return answer => removed(editor, row, answer);
  const before = edit.after ? rowAt(editor, edit.after) : null;
  if (before) before.after(row);
  else row.parentElement!.querySelector(":scope > [data-row]")!.before(row);
  number(row.parentElement!);
  return undefined;
}

/** Shows a row that was added with others, in place of the empty one, which goes on below. */
export function showAdded(editor: Editor, rows: HTMLElement, id: string, values: Record<string, string>): void {
  const row = rows.querySelector<HTMLElement>(":scope > .item.new");
  if (!row || rowAt(editor, id)) return;
  rename(row, id);
  open(row);
  row.classList.remove("begun");
  for (const field of fieldsOf(row)) put(field, values[segmentOf(field)] ?? "");
  showName(row);
}

/** A board has an empty row in each lane: the one whose fixed values are the row's is its own. */
function bringBegun(editor: Editor, edit: Edit): Done | undefined {
  const empty = [...editor.form.querySelectorAll<HTMLElement>(`[data-list="${CSS.escape(edit.at!)}"] > .item.new`)];
  const isOwn = (row: HTMLElement) => fieldsOf(row).every(field => !field.querySelector("input[type=hidden][data-value]") || valueOf(field) === edit.values![segmentOf(field)]);
  const row = empty.find(isOwn);
  if (!row) return undefined;
  rename(row, edit.id!);
  open(row);
  for (const field of fieldsOf(row)) fill(field, edit.values![segmentOf(field)] ?? "");
  for (const field of fieldsOf(row)) seenOf(field).dataset.sent = valueOf(field);
  row.classList.remove("begun");
  showName(row);
  return answer => added(editor, row, edit.values!, new Map(), answer);
}

function rowAt(editor: Editor, id: string): HTMLElement | null {
  return editor.form.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
}

function remove(editor: Editor, row: HTMLElement): void {
  // What waits in the row goes with it.
  editor.forget(row, addressOf(row));
  for (const field of fieldsOf(row)) editor.forget(field, field.dataset.field!);
  if (row.classList.contains("begun")) {
    takeOut(row);
    return editor.mark();
  }
  const values = Object.fromEntries(fieldsOf(row).map(field => [segmentOf(field), seenOf(field).value]));
  void editor.outbox.post({ kind: "remove", at: addressOf(row), values }).then(answer => removed(editor, row, answer));
}

function removed(editor: Editor, row: HTMLElement, answer: Answer): void {
  if (answer.state === "stale") showAnew(row, answer.value!);
  if (answer.state !== "saved" && answer.state !== "gone") return showError(row, answer.message ?? "");
  takeOut(row);
  editor.took(answer);
  const entry = answer.entry;
  say(document.body.dataset.removed!, entry ? () => editor.undo(entry) : undefined);
}

/** What somebody else wrote into a row meanwhile is read first. */
function showAnew(row: HTMLElement, text: string): void {
  const { values } = JSON.parse(text) as { values: Record<string, string> };
  for (const field of fieldsOf(row)) put(field, values[segmentOf(field)] ?? "");
  showName(row);
}

function takeOut(row: HTMLElement): void {
  const rows = row.parentElement!;
  const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select");
  const hadFocus = row.contains(document.activeElement);
  row.remove();
  number(rows);
  makeRoom(rows);
  // Nobody is taken away from where they went on typing meanwhile.
  if (hadFocus) next?.focus();
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
  void editor.outbox.post({ kind: "move", at: addressOf(row), after: before?.dataset.row ?? null }).then(answer => {
    if (answer.state === "saved") return editor.took(answer);
    place(false);
    showError(row, answer.message ?? "");
  });
}

function addressOf(row: HTMLElement): string {
  return `${row.parentElement!.dataset.list}/${row.dataset.row}`;
}
