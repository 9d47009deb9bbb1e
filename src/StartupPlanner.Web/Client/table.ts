import { fieldOf, fill, put, seenOf, valueOf, type Editor } from "./editor";
import { newId } from "./ids";
import type { Answer, Edit } from "./outbox";
import { fieldsOf, segmentOf, showAdded } from "./rows";
import { readBlock, writeBlock } from "./tsv";

/** What is to stand in a row: in one that is there, or in a new one. */
interface Line {
  row: HTMLElement | null;
  values: Record<string, string>;
}

/** A table that is typed into as a spreadsheet is. The inputs are the editor's own: here are only the keys, blocks of cells, and the order in which they are looked at. */
export function mountTables(editor: Editor): void {
  for (const table of editor.form.querySelectorAll<HTMLTableElement>("table.sheet")) new Table(editor, table);
}

class Table {
  /** The cell where a block begins, and what its field held when it was entered. */
  private anchor: HTMLElement | null = null;
  private before = "";
  /** Typing over what stands in a cell, or editing within it. */
  private mode: "typing" | "editing" | null = null;
  private readonly foot: HTMLElement | null;

  constructor(private readonly editor: Editor, private readonly table: HTMLTableElement) {
    this.foot = table.parentElement!.nextElementSibling as HTMLElement | null;
    this.tidy(table);
    table.addEventListener("focusin", event => this.enter(event));
    table.addEventListener("pointerdown", event => this.press(event));
    table.addEventListener("pointerover", event => this.drag(event));
    table.addEventListener("keydown", event => this.key(event), true);
    table.addEventListener("input", () => {
      this.mode ??= "typing";
      this.pick(null);
    }, true);
    table.addEventListener("input", () => this.tidy(table));
    for (const kind of ["input", "filled", "focusout"]) table.addEventListener(kind, () => this.sum());
    for (const kind of ["input", "filled", "change"]) table.addEventListener(kind, event => this.tellMissing(event.target as HTMLElement));
    table.addEventListener("copy", event => this.copy(event));
    table.addEventListener("cut", event => this.copy(event));
    table.addEventListener("paste", event => this.paste(event));
    table.addEventListener("click", event => this.click(event));
    this.mountFoot();
    this.sum();
  }

  /** Says at a row's button whether something beneath it is unanswered. */
  private tellMissing(changed: HTMLElement): void {
    const detail = changed.closest<HTMLElement>(".detail");
    if (!detail) return;
    const open = [...detail.querySelectorAll<HTMLElement>("[data-field][data-required]:not([hidden])")].some(field => !valueOf(field));
    detail.closest("[data-row]")!.querySelector("[data-open]")!.classList.toggle("missing", open);
  }

  // Cells

  private get rows(): HTMLElement[] {
    return [...this.table.querySelectorAll<HTMLElement>(":scope > [data-row]:not([hidden])")];
  }

  private get columns(): string[] {
    return [...this.table.querySelectorAll<HTMLElement>("thead [data-column]")].map(head => head.dataset.column!);
  }

  private cellsOf(row: HTMLElement): HTMLElement[] {
    return [...row.querySelectorAll<HTMLElement>(".record > .cell")];
  }

  private cellOf(target: EventTarget | null): HTMLElement | null {
    return (target as HTMLElement | null)?.closest?.<HTMLElement>(".record > .cell") ?? null;
  }

  private placeOf(cell: HTMLElement): [number, number] {
    const row = cell.closest<HTMLElement>("[data-row]")!;
    return [this.rows.indexOf(row), this.cellsOf(row).indexOf(cell)];
  }

  private fieldIn(cell: HTMLElement): HTMLElement {
    return cell.querySelector<HTMLElement>("[data-field]")!;
  }

  /** What takes the focus in a cell: of an estimate the likely one. */
  private inputIn(cell: HTMLElement): HTMLElement | null {
    return cell.querySelector<HTMLElement>(".likely input[data-value], [role=combobox]") ?? cell.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea, button");
  }

