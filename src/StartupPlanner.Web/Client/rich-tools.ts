import { setBlockType, toggleMark } from "prosemirror-commands";
import { undo, undoDepth } from "prosemirror-history";
import type { Mark, NodeType } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { NodeSelection, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import type { EditorView } from "prosemirror-view";
import { schema } from "./rich-schema";

const { bullet_list, ordered_list, list_item, table, table_row, table_header, table_cell } = schema.nodes as Record<string, NodeType>;
const { strong, em, link } = schema.marks;

/** The buttons beneath a text, and the line that asks for an address or for what an image shows. */
export class Tools {
  private readonly buttons: HTMLButtonElement[];
  private readonly line: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly commands: Record<string, Command> = {
    bold: toggleMark(strong!), italic: toggleMark(em!), list: listOf(bullet_list!), numbers: listOf(ordered_list!), undo,
    link: () => this.ask(), table: insertTable, image: () => this.chooseImage(),
    "row-add": addRowAfter, "column-add": addColumnAfter, "row-remove": removeRow, "column-remove": removeColumn,
  };

  constructor(private readonly element: HTMLElement, private readonly view: () => EditorView, addImage: (file: File) => void) {
    this.buttons = [...element.querySelectorAll<HTMLButtonElement>("button[data-tool]")];
    this.line = element.querySelector<HTMLElement>("[data-ask]")!;
    this.input = this.line.querySelector("input")!;
    // What is pressed does not take the focus from the text.
    element.addEventListener("mousedown", event => {
      if (event.target !== this.input) event.preventDefault();
    });
    element.addEventListener("click", event => this.press((event.target as Element).closest("button")));
    element.addEventListener("keydown", event => this.key(event));
    for (const change of ["input", "change"]) element.addEventListener(change, event => event.stopPropagation());
    element.querySelector<HTMLInputElement>("input[type=file]")!.addEventListener("change", event => {
      const input = event.target as HTMLInputElement;
      for (const file of input.files ?? []) addImage(file);
      input.value = "";
    });
  }

  update(state: EditorState): void {
    const isTable = isInTable(state);
    this.element.querySelector<HTMLElement>(".in-table")!.hidden = !isTable;
    for (const button of this.buttons) {
      const tool = button.dataset.tool!;
      if (button.hasAttribute("aria-pressed")) button.ariaPressed = `${isOn(state, tool)}`;
      button.disabled = tool === "undo" ? undoDepth(state) === 0 : ["list", "numbers", "table"].includes(tool) && isTable;
    }
    this.rove();
  }

  /** Goes to the buttons. */
  focus(): boolean {
    this.buttons.find(button => button.tabIndex === 0)?.focus();
    return true;
  }

  /** Asks where a link leads, or what an image that is chosen shows. */
  ask(): boolean {
    const { state } = this.view();
    const image = imageOf(state);
    this.line.hidden = false;
    this.element.classList.add("asking");
    const label = image ? this.line.dataset.alt! : this.line.dataset.address!;
    this.input.value = image ? image.attrs.alt as string : linkAt(state)?.mark.attrs.href as string ?? "";
    this.input.setAttribute("aria-label", label);
    this.input.placeholder = label;
    this.input.select();
    this.input.focus();
    return true;
  }

  private answer(): void {
    const view = this.view();
    const { state } = view;
    const text = this.input.value.trim();
    const image = imageOf(state);
    if (image) view.dispatch(state.tr.setNodeMarkup(state.selection.from, null, { ...image.attrs, alt: text }));
    else setLink(view, text && !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(text) ? (/^\S+@\S+$/.test(text) ? `mailto:${text}` : `https://${text}`) : text);
    this.close();
  }

  private close(): void {
    this.line.hidden = true;
    this.element.classList.remove("asking");
    this.view().focus();
  }

  private press(button: HTMLButtonElement | null): void {
    if (!button) return;
    if (button.dataset.ok !== undefined) return this.answer();
    if (button.dataset.cancel !== undefined) return this.close();
    const view = this.view();
    const isAsking = button.dataset.tool === "link" || button.dataset.tool === "image";
    const wasHere = this.element.contains(document.activeElement);
    this.commands[button.dataset.tool!]?.(view.state, view.dispatch, view);
    if (!isAsking && !wasHere) view.focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.target === this.input) {
      if (event.key === "Enter" || event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        if (event.key === "Enter") this.answer();
        else this.close();
      }
      return;
    }
    if (event.key === "Escape") return this.view().focus();
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const usable = this.usable;
    const at = usable.indexOf(document.activeElement as HTMLButtonElement);
    if (step === 0 || at < 0) return;
    event.preventDefault();
    const next = usable[(at + step + usable.length) % usable.length]!;
    for (const button of this.buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }

  private get usable(): HTMLButtonElement[] {
    return this.buttons.filter(button => !button.disabled && !button.closest("[hidden]"));
  }

  /** One of the buttons is in the order of the tab key. */
  private rove(): void {
    const usable = this.usable;
    if (usable.some(button => button.tabIndex === 0)) return;
    for (const button of this.buttons) button.tabIndex = button === usable[0] ? 0 : -1;
  }

  private chooseImage(): boolean {
    if (imageOf(this.view().state)) return this.ask();
    this.element.querySelector<HTMLInputElement>("input[type=file]")!.click();
    return true;
  }
}

function isOn(state: EditorState, tool: string): boolean {
  const mark = { bold: strong, italic: em, link }[tool];
  const { from, to, $from, empty } = state.selection;
  if (mark) return empty ? mark.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, mark);
  const type = { list: bullet_list, numbers: ordered_list }[tool];
  return type !== undefined && listAt(state)?.type === type;
}

