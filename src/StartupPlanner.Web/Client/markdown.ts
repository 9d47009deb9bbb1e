/** The small toolbar over a narrative answer: marks around the selection, and a preview made by the server. */
export function mountMarkdown(root: ParentNode): void {
  for (const tools of root.querySelectorAll<HTMLElement>(".md-tools")) {
    const text = tools.parentElement!.querySelector<HTMLTextAreaElement>("textarea")!;
    for (const button of tools.querySelectorAll<HTMLButtonElement>("button")) {
      button.hidden = false;
      button.onclick = () => (button.dataset.md === "preview" ? void preview(tools, text, button) : wrap(text, button.dataset.md!));
    }
    text.onkeydown = event => {
      if (event.key === " " && takeDouble(text)) event.preventDefault();
      if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey && goOn(text)) event.preventDefault();
    };
  }
}

const marks: Record<string, [string, string]> = { bold: ["**", "**"], italic: ["*", "*"], link: ["[", "](https://)"] };

function wrap(text: HTMLTextAreaElement, kind: string): void {
  const [start, end] = [text.selectionStart, text.selectionEnd];
  const chosen = text.value.slice(start, end);
  const block = start > 0 ? "\n\n".slice(/\n{0,2}$/.exec(text.value.slice(0, start))![0].length) : "";
  if (kind === "list") list(text);
  else if (kind === "table") insert(text, start, end, `${block}| ${chosen.replace(/\s+/g, " ")} |  |\n|--|--|\n|  |  |\n`, block.length + 2);
  else if (chosen.includes("\n")) insert(text, start, end, chosen.split("\n").map(line => around(line, marks[kind]!)).join("\n"));
  else insert(text, start, end, marks[kind]![0] + chosen + marks[kind]![1], chosen ? undefined : marks[kind]![0].length);
}

const bullet = /^(\s*)(?:[-*+]|\d+[.)]) +/;

/** Marks around the words of a line, which do not reach from one paragraph or item into the next. */
function around(line: string, [before, after]: [string, string]): string {
  const words = line.replace(bullet, "").trim();
  return words ? line.slice(0, line.lastIndexOf(words)) + before + words + after : line;
}

/** Makes items of the chosen lines, or lines of the items where all are items already. */
function list(text: HTMLTextAreaElement): void {
  const from = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
  const last = text.value.indexOf("\n", Math.max(from, text.selectionEnd - (text.selectionEnd > text.selectionStart ? 1 : 0)));
  const to = last < 0 ? text.value.length : last;
  const lines = text.value.slice(from, to).split("\n");
  const filled = lines.filter(line => line.trim());
  if (filled.length > 0 && filled.every(line => bullet.test(line))) return insert(text, from, to, lines.map(line => line.replace(bullet, "$1")).join("\n"));
  const before = text.value.slice(0, from).trimEnd().split("\n").pop()!;
  const gap = before && !bullet.test(before) && !text.value.slice(0, from).endsWith("\n\n") ? "\n" : "";
  insert(text, from, to, gap + lines.map(line => (bullet.test(line) || !line.trim() && lines.length > 1 ? line : `- ${line.trim()}`)).join("\n"));
}

/** A line after a list's item begins the next one; after an empty item, the list ends. */
function goOn(text: HTMLTextAreaElement): boolean {
  const [start, end] = [text.selectionStart, text.selectionEnd];
  const from = text.value.lastIndexOf("\n", start - 1) + 1;
  const item = /^(\s*)(?:([-*+])|(\d+)([.)]))( +)(.*)$/.exec(text.value.slice(from, start));
  if (!item || start !== end) return false;
  const [, indent, mark, count, dot, gap, words] = item;
  const rest = text.value.slice(end).split("\n")[0]!;
  // Without an empty line between, what follows would be the last item's.
  if (!words!.trim() && !rest.trim()) insert(text, from, end, text.value.slice(0, from).trimEnd() && !text.value.slice(0, from).endsWith("\n\n") ? "\n" : "");
  else {
    insert(text, start, end, `\n${indent}${mark ?? `${Number(count) + 1}${dot}`}${gap}`);
    text.dataset.begun = `${text.selectionStart}`;
  }
  return true;
}

/** Whoever types the mark that already stands there, out of habit, gets it once. */
function takeDouble(text: HTMLTextAreaElement): boolean {
  const [start, end] = [text.selectionStart, text.selectionEnd];
  const begun = Number(text.dataset.begun ?? NaN);
  const typed = text.value.slice(begun, start);
  const line = text.value.slice(text.value.lastIndexOf("\n", begun - 1) + 1, begun);
  if (start !== end || !typed || line.trim() !== typed) return false;
  insert(text, begun, start, "");
  return true;
}

/** Puts text in place of other text, so that the browser can undo it, with the cursor behind it or at a place in it. */
function insert(text: HTMLTextAreaElement, start: number, end: number, replaced: string, cursor?: number): void {
  text.focus();
  text.setSelectionRange(start, end);
  // Nothing else keeps the browser's own undo; it tells of the input itself.
  const done = replaced ? document.execCommand("insertText", false, replaced) : document.execCommand("delete");
  if (!done) {
    text.setRangeText(replaced, start, end, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (cursor !== undefined) text.setSelectionRange(start + cursor, start + cursor);
}

async function preview(tools: HTMLElement, text: HTMLTextAreaElement, button: HTMLButtonElement): Promise<void> {
  const shown = tools.parentElement!.querySelector<HTMLElement>(".md-preview");
  if (shown) {
    shown.remove();
    text.hidden = false;
    button.setAttribute("aria-pressed", "false");
    return;
  }
  const body = new FormData();
  body.set("text", text.value);
  body.set("__RequestVerificationToken", document.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")!.value);
  const response = await fetch("/preview", { method: "POST", body });
  if (!response.ok) return;
  const panel = document.createElement("div");
  panel.className = "md-preview prose";
  // The server's rendering of Markdown: no raw HTML, links to http, https and mailto only.
  panel.innerHTML = await response.text();
  text.hidden = true;
  text.after(panel);
  button.setAttribute("aria-pressed", "true");
}