  private go(row: number, column: number): void {
    const to = this.rows[row];
    const cell = to && this.cellsOf(to)[column];
    if (!cell) return;
    this.inputIn(cell)?.focus();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Buttons of rows are reached by the arrow keys; the tab key goes from cell to cell. */
  private tidy(within: HTMLElement): void {
    for (const button of within.querySelectorAll<HTMLElement>(".acts button, [data-ends]")) button.tabIndex = -1;
  }

  // Entering and typing

  private enter(event: FocusEvent): void {
    const cell = this.cellOf(event.target);
    if (!cell) return;
    this.mode = null;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) event.target.select();
    if (this.cellOf(event.relatedTarget) === cell) return;
    this.before = valueOf(this.fieldIn(cell));
    this.pick(null);
    this.anchor = cell;
  }

  private press(event: PointerEvent): void {
    const cell = this.cellOf(event.target);
    if (!cell || event.button !== 0) return;
    if (event.shiftKey && this.anchor) {
      event.preventDefault();
      return this.pick(cell);
    }
    const input = event.target as HTMLElement;
    // The first press chooses the cell, the next one the place in its text.
    if (cell.contains(document.activeElement)) {
      if (input.matches("input, textarea")) this.mode = "editing";
      return;
    }
    this.pick(null);
    this.anchor = cell;
    if (input.matches("textarea, input:not([type=checkbox]):not([type=date])")) {
      event.preventDefault();
      input.focus();
    } else if (!input.closest("input, select, button, label, a")) {
      event.preventDefault();
      this.inputIn(cell)?.focus();
    }
  }

  private drag(event: PointerEvent): void {
    const cell = this.cellOf(event.target);
    if (event.buttons !== 1 || event.pointerType === "touch" || !cell || !this.anchor || cell === this.anchor && this.picked.length < 2) return;
    getSelection()?.removeAllRanges();
    this.pick(cell);
  }

  // Blocks

  private get picked(): HTMLElement[] {
    return [...this.table.querySelectorAll<HTMLElement>(".picked")];
  }

  /** Marks the block from the anchor to a cell. */
  private pick(to: HTMLElement | null): void {
    for (const cell of this.picked) cell.classList.remove("picked");
    this.end = to;
    if (!to || !this.anchor || to === this.anchor) return;
    for (const row of this.block()) for (const cell of row) cell.classList.add("picked");
  }

  private end: HTMLElement | null = null;

  /** The cells of the block, row by row; the cell that has the focus where none is marked. */
  private block(): HTMLElement[][] {
    if (!this.anchor?.isConnected) return [];
    const [[top, left], [bottom, right]] = [this.placeOf(this.anchor), this.placeOf(this.end?.isConnected ? this.end : this.anchor)];
    return this.rows.slice(Math.min(top, bottom), Math.max(top, bottom) + 1).map(row => this.cellsOf(row).slice(Math.min(left, right), Math.max(left, right) + 1));
  }

  /** What a cell shows, as it is copied. */
  private textOf(cell: HTMLElement): string {
    const field = this.fieldIn(cell);
    const select = field.querySelector("select");
    if (select) return select.value ? select.selectedOptions[0]?.text ?? "" : "";
    const checked = [...field.querySelectorAll<HTMLInputElement>("input:checked")];
    if (field.dataset.type === "choices" || field.dataset.type === "references") return checked.map(input => input.closest("label")!.textContent!.trim()).join(", ");
    const value = valueOf(field);
    return field.dataset.type === "estimate" && value.includes(";") ? value.split(";").filter((_, index) => index !== 1).join("–") : value;
  }

  private copy(event: ClipboardEvent): void {
    if (this.mode || !this.cellOf(event.target) && this.picked.length === 0) return;
    event.preventDefault();
    event.clipboardData!.setData("text/plain", writeBlock(this.block().map(row => row.map(cell => this.textOf(cell)))));
    if (event.type === "cut") this.clear();
  }

  private clear(): void {
    this.post(this.block().map(row => this.line(row, row.map(() => ""))));
  }

