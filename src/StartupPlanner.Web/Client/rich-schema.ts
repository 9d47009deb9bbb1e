import { DOMParser, Schema, type DOMOutputSpec, type MarkSpec, type Node, type NodeSpec } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";
import { planPath } from "./plan";

/** Headings of a text stand below those of the document that it is part of; see Localization/Markdown.cs. */
const firstHeading = 4;

const aligned: Record<string, string> = { end: "align-end", center: "align-center" };

/** What a text can hold: what the server's reading of Markdown makes, and nothing else. */
const nodes: Record<string, NodeSpec> = {
  doc: { content: "block+" },
  paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    content: "inline*", group: "block", defining: true, attrs: { level: { default: 1 } },
    parseDOM: [1, 2, 3].map(level => ({ tag: `h${level + firstHeading - 1}`, attrs: { level } })),
    toDOM: node => [`h${(node.attrs.level as number) + firstHeading - 1}`, 0],
  },
  blockquote: { content: "block+", group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
  code_block: { content: "text*", marks: "", group: "block", code: true, defining: true, parseDOM: [{ tag: "pre", preserveWhitespace: "full" }], toDOM: () => ["pre", ["code", 0]] },
  horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
  bullet_list: {
    content: "list_item+", group: "block", attrs: { tight: { default: true } },
    parseDOM: [{ tag: "ul", getAttrs: list => ({ tight: isTight(list) }) }],
    toDOM: node => ["ul", looseness(node.attrs.tight as boolean), 0],
  },
  ordered_list: {
    content: "list_item+", group: "block", attrs: { tight: { default: true }, order: { default: 1 } },
    parseDOM: [{ tag: "ol", getAttrs: list => ({ tight: isTight(list), order: (list as HTMLOListElement).start }) }],
    toDOM: node => ["ol", { ...looseness(node.attrs.tight as boolean), ...node.attrs.order === 1 ? {} : { start: node.attrs.order as number } }, 0],
  },
  list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  ...tableNodes({
    tableGroup: "block", cellContent: "inline*",
    cellAttributes: {
      align: {
        default: null,
        getFromDOM: cell => Object.keys(aligned).find(side => cell.classList.contains(aligned[side]!)) ?? null,
        setDOMAttr: (side, attributes) => { if (side) attributes.class = aligned[side as string]; },
      },
    },
  }),
  text: { group: "inline" },
  image: {
    inline: true, group: "inline", draggable: true, attrs: { src: {}, alt: { default: "" }, title: { default: null } },
    parseDOM: [{ tag: "img[src]", getAttrs: image => ({ src: storedSource(image.getAttribute("src")!), alt: image.getAttribute("alt") ?? "", title: image.getAttribute("title") }) }],
    toDOM: node => ["img", { src: shownSource(node.attrs.src as string), alt: node.attrs.alt as string, title: node.attrs.title as string | null }],
  },
  hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
};
// A wide table scrolls by itself, as the server's does.
nodes.table!.toDOM = (): DOMOutputSpec => ["div", { class: "scroll" }, ["table", ["tbody", 0]]];

/** From the outermost to the innermost. */
const marks: Record<string, MarkSpec> = {
  link: {
    attrs: { href: {}, title: { default: null } }, inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: link => ({ href: link.getAttribute("href"), title: link.getAttribute("title") }) }],
    toDOM: mark => ["a", { href: mark.attrs.href as string, title: mark.attrs.title as string | null }, 0],
  },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  strike: { parseDOM: [{ tag: "del" }, { tag: "s" }], toDOM: () => ["del", 0] },
  code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
};

export const schema = new Schema({ nodes, marks });

function isTight(list: HTMLElement): boolean {
  return !list.matches(".loose");
}

/** The server's reading of a text. Items that stand apart hold paragraphs there; here all do. */
export function read(html: string | HTMLElement): { doc: Node; lines: (string | undefined)[] } {
  const holder = document.implementation.createHTMLDocument("").body;
  holder.innerHTML = typeof html === "string" ? html : html.innerHTML;
  for (const list of holder.querySelectorAll("ul, ol")) list.classList.toggle("loose", list.querySelector(":scope > li > p") !== null);
  const parser = DOMParser.fromSchema(schema);
  const blocks = [...holder.children].map(element => {
    const alone = holder.ownerDocument.createElement("div");
    alone.append(element);
    const { content } = parser.parse(alone);
    const lines = (element.closest("[data-lines]") ?? element.querySelector("[data-lines]"))?.getAttribute("data-lines");
    return { content, lines: content.childCount === 1 ? lines ?? undefined : undefined };
  });
  const content = blocks.flatMap(block => block.content.content);
  if (content.length === 0) return { doc: schema.topNodeType.createAndFill()!, lines: [] };
  return { doc: schema.topNodeType.create(null, content), lines: blocks.flatMap(block => block.content.content.map(() => block.lines)) };
}

function looseness(tight: boolean): { class?: string } {
  return tight ? {} : { class: "loose" };
}

/** A file of the plan is named in its texts without the plan: a copy has its own. */
export function storedSource(source: string): string {
  const path = new URL(source, location.href).pathname;
  return path.startsWith(`${planPath()}/files/`) ? path.slice(planPath().length + 1) : source;
}

export function shownSource(source: string): string {
  return source.startsWith("files/") ? `${planPath()}/${source}` : source;
}
