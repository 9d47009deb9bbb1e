import { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Fragment, Slice, type Node } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { AllSelection, EditorState, Plugin, Selection, TextSelection, type Command, type Transaction } from "prosemirror-state";
import { goToNextCell, isInTable, tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { rules } from "./rich-input";
import { write, type Kept } from "./rich-markdown";
import { cleaned, isMarkdown, tableOf } from "./rich-paste";
import { read, schema } from "./rich-schema";
import { isLinkable, Tools } from "./rich-tools";

export { read, write };

/** What the editor of a text needs of the page around it. */
export interface Surroundings {
  /** The text as it reads, which becomes what is edited. */
  shown: HTMLElement;
  tools: HTMLElement;
  /** The Markdown that it shows. */
  markdown: string;
  isComposing(within: Element): boolean;
  wrote(markdown: string): void;
  /** The server's reading of a text; null where there is no answer. */
  reading(markdown: string): Promise<string | null>;
  /** Keeps an image with the plan; null where it was refused, which is said then. */
  upload(file: File): Promise<{ source: string; name: string } | null>;
}

/** A text that is edited as it reads. */
export class Rich {
  readonly view: EditorView;
  private kept: readonly Kept[];
  private base: { doc: Node; markdown: string };
  private readonly tools: Tools;
  /** Places that are waited for: where an image or a pasted text is to stand. */
  private readonly places = new Set<{ from: number; to: number }>();
  private isPaused = false;

  constructor(private readonly around: Surroundings) {
    const { doc, kept } = open(around.shown, around.markdown);
    [this.kept, this.base] = [kept, { doc, markdown: around.markdown }];
    this.tools = new Tools(around.tools, () => this.view, file => void this.addImage(file));
    this.view = new EditorView({ mount: around.shown }, {
      state: this.stateOf(doc),
      editable: () => !this.isPaused,
      attributes: (state): Record<string, string> => (isEmpty(state.doc) ? { class: "is-empty" } : {}),
      dispatchTransaction: transaction => this.dispatch(transaction),
      transformPastedHTML: cleaned,
      handlePaste: (view, event, slice) => this.paste(view, event, slice),
      handleDrop: (view, event) => this.drop(view, event),
      handleClick: (view, _, event) => follow(event) || goToEnd(view, event),
      handleDOMEvents: { compositionend: () => void setTimeout(() => this.tell()) },
    });
    this.tools.update(this.view.state);
    // The box behind tells of the text; what the page hears is its input alone.
    around.shown.addEventListener("input", event => event.stopPropagation());
  }

  get markdown(): string {
    const { doc } = this.view.state;
    return doc.eq(this.base.doc) ? this.base.markdown : write(doc, this.kept);
  }

  /** Puts the cursor where was pointed, or where it stood in the box behind. */
  focus(at?: { left: number; top: number } | "all" | "start" | "end"): void {
    const { doc, tr } = this.view.state;
    const position = typeof at === "object" ? this.view.posAtCoords(at)?.pos : undefined;
    const selection = position !== undefined ? TextSelection.near(doc.resolve(position)) : at === "all" ? new AllSelection(doc) : at === "end" ? Selection.atEnd(doc) : at === "start" ? Selection.atStart(doc) : null;
    if (selection) this.view.dispatch(tr.setSelection(selection));
    this.view.focus();
  }

  /** Nothing can be typed while another text is fetched. */
  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    this.view.setProps({});
  }

  /** Shows another text, which the page was given from elsewhere. */
  take(html: string, markdown: string): void {
    const { doc, kept } = open(html, markdown);
    [this.kept, this.base] = [kept, { doc, markdown }];
    this.places.clear();
    this.view.updateState(this.stateOf(doc));
    this.tools.update(this.view.state);
    this.pause(false);
  }

  destroy(): void {
    this.view.destroy();
  }

  private stateOf(doc: Node): EditorState {
    return EditorState.create({
      doc,
      plugins: [rules, keymap(this.keys()), keymap(baseKeymap), history(), tableEditing(), new Plugin({ props: { clipboardTextSerializer: slice => slice.content.textBetween(0, slice.content.size, "\n\n", "\n") } })],
    });
  }

  private keys(): Record<string, Command> {
    const { strong, em } = schema.marks;
    const { list_item, hard_break } = schema.nodes;
    const lineBreak: Command = (state, dispatch) => {
      if (isInTable(state)) return true;
      dispatch?.(state.tr.replaceSelectionWith(hard_break!.create()).scrollIntoView());
      return true;
    };
    return {
      "Mod-b": toggleMark(strong!), "Mod-i": toggleMark(em!), 
      // Where nothing is chosen to be linked, the keys are the search's.
      "Mod-k": state => isLinkable(state) && this.tools.ask(),
      "Mod-z": undo, "Shift-Mod-z": redo, "Mod-y": redo,
      "Shift-Enter": lineBreak, "Mod-]": sinkListItem(list_item!), "Mod-[": liftListItem(list_item!),
      Enter: chainCommands(nextRow, splitListItem(list_item!)),
      // Beyond the last cell the key leaves the text, as it does everywhere else.
      Tab: goToNextCell(1), "Shift-Tab": goToNextCell(-1),
      "Alt-F10": () => this.tools.focus(),
    };
  }

  private dispatch(transaction: Transaction): void {
    for (const place of this.places) [place.from, place.to] = [transaction.mapping.map(place.from, 1), transaction.mapping.map(place.to, -1)];
    this.view.updateState(this.view.state.apply(transaction));
    this.tools.update(this.view.state);
    if (transaction.docChanged) this.tell();
  }

  /** What an input method composes is no text until it is done. */
  private tell(): void {
    if (this.view.isDestroyed || this.view.composing || this.around.isComposing(this.view.dom)) return;
    this.around.wrote(this.markdown);
  }

  private paste(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
    const data = event.clipboardData;
    const html = data?.getData("text/html") ?? "";
    const text = data?.getData("text/plain") ?? "";
    const images = imagesOf(data);
    // A spreadsheet's block comes as a picture, too; it is meant as a table.
    if (images.length > 0 && slice.content.size === 0) return this.addImages(images);
    if (!html && isLink(text) && !view.state.selection.empty && toggleMark(schema.marks.link!, { href: text.trim() })(view.state, view.dispatch)) return true;
    if (isInTable(view.state)) return pasteIntoCell(view, slice);
    const table = html ? null : tableOf(text);
    if (table) return view.pasteHTML(table), true;
    if (html || !isMarkdown(text)) return false;
    return this.pasteMarkdown(view, text), true;
  }

  /** Plain text in Markdown stands as typed until the server has read it. */
  private pasteMarkdown(view: EditorView, text: string): void {
    const { from } = view.state.selection;
    const before = view.state.doc.content.size - view.state.selection.to;
    view.dispatch(view.state.tr.replaceSelection(plainSlice(text)).scrollIntoView());
    const place = { from, to: view.state.doc.content.size - before };
    const pasted = view.state.doc.slice(place.from, place.to);
    this.places.add(place);
    void this.around.reading(text).then(html => {
      if (!this.places.delete(place) || html === null || !view.state.doc.slice(place.from, place.to).eq(pasted)) return;
      const { doc } = read(html);
      const isLine = doc.childCount === 1 && doc.firstChild!.isTextblock;
      view.dispatch(view.state.tr.replace(place.from, place.to, new Slice(doc.content, isLine ? 1 : 0, isLine ? 1 : 0)).scrollIntoView());
    });
  }

  private drop(view: EditorView, event: DragEvent): boolean {
    const images = imagesOf(event.dataTransfer);
    const position = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (images.length === 0 || !position) return false;
    view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(position.pos))));
    event.preventDefault();
    return this.addImages(images);
  }

  private addImages(files: File[]): true {
    for (const file of files) void this.addImage(file);
    return true;
  }

  private async addImage(file: File): Promise<void> {
    const { to } = this.view.state.selection;
    const place = { from: to, to };
    this.places.add(place);
    const kept = await this.around.upload(file);
    if (!this.places.delete(place) || !kept || this.view.isDestroyed) return;
    const image = schema.nodes.image!.create({ src: kept.source, alt: kept.name.replace(/\.\w+$/, "") });
    this.view.dispatch(this.view.state.tr.replaceRangeWith(place.to, place.to, image).scrollIntoView());
    this.view.focus();
  }
}