  private paste(event: ClipboardEvent): void {
    const cell = this.cellOf(event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const isBlock = /[\t\n]/.test(text.replace(/\r?\n$/, ""));
    if (!cell || !isBlock && (this.mode || this.picked.length === 0 && !(event.target instanceof HTMLSelectElement))) return;
    // Lines that are typed into one cell stay in it.
    if (this.mode && !text.includes("\t")) return;
    event.preventDefault();
    this.putIn(text);
  }

  /** Puts a block of text into the cells from the anchor on, into new rows where there are no more. One cell fills the whole block that is marked. */
  private putIn(text: string): void {
    const block = readBlock(text);
    const columns = this.columns;
    const marked = this.block();
    const at = this.anchor?.isConnected ? this.placeOf(this.anchor) : [this.rows.length - 1, 0] as const;
    const [top, left] = marked.length > 0 ? this.placeOf(marked[0]![0]!) : at;
    if (block.length > 1 && this.isHead(block[0]!, left)) block.shift();
    if (block.length === 1 && block[0]!.length === 1 && marked.length > 0) return this.post(marked.map(row => this.line(row, row.map(() => block[0]![0]!))), text);
    const widest = Math.max(...block.map(row => row.length));
    if (left + widest > columns.length) return this.ask(text, this.table.dataset.tooWide!);
    this.post(block.map((texts, index) => {
      const row = this.rows[top + index];
      const values = Object.fromEntries(texts.map((each, column) => [columns[left + column]!, this.read(columns[left + column]!, each)]));
      return { row: row?.matches(".new") ? null : row ?? null, values };
    }), text);
  }

  /** Whether a line only repeats what the columns are called. */
  private isHead(texts: string[], left: number): boolean {
    const heads = [...this.table.querySelectorAll<HTMLElement>("thead [data-column]")].slice(left);
    return texts.every((text, index) => heads[index]?.dataset.labels!.split("|").some(label => folded(label) === folded(text)));
  }

  private line(cells: HTMLElement[], texts: string[]): Line {
    const row = cells[0]!.closest<HTMLElement>("[data-row]")!;
    const values = Object.fromEntries(cells.map((cell, index) => [segmentOf(this.fieldIn(cell)), this.read(segmentOf(this.fieldIn(cell)), texts[index]!)]));
    return { row: row.matches(".new") ? null : row, values };
  }

  /** A code for what a choice is called, in either language; whatever else, as it is: the server understands numbers, months and names of rows. */
  private read(column: string, text: string): string {
    const choices = this.table.querySelector<HTMLElement>(`thead [data-column="${CSS.escape(column)}"]`)?.dataset.choices;
    if (!choices) return text.trim();
    const codes = new Map(Object.entries(JSON.parse(choices) as Record<string, string>).map(([name, code]) => [folded(name), code]));
    const isSeveral = this.table.querySelector(`[data-type=choices][data-field$="/${CSS.escape(column)}"]`) !== null;
    const parts = isSeveral ? text.split(/[,，、;；]/).map(part => part.trim()).filter(part => part) : [text.trim()];
    return parts.map(part => codes.get(folded(part)) ?? part).join(",");
  }

  /** Sends all lines as one edit: it is made as a whole, and undone as a whole. */
  private post(lines: Line[], text?: string): void {
    const { editor, table } = this;
    editor.flush();
    void editor.outbox.settled().then(() => {
      const edits = this.edits(lines);
      if (edits.length === 0) return this.closePanel();
      void editor.outbox.post({ kind: "several", at: table.dataset.list!, edits: edits.map(([edit]) => edit) }).then(answer => {
        if (answer.state === "saved") return this.took(answer);
        const line = edits.find(([edit]) => placeOf(edit) === answer.at || answer.at?.startsWith(`${placeOf(edit)}/`));
        const head = table.querySelector<HTMLElement>(`thead [data-column="${CSS.escape(answer.at?.split("/").pop() ?? "")}"]`);
        const said = line && head ? table.dataset.at!.replace("{0}", `${line[1] + 1}`).replace("{1}", head.dataset.labels!.split("|")[0]!).replace("{2}", answer.message ?? "") : answer.message ?? "";
        this.ask(text ?? writeBlock(lines.map(each => Object.values(each.values))), said, line?.[1], head?.dataset.column);
      });
    });
  }

  /** Each edit with the number of its line. */
  private edits(lines: Line[]): [Edit, number][] {
    const edits: [Edit, number][] = [];
    let after = this.table.dataset.sorted ? "" : this.rows.filter(row => !row.matches(".new")).pop()?.dataset.row ?? null;
    lines.forEach(({ row, values }, index) => {
      if (!row) {
        const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
        if (Object.keys(filled).length === 0) return;
        // To what a new row of this table belongs.
        for (const kept of this.table.querySelectorAll<HTMLElement>(".item.new [data-kept]")) filled[segmentOf(kept)] = valueOf(kept);
        const id = newId();
        edits.push([{ kind: "add", at: this.table.dataset.list!, id, values: filled, after }, index]);
        if (after !== "") after = id;
        return;
      }
      for (const field of fieldsOf(row)) {
        const value = values[segmentOf(field)];
        if (value !== undefined && value !== seenOf(field).value) edits.push([{ kind: "set", at: field.dataset.field!, seen: seenOf(field).value, value }, index]);
      }
    });
    return edits;
  }

  /** Shows what was made of the edits, where nobody typed on meanwhile. */
  private took(answer: Answer): void {
    const { editor, table } = this;
    for (const { kind, at, after } of JSON.parse(answer.value ?? "[]") as { kind: string; at: string; after: string | null }[]) {
      if (kind === "RowAdded") showAdded(editor, table, at.split("/").pop()!, (JSON.parse(after!) as { values: Record<string, string> }).values);
      const field = kind === "FieldSet" && editor.form.querySelector<HTMLElement>(`[data-field="${CSS.escape(at)}"]`);
      if (!field) continue;
      if (valueOf(field) === seenOf(field).dataset.sent) put(field, after ?? "");
      else seenOf(field).value = after ?? "";
    }
    this.tidy(table);
    this.sum();
    this.closePanel();
    editor.took(answer);
    editor.mark();
  }

  // The panel in which a block is pasted by hand, or mended

  private mountFoot(): void {
    const foot = this.foot;
    if (!foot?.matches(".sheet-foot")) return;
    const paste = foot.querySelector<HTMLElement>("[data-paste]")!;
    paste.hidden = false;
    paste.addEventListener("click", () => this.ask("", ""));
    const text = foot.querySelector("textarea")!;
    foot.querySelector("[data-paste-in]")!.addEventListener("click", () => this.putIn(text.value));
    text.addEventListener("keydown", event => {
      if (event.key === "Escape") this.closePanel();
    });
    foot.querySelector("[data-paste-off]")!.addEventListener("click", () => this.closePanel());
    foot.querySelector("[data-unsort]")!.addEventListener("click", () => this.sort(null));
  }

  /** Shows a block that was not taken, with the cell that stands in its way. */
  private ask(text: string, said: string, line?: number, column?: string): void {
    const panel = this.foot?.querySelector<HTMLElement>("[data-paste-panel]");
    if (!panel) return;
    panel.hidden = false;
    panel.querySelector("[data-paste-said]")!.textContent = said;
    const input = panel.querySelector("textarea")!;
    input.value = text;
    input.focus();
    if (line === undefined || !column) return;
    const lines = text.replace(/\r\n?/g, "\n").split("\n");
    const at = this.columns.indexOf(column) - (this.anchor?.isConnected ? this.placeOf(this.anchor)[1] : 0);
    const cells = lines[line]?.split("\t") ?? [];
    const start = lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + cells.slice(0, at).join("\t").length + (at > 0 ? 1 : 0);
    input.setSelectionRange(start, start + (cells[at]?.length ?? 0));
  }

  private closePanel(): void {
    const panel = this.foot?.querySelector<HTMLElement>("[data-paste-panel]");
    if (!panel || panel.hidden) return;
    const hadFocus = panel.contains(document.activeElement);
    panel.hidden = true;
    if (hadFocus && this.anchor?.isConnected) this.inputIn(this.anchor)?.focus();
  }

  // Keys

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const cell = this.cellOf(target);
    if (event.isComposing || target.closest(".new-row, .detail, thead")) return;
    if (this.command(event, cell) || this.travel(event, cell)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** Keys that do something with cells; whether this was one. */
  private command(event: KeyboardEvent, cell: HTMLElement | null): boolean {
    if (!cell) return false;
    const isControl = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const key = event.key.toLowerCase();
    if (isControl && (key === "d" || key === "r")) this.fillOn(key === "d");
    else if (isControl && key === "z" && !this.mode && this.undo) this.undo.click();
    else if (event.key === "F2") this.edit(event.target as HTMLElement);
    else if (event.key === "Escape") this.restore(cell);
    else if ((event.key === "Delete" || event.key === "Backspace") && this.picked.length > 1) this.clear();
    else if (event.altKey && event.key === "ArrowDown" && cell.querySelector("[data-ends]")) this.openEnds(cell);
    else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && !cell.querySelector("select")) this.move(cell, event.key === "ArrowUp");
    else return false;
    return true;
  }

  /** What undoes the last change, where there is one. */
  private get undo(): HTMLElement | null {
    return document.querySelector<HTMLElement>("[data-undo]:not([hidden])");
  }

  private move(cell: HTMLElement, up: boolean): void {
    const place = this.placeOf(cell)[1];
    const row = cell.closest<HTMLElement>("[data-row]")!;
    row.querySelector<HTMLButtonElement>(`button[data-act=${up ? "up" : "down"}]`)?.click();
    this.go(this.rows.indexOf(row), place);
  }

  /** Keys that lead from cell to cell; whether this was one. */
  private travel(event: KeyboardEvent, cell: HTMLElement | null): boolean {
    const target = event.target as HTMLElement;
    const steps: Record<string, [number, number]> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [event.shiftKey ? -1 : 1, 0] };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return false;
    const isArrow = event.key !== "Enter";
    if (!cell) return isArrow && this.alongActs(target, step);
    if (isArrow && this.isCaretKey(target, step[1] !== 0, event.shiftKey)) return false;
    if (event.key === "Enter" && target.matches("button, [data-ends]")) return false;
    const [row, column] = this.placeOf(isArrow && event.shiftKey && this.end ? this.end : cell);
    if (isArrow && event.shiftKey) {
      const to = this.rows[row + step[0]];
      const next = to && this.cellsOf(to)[column + step[1]];
      if (next) this.pick(next);
      return true;
    }
    if (step[1] > 0 && column === this.columns.length - 1) return this.intoActs(cell);
    if (event.key === "Enter" && !event.shiftKey && row === this.rows.length - 1) this.editor.flush();
    this.go(row + step[0], column + step[1]);
    return true;
  }

