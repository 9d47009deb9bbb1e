import { fieldOf, fill, seenOf, valueOf, type Editor } from "./editor";
import { mountTexts } from "./texts";
import { fieldsOf } from "./rows";

/**
 * What numbers and claims rest on, in a panel over the page. It lies in the question's form, so that its fields are saved as all
 * others are. Without this script the marks lead to a page of their own.
 */
export function mountEvidence(editor: Editor): void {
  const panel = editor.form.querySelector<HTMLDialogElement>("dialog[data-evidence-panel]");
  if (!panel) return;
  const body = panel.querySelector<HTMLElement>("[data-evidence-body]")!;

  document.addEventListener("click", event => {
    const mark = (event.target as Element).closest<HTMLAnchorElement>("a[data-evidence]");
    if (!mark || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void open(mark);
  }, true);
  // In a table the tabulator goes from cell to cell; the keys lead to the mark.
  for (const mark of editor.form.querySelectorAll<HTMLAnchorElement>(".cell > a.evidence")) mark.tabIndex = -1;
  editor.form.addEventListener("keydown", event => {
    if (!event.altKey || !event.shiftKey || event.code !== "KeyE") return;
    const mark = markOf(editor.form, fieldOf(event.target)?.dataset.field ?? "")[0];
    if (!mark) return;
    event.preventDefault();
    void open(mark);
  });
  panel.addEventListener("click", event => {
    const target = event.target as Element;
    if (target === panel || target.closest("[data-close]")) panel.close();
    if (target.closest("[data-evidence-remove]")) clear();
  });
  panel.addEventListener("close", () => editor.flush());
  for (const change of ["input", "change", "filled"]) body.addEventListener(change, event => show((event.target as Element).closest<HTMLElement>("[data-row]")!));
  // What was not taken may lie in the closed panel.
  document.querySelector("[data-show-it]")?.addEventListener("click", () => {
    const wrong = body.querySelector(".wrong, .conflict")?.closest<HTMLElement>("[data-row]");
    if (wrong && !panel.open) reveal(wrong);
  }, true);

  async function open(mark: HTMLAnchorElement): Promise<void> {
    const address = mark.dataset.evidence!;
    const there = body.querySelector<HTMLElement>(`[data-row="${CSS.escape(keyOf(address))}"]`);
    const box = there ?? await fetched(mark.href);
    if (!box) return location.assign(mark.href);
    box.dataset.for = address;
    reveal(box);
  }

  async function fetched(href: string): Promise<HTMLElement | null> {
    try {
      const response = await fetch(`${href}&panel=true`, { redirect: "manual" });
      if (!response.ok) return null;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const box = document.adoptNode(page.querySelector<HTMLElement>("[data-row]")!);
      body.append(box);
      for (const field of fieldsOf(box)) seenOf(field).dataset.sent = valueOf(field);
      mountTexts(box);
      return box;
    } catch {
      return null;
    }
  }

  function reveal(box: HTMLElement): void {
    for (const other of body.children) (other as HTMLElement).hidden = other !== box;
    panel!.showModal();
  }

  function clear(): void {
    const box = [...body.children].find(each => !(each as HTMLElement).hidden) as HTMLElement | undefined;
    for (const field of box ? fieldsOf(box) : []) {
      if (!valueOf(field)) continue;
      fill(field, "");
      editor.save(field);
    }
    panel!.close();
  }

  /** The mark says at once what the panel holds. */
  function show(box: HTMLElement): void {
    const fields = fieldsOf(box);
    const kind = fields.map(field => field.querySelector<HTMLInputElement>("input[type=radio]:checked")).find(input => input);
    const name = kind?.closest("label")!.querySelector("span")!.firstChild!.textContent!.trim();
    const has = fields.some(field => valueOf(field) !== "");
    for (const mark of markOf(editor.form, box.dataset.for!)) {
      mark.className = `evidence ${kind?.value ?? (has ? "some" : "none")}`;
      const state = name ?? (has ? panel!.dataset.some! : panel!.dataset.none!);
      mark.title = panel!.dataset.said!.replace("{0}", () => mark.dataset.label!).replace("{1}", () => state);
      mark.setAttribute("aria-label", mark.title);
    }
  }
}

function markOf(form: HTMLFormElement, address: string): HTMLAnchorElement[] {
  return [...form.querySelectorAll<HTMLAnchorElement>(`a[data-evidence="${CSS.escape(address)}"]`)];
}

function keyOf(address: string): string {
  return address.replaceAll("/", ".");
}