function open(html: string | HTMLElement, markdown: string): { doc: Node; kept: Kept[] } {
  const { doc, lines } = read(html);
  const source = markdown.split("\n");
  const kept: Kept[] = [];
  doc.forEach((node, _, at) => {
    const [from, to] = lines[at]?.split("-").map(Number) ?? [];
    if (from !== undefined) kept.push({ node, source: source.slice(from, to).join("\n").replace(/^(?:[ \t]*\n)+|\s+$/g, "") });
  });
  return { doc, kept };
}

function isEmpty(doc: Node): boolean {
  return doc.childCount === 1 && doc.firstChild!.type.name === "paragraph" && doc.firstChild!.content.size === 0;
}

const isLink = (text: string) => /^https?:\/\/\S+$/.test(text.trim());

/** Links of a text that is edited are followed with the control key, in another tab. */
function follow(event: MouseEvent): boolean {
  const link = (event.target as Element).closest?.("a[href]");
  if (!link || !event.ctrlKey && !event.metaKey) return false;
  window.open(link.getAttribute("href")!, "_blank", "noopener");
  return true;
}

/** Below a table that ends the text, a click begins a paragraph. */
function goToEnd(view: EditorView, event: MouseEvent): boolean {
  const last = view.dom.lastElementChild;
  if (event.target !== view.dom || !last || event.clientY < last.getBoundingClientRect().bottom) return false;
  if (!/^(?:table|horizontal_rule)$/.test(view.state.doc.lastChild!.type.name)) return false;
  view.dispatch(goBehind(view.state, view.state.doc.content.size));
  return true;
}

