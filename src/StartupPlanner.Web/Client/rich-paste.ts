import { planPath } from "./plan";

/** What was copied elsewhere, with its structure and nothing else: the schema takes headings, lists, tables, links and emphasis from it. */
export function cleaned(html: string): string {
  // What was copied here is as it is to be.
  if (html.includes("data-pm-slice")) return html;
  // The pages' content security policy lets no style be read; as data they can.
  const { body } = new DOMParser().parseFromString(html.replace(/<[a-z][^<>]*>/gi, tag => tag.replace(/\sstyle\s*=/gi, " data-style=")), "text/html");
  for (const element of [...body.querySelectorAll("style, script, noscript, template, meta, link, title, iframe, object, svg, xml, button, input, select, textarea, [hidden], [data-style*='display:none' i], [data-style*='display: none' i], [data-style*='mso-element:comment' i]")]) element.remove();
  const comments = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  for (const comment of allOf(comments)) comment.parentNode!.removeChild(comment);
  for (const element of [...body.querySelectorAll("*")]) if (element.tagName.includes(":")) element.replaceWith(...element.childNodes);
  listsOfWord(body);
  emphasis(body);
  headings(body);
  links(body);
  for (const table of [...body.querySelectorAll("table")].reverse()) tidy(table);
  return body.innerHTML;
}