  /** Whether an arrow key moves the caret: while a text is typed or edited, and in whatever else while it is edited. */
  private isCaretKey(target: HTMLElement, isAcross: boolean, isShift: boolean): boolean {
    if (!this.mode) return false;
    const isText = fieldOf(target)?.dataset.type === "shorttext";
    return isText || this.mode === "editing" ? isAcross || isShift || target instanceof HTMLTextAreaElement : false;
  }

  private intoActs(cell: HTMLElement): boolean {
    cell.closest(".record")!.querySelector<HTMLElement>(".acts button:not([hidden])")?.focus();
    return true;
  }

  private alongActs(target: HTMLElement, [down, right]: [number, number]): boolean {
    const acts = target.closest<HTMLElement>(".acts");
    if (!acts) return false;
    const buttons = [...acts.querySelectorAll<HTMLElement>("button:not([hidden])")];
    const row = acts.closest<HTMLElement>("[data-row]")!;
    const to = buttons.indexOf(target) + right;
    if (down !== 0) (this.rows[this.rows.indexOf(row) + down]?.querySelector<HTMLElement>(".acts button:not([hidden])"))?.focus();
    else if (to < 0) this.inputIn(this.cellsOf(row).pop()!)?.focus();
    else buttons[to]?.focus();
    return true;
  }

