/** The small toolbar over a narrative answer: marks around the selection, and a preview made by the server. */
export function mountMarkdown(root: ParentNode): void {
  for (const tools of root.querySelectorAll<HTMLElement>(".md-tools")) {
    const text = tools.parentElement!.querySelector<HTMLTextAreaElement>("textarea")!;
    for (const button of tools.querySelectorAll<HTMLButtonElement>("button")) {
      button.hidden = false;
      button.onclick = () => (button.dataset.md === "preview" ? void preview(tools, text, button) : wrap(text, button.dataset.md!));
    }
  }
}

const marks: Record<string, [string, string]> = { bold: ["**", "**"], italic: ["*", "*"], link: ["[", "](https://)"], list: ["- ", ""] };

function wrap(text: HTMLTextAreaElement, kind: string): void {
  const [start, end] = [text.selectionStart, text.selectionEnd];
  const chosen = text.value.slice(start, end);
  let replaced: string;
  if (kind === "list") replaced = (start > 0 && text.value[start - 1] !== "\n" ? "\n\n" : "") + (chosen || " ").split("\n").map(line => `- ${line.trim()}`).join("\n");
  else if (kind === "table") replaced = `${start > 0 ? "\n\n" : ""}|  |  |\n|--|--|\n|  |  |\n`;
  else replaced = marks[kind]![0] + chosen + marks[kind]![1];
  text.focus();
  text.setRangeText(replaced, start, end, "end");
  if (!chosen && (kind === "bold" || kind === "italic" || kind === "link")) text.setSelectionRange(start + marks[kind]![0].length, start + marks[kind]![0].length);
  text.dispatchEvent(new Event("input", { bubbles: true }));
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