function listAt(state: EditorState): { type: NodeType; before: number } | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ([bullet_list, ordered_list].includes($from.node(depth).type)) return { type: $from.node(depth).type, before: $from.before(depth) };
  return null;
}

/** Makes a list, makes one of the other kind, or takes the items out of it. */
function listOf(type: NodeType): Command {
  return (state, dispatch, view) => {
    const list = listAt(state);
    if (!list) return wrapInList(type)(state, dispatch, view) || setBlockType(schema.nodes.paragraph!)(state, dispatch) && wrapInList(type)(view!.state, dispatch, view);
    if (list.type === type) return liftListItem(list_item!)(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup(list.before, type, { tight: state.doc.nodeAt(list.before)!.attrs.tight as boolean }));
    return true;
  };
}

const [rows, columns] = [3, 3];

function insertTable(state: EditorState, dispatch?: EditorView["dispatch"]): boolean {
  const row = (cell: NodeType) => table_row!.create(null, Array.from({ length: columns }, () => cell.create()));
  const made = table!.create(null, Array.from({ length: rows }, (_, at) => row(at === 0 ? table_header! : table_cell!)));
  const { $from, $to } = state.selection;
  const tr = state.tr;
  const isEmptyLine = $from.sameParent($to) && $from.parent.type.name === "paragraph" && $from.parent.content.size === 0;
  const at = isEmptyLine ? $from.before() : $from.after(1);
  if (isEmptyLine) tr.replaceWith(at, $from.after(), made);
  else tr.insert(at, made);
  const behind = at + made.nodeSize;
  // Behind a table something can always be written.
  if (!tr.doc.nodeAt(behind)) tr.insert(behind, schema.nodes.paragraph!.create());
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 3))).scrollIntoView());
  return true;
}

const tableAt = (state: EditorState) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === table) return $from.node(depth);
  return null;
};

const removeRow: Command = (state, dispatch) => (tableAt(state)!.childCount > 1 ? deleteRow : deleteTable)(state, dispatch);
const removeColumn: Command = (state, dispatch) => (tableAt(state)!.firstChild!.childCount > 1 ? deleteColumn : deleteTable)(state, dispatch);

const imageOf = ({ selection }: EditorState) => (selection instanceof NodeSelection && selection.node.type.name === "image" ? selection.node : null);

/** The link at the cursor, with the words that it goes over. */
function linkAt(state: EditorState): { mark: Mark; from: number; to: number } | null {
  const { $from } = state.selection;
  const mark = link!.isInSet($from.marks()) ?? ($from.nodeAfter && link!.isInSet($from.nodeAfter.marks));
  if (!mark) return null;
  let [from, to] = [$from.pos, $from.pos];
  $from.parent.forEach((node, offset) => {
    if (!mark.isInSet(node.marks)) return;
    const start = $from.start() + offset;
    if (start <= $from.pos && start + node.nodeSize >= $from.pos) [from, to] = [Math.min(from, start), Math.max(to, start + node.nodeSize)];
  });
  return { mark, from, to };
}

export function isLinkable(state: EditorState): boolean {
  return !state.selection.empty || linkAt(state) !== null;
}

function setLink(view: EditorView, href: string): void {
  const { state } = view;
  const { from, to, empty } = state.selection;
  const there = linkAt(state);
  const [start, end] = empty && there ? [there.from, there.to] : [from, to];
  const tr = state.tr;
  if (start < end) tr.removeMark(start, end, link!);
  if (href && start < end) tr.addMark(start, end, link!.create({ href }));
  if (href && start === end) tr.insert(start, schema.text(href.replace(/^mailto:/, ""), [link!.create({ href })]));
  view.dispatch(tr.scrollIntoView());
}