function imagesOf(data: DataTransfer | null): File[] {
  return [...data?.files ?? []].filter(file => file.type.startsWith("image/"));
}

/** Goes on behind a block at the end of a text, where nothing can be written yet. */
function goBehind(state: EditorState, behind: number): Transaction {
  const { tr } = state;
  if (!state.doc.resolve(behind).nodeAfter) tr.insert(behind, schema.nodes.paragraph!.create());
  return tr.setSelection(TextSelection.near(tr.doc.resolve(behind + 1))).scrollIntoView();
}

/** In a table, the key goes to the cell below, as in a spreadsheet; from the last one, out of it. */
const nextRow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { $head } = state.selection;
  let depth = $head.depth;
  while ($head.node(depth).type.name !== "table") depth--;
  const [table, column, row] = [$head.node(depth), $head.index(depth + 1), $head.index(depth)];
  if (row + 1 >= table.childCount) {
    dispatch?.(goBehind(state, $head.after(depth)));
    return true;
  }
  let position = $head.start(depth);
  for (let at = 0; at <= row; at++) position += table.child(at).nodeSize;
  position++;
  for (let at = 0; at < Math.min(column, table.child(row + 1).childCount - 1); at++) position += table.child(row + 1).child(at).nodeSize;
  dispatch?.(state.tr.setSelection(TextSelection.near(state.doc.resolve(position + 1))).scrollIntoView());
  return true;
};

/** A cell holds one line: what is pasted into it is put one after the other. */
function pasteIntoCell(view: EditorView, slice: Slice): boolean {
  let isTable = false;
  slice.content.descendants(node => void (isTable ||= node.type.name === "table_row" || node.type.name === "table_cell"));
  if (isTable) return false;
  let content = Fragment.empty;
  slice.content.descendants(node => {
    if (!node.isTextblock) return node.isInline && (content = content.addToEnd(node), false);
    if (content.size > 0 && node.content.size > 0) content = content.addToEnd(schema.text(" "));
    node.forEach(part => (content = content.addToEnd(part.type.name === "hard_break" ? schema.text(" ") : part)));
    return false;
  });
  view.dispatch(view.state.tr.replaceSelection(new Slice(content, 0, 0)).scrollIntoView());
  return true;
}

function plainSlice(text: string): Slice {
  const lines = text.replace(/\r\n?/g, "\n").split(/\n+/).filter(line => line.trim());
  return new Slice(Fragment.from(lines.map(line => schema.node("paragraph", null, schema.text(line)))), 1, 1);
}