  private edit(input: HTMLElement): void {
    this.mode = "editing";
    if (input instanceof HTMLSelectElement) input.showPicker();
    else if (input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement && input.type === "text") input.setSelectionRange(input.value.length, input.value.length);
  }

  /** What stood in the cell when it was entered. */
  private restore(cell: HTMLElement): void {
    const field = this.fieldIn(cell);
    this.pick(null);
    if (valueOf(field) !== this.before) {
      fill(field, this.before);
      this.inputIn(cell)?.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.mode = null;
    const input = document.activeElement;
    if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.select();
  }

  /** Fills the block from its first row, or its first column; a cell by itself from the one before it. */
  private fillOn(isDown: boolean): void {
    let block = this.block();
    if (block.length === 0) return;
    const [row, column] = this.placeOf(block[0]![0]!);
    if (isDown && block.length === 1 && row > 0) block = [this.cellsOf(this.rows[row - 1]!).slice(column, column + block[0]!.length), ...block];
    if (!isDown && block[0]!.length === 1 && column > 0) block = block.map(cells => [this.cellsOf(cells[0]!.closest<HTMLElement>("[data-row]")!)[column - 1]!, ...cells]);
    const valueIn = (cell: HTMLElement) => valueOf(this.fieldIn(cell));
    if (isDown) this.post(block.slice(1).map(cells => ({ ...this.line(cells, cells.map(() => "")), values: Object.fromEntries(cells.map((cell, index) => [segmentOf(this.fieldIn(cell)), valueIn(block[0]![index]!)])) })));
    else this.post(block.map(cells => ({ ...this.line(cells, cells.map(() => "")), values: Object.fromEntries(cells.slice(1).map(cell => [segmentOf(this.fieldIn(cell)), valueIn(cells[0]!)])) })));
  }

  // What opens, the order, the sums

  private click(event: MouseEvent): void {
    const button = (event.target as HTMLElement).closest<HTMLElement>("button");
    if (!button) return;
    const row = button.closest<HTMLElement>("[data-row]");
    if (button.dataset.open !== undefined) button.setAttribute("aria-expanded", String(row!.classList.toggle("open")));
    if (button.dataset.ends !== undefined) this.openEnds(button.closest<HTMLElement>(".cell")!);
    if (button.dataset.sort !== undefined) this.sort(button.closest<HTMLElement>("th")!);
  }

  private openEnds(cell: HTMLElement): void {
    const isOpen = cell.querySelector(".in-cell")!.classList.toggle("open");
    cell.querySelector("[data-ends]")!.setAttribute("aria-expanded", String(isOpen));
    (isOpen ? cell.querySelector<HTMLElement>(".low input") : this.inputIn(cell))?.focus();
  }

  /** Looks at the rows in the order of a column, up, down, and as they are; the list itself keeps its order. */
  private sort(head: HTMLElement | null): void {
    const { table } = this;
    const order = !head ? null : head.ariaSort === "ascending" ? "descending" : head.ariaSort === "descending" ? null : "ascending";
    const rows = this.rows.filter(row => !row.matches(".new"));
    if (!table.dataset.sorted) rows.forEach((row, index) => (row.dataset.place = `${index}`));
    for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
    if (order) head!.ariaSort = order;
    const column = head?.dataset.column ?? "";
    const keys = new Map(rows.map(row => [row, order ? this.keyOf(row, column) : Number(row.dataset.place ?? rows.length)]));
    rows.sort((a, b) => compare(keys.get(a)!, keys.get(b)!) * (order === "descending" ? -1 : 1));
    const empty = table.querySelector(":scope > .new");
    for (const row of rows) {
      if (empty) empty.before(row);
      else table.tHead!.parentElement!.insertBefore(row, table.tFoot);
    }
    if (order) table.dataset.sorted = column;
    else delete table.dataset.sorted;
    this.foot?.querySelector<HTMLElement>("[data-unsort]")?.toggleAttribute("hidden", !order);
  }

  private keyOf(row: HTMLElement, column: string): string | number {
    const cell = this.cellsOf(row)[this.columns.indexOf(column)]!;
    const field = this.fieldIn(cell);
    const select = field.querySelector("select");
    if (select && field.dataset.type === "choice") return select.selectedIndex;
    return ["number", "wholenumber", "money", "percentage", "estimate"].includes(field.dataset.type!) ? numberIn(field) ?? Infinity : this.textOf(cell);
  }

  private sum(): void {
    for (const cell of this.table.querySelectorAll<HTMLElement>("tfoot [data-sum]:not([data-sum=\"\"])")) {
      const fields = this.rows.filter(row => !row.matches(".new")).map(row => row.querySelector<HTMLElement>(`[data-field$="/${CSS.escape(cell.dataset.sum!)}"]`)!);
      cell.textContent = fields.reduce((sum, field) => sum + (numberIn(field) ?? 0), 0).toLocaleString("en-US", { maximumFractionDigits: 4 });
    }
  }
}

/** The number that the plan holds: of an estimate the likely one. */
function numberIn(field: HTMLElement): number | null {
  const parts = seenOf(field).value.replace("%", "").split(";");
  const text = parts[parts.length >> 1]!;
  return text && Number.isFinite(Number(text)) ? Number(text) : null;
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a - b;
  // What is empty stands behind.
  if (!a !== !b) return a ? -1 : 1;
  return String(a).localeCompare(String(b), document.documentElement.lang, { numeric: true });
}

/** The row that an edit adds, or the field that it sets. */
function placeOf(edit: Edit): string {
  return edit.kind === "add" ? `${edit.at}/${edit.id}` : edit.at!;
}

function folded(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