function allOf(walker: TreeWalker): Node[] {
  const found: Node[] = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

const item = /mso-list:\s*\S+\s+level(\d+)/i;

/** Word writes the items of a list as paragraphs, each with its mark in front. */
function listsOfWord(body: HTMLElement): void {
  const levels: HTMLElement[] = [];
  let last: Element | null = null;
  for (const paragraph of [...body.querySelectorAll<HTMLElement>("p[data-style*='mso-list' i]")]) {
    const level = Number(item.exec(paragraph.dataset.style!)?.[1] ?? 0);
    if (level === 0) continue;
    const mark = paragraph.querySelector("[data-style*='mso-list:Ignore' i]");
    const kind = /^\s*[(（]?(?:\d+|[a-z]{1,4}|[一二三四五六七八九十]+)[.)）、]/i.test(mark?.textContent ?? "") ? "ol" : "ul";
    mark?.remove();
    if (paragraph.previousElementSibling !== last) levels.length = 0;
    levels.length = Math.min(levels.length, level);
    if (levels.length === level && levels[level - 1]!.localName !== kind) levels.length = level - 1;
    while (levels.length < level) {
      const list = body.ownerDocument.createElement(kind);
      const above = levels.at(-1)?.lastElementChild;
      if (above) above.append(list);
      else paragraph.before(list);
      levels.push(list);
    }
    const made = body.ownerDocument.createElement("li");
    made.append(...paragraph.childNodes);
    levels.at(-1)!.append(made);
    paragraph.remove();
    last = levels[0]!;
  }
}

/** Emphasis that is only a style becomes a mark; a mark whose style says otherwise is none. */
function emphasis(body: HTMLElement): void {
  const marks: [RegExp, string][] = [[/font-weight:\s*(?:bold|[6-9]00)/i, "b"], [/font-style:\s*italic/i, "i"], [/text-decoration[^;]*line-through/i, "s"]];
  for (const element of [...body.querySelectorAll<HTMLElement>("[data-style]")]) {
    const style = element.dataset.style!;
    if (element.matches("b, strong") && /font-weight:\s*(?:normal|[1-5]00)/i.test(style)) element.replaceWith(...element.childNodes);
    else if (element.matches("span, font, a")) for (const [said, mark] of marks) if (said.test(style)) {
      const made = body.ownerDocument.createElement(mark);
      made.append(...element.childNodes);
      element.append(made);
    }
  }
}

const title = "p.MsoTitle, [role=heading][aria-level='1'], h1";

/** The highest heading of a text is the fourth of the document. */
function headings(body: HTMLElement): void {
  for (const heading of [...body.querySelectorAll<HTMLElement>(`${title}, h2, h3, h4, h5, h6`)]) {
    const level = heading.matches(title) ? 1 : Number(heading.tagName[1]);
    const made = body.ownerDocument.createElement(`h${Math.min(6, level + 3)}`);
    // A heading is bold already.
    made.append(...[...heading.childNodes].map(plain));
    heading.replaceWith(made);
  }
}

function plain(node: Node): Node {
  if (!(node instanceof Element) && node.nodeType !== Node.ELEMENT_NODE) return node;
  const holder = node.ownerDocument!.createElement("span");
  holder.append(node);
  for (const bold of [...holder.querySelectorAll("b, strong")]) bold.replaceWith(...bold.childNodes);
  return holder;
}

/** Links lead where the server lets them; of images only those stay that lie in this plan. */
function links(body: HTMLElement): void {
  for (const link of [...body.querySelectorAll("a")]) if (!/^(https?:|mailto:)/i.test(link.getAttribute("href") ?? "")) link.replaceWith(...link.childNodes);
  const files = `${location.origin}${planPath()}/files/`;
  for (const image of [...body.querySelectorAll("img")]) if (!image.src.startsWith(files)) image.remove();
}

/** A table as Markdown knows it: one head, cells of one line, none over several. What only arranges a page is no table. */
function tidy(table: HTMLTableElement): void {
  const { ownerDocument } = table;
  const rows = [...table.rows].map(row => [...row.cells]);
  if (rows.length === 0 || rows.every(row => row.length <= 1) || table.querySelector("table")) return table.replaceWith(...[...table.querySelectorAll("td, th")].filter(cell => !cell.querySelector("table")).map(cell => moved(cell, ownerDocument.createElement("p"))));
  const grid: HTMLElement[][] = rows.map(() => []);
  rows.forEach((row, down) => row.forEach(cell => {
    let across = 0;
    while (grid[down]![across]) across++;
    for (let y = 0; y < Math.min(cell.rowSpan || 1, rows.length - down); y++)
      for (let x = 0; x < cell.colSpan; x++) {
        const made = ownerDocument.createElement(down + y === 0 ? "th" : "td");
        if (x === 0 && y === 0) flatten(cell, made, down === 0);
        if (isRight(cell)) made.className = "align-end";
        grid[down + y]![across + x] = made;
      }
  }));
  const made = ownerDocument.createElement("table");
  const width = Math.max(...grid.map(row => row.length));
  for (const [at, cells] of withoutEmpty(grid).entries()) {
    const row = made.insertRow();
    for (let x = 0; x < width; x++) row.append(cells[x] ?? ownerDocument.createElement(at === 0 ? "th" : "td"));
  }
  table.replaceWith(made);
}

const withoutEmpty = (grid: HTMLElement[][]) => grid.filter(row => row.some(cell => cell.textContent!.trim() || cell.querySelector("img")));

function isRight(cell: HTMLElement): boolean {
  return /text-align:\s*(?:right|end)/i.test(cell.dataset.style ?? "") || cell.getAttribute("align") === "right";
}

function moved(from: Element, to: HTMLElement): HTMLElement {
  to.append(...from.childNodes);
  return to;
}

/** Paragraphs and lines of a cell stand one after the other. */
function flatten(cell: HTMLElement, to: HTMLElement, isHead: boolean): void {
  for (const line of [...cell.querySelectorAll("br")]) line.replaceWith(" ");
  for (const part of [...cell.querySelectorAll("p, div, li, ul, ol, h4, h5, h6, blockquote, pre")].reverse()) part.replaceWith(...part.childNodes, " ");
  moved(cell, to);
  if (isHead) for (const bold of [...to.querySelectorAll("b, strong")]) bold.replaceWith(...bold.childNodes);
}

/** Whether plain text is written with Markdown's signs, and means them. */
export function isMarkdown(text: string): boolean {
  return /^(?:\s*(?:[-*+]|\d+[.)])\s+\S|#{1,6}\s+\S|>\s)|^\|.*\|\s*$|\*\*\S[^*]*\*\*|\[[^\]\n]+\]\([^)\s]+\)/m.test(text);
}

/** A block of a spreadsheet as plain text, as a table. */
export function tableOf(text: string): string | null {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map(line => line.split("\t"));
  if (rows.length < 2 || rows.some(row => row.length !== rows[0]!.length) || rows[0]!.length < 2) return null;
  const table = document.createElement("table");
  rows.forEach((cells, at) => {
    const row = table.insertRow();
    for (const text of cells) row.appendChild(document.createElement(at === 0 ? "th" : "td")).textContent = text;
  });
  return table.outerHTML;
}
