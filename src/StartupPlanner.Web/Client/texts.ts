import { isComposing } from "./composition";
import { tokenOf } from "./editor";
import { sendPicture } from "./pictures";
import { planPath } from "./plan";
import type { Rich } from "./rich";

let loaded: typeof import("./rich") | null = null;
let loading: Promise<typeof import("./rich")> | null = null;

function load(): Promise<typeof import("./rich")> {
  const script = "/dist/rich.js";
  loading ??= (import(script) as Promise<typeof import("./rich")>).then(module => (loaded = module));
  loading.catch(() => (loading = null));
  return loading;
}

/** Texts are shown as they read, and edited so: the editor is loaded when one is entered. */
export function mountTexts(root: ParentNode): void {
  // Where styles do not know of scripts, the text box is shown.
  if (!matchMedia("(scripting: enabled)").matches) return;
  for (const box of root.querySelectorAll<HTMLElement>(".rich")) new Text(box);
}

/** How long what was typed is shown as the text box has it, while the editor is on its way. */
const patience = 300;

/**
 * A text as it reads over a text box with its Markdown, which all else deals with. While the editor is loaded, what is typed goes into the
 * box; where it cannot be had, the box takes over.
 */
class Text {
  private readonly source: HTMLTextAreaElement;
  private readonly field: HTMLElement;
  private shown: HTMLElement;
  private editor: Rich | null = null;
  /** The Markdown that is shown. */
  private markdown: string;
  private pointed: { left: number; top: number } | undefined;

  constructor(private readonly box: HTMLElement) {
    this.source = box.querySelector("textarea")!;
    this.field = box.closest<HTMLElement>("[data-field]")!;
    this.shown = box.querySelector<HTMLElement>(".rich-text")!;
    this.markdown = this.source.defaultValue;
    if (this.shown.hasAttribute("role")) this.reset();
    this.name();
    this.source.tabIndex = -1;
    this.listen();
    for (const typed of ["input", "compositionstart"]) this.source.addEventListener(typed, () => (document.activeElement === this.source ? this.showBox() : void this.catchUp()));
    this.source.addEventListener("focus", () => this.enter());
    this.source.addEventListener("focusout", () => void this.catchUp());
    this.field.addEventListener("filled", () => void this.catchUp());
    // The browser may have brought back what was typed.
    if (this.source.value !== this.markdown) void this.catchUp();
  }

  private listen(): void {
    this.shown.addEventListener("pointerenter", event => event.pointerType === "mouse" && void load().then(() => this.mount(), () => undefined));
    this.shown.addEventListener("pointerdown", event => (this.pointed = this.editor ? undefined : { left: event.clientX, top: event.clientY }));
    this.shown.addEventListener("click", () => this.editor || this.enter());
    this.shown.addEventListener("focus", () => this.editor || this.enter());
    this.shown.addEventListener("focusout", () => this.source.dispatchEvent(new Event("change", { bubbles: true })));
  }

  /** A copy of a row begins without the editor of its original. */
  private reset(): void {
    const fresh = document.createElement("div");
    fresh.className = "form-control rich-text";
    fresh.dataset.placeholder = this.shown.dataset.placeholder ?? "";
    this.shown.replaceWith(fresh);
    this.shown = fresh;
    this.markdown = "";
    this.box.classList.remove("plain");
    this.box.querySelector(".rich-tools")?.remove();
  }

  private name(): void {
    const { id } = this.source;
    const label = this.field.querySelector<HTMLElement>(`label[for="${CSS.escape(id)}"]`);
    if (label) label.id = `${id}-label`;
    const names: Record<string, string> = { role: "textbox", "aria-multiline": "true", tabindex: "0", "aria-describedby": `${id}-error`, "aria-placeholder": this.source.placeholder };
    if (label) names["aria-labelledby"] = label.id;
    else names["aria-label"] = this.source.getAttribute("aria-label") ?? "";
    for (const [name, value] of Object.entries(names)) if (value) this.shown.setAttribute(name, value);
    this.source.setAttribute("aria-hidden", "true");
  }

  /** What is typed before the editor is there goes into the box behind. */
  private enter(): void {
    if (this.box.classList.contains("plain")) return;
    if (this.editor || loaded && this.mount()) return this.focus();
    if (document.activeElement !== this.source) this.source.focus();
    const waiting = setTimeout(() => document.activeElement === this.source && this.showBox(), patience);
    void load().then(() => {
      clearTimeout(waiting);
      if (document.activeElement !== this.source || isComposing(this.source)) return;
      if (this.mount()) this.focus();
      else this.showBox();
    }, () => this.showBox());
  }

  private focus(): void {
    const { selectionStart, selectionEnd, value } = this.source;
    const at = this.pointed ?? (value && selectionEnd - selectionStart === value.length ? "all" : value && selectionStart === value.length ? "end" : document.activeElement === this.source ? "start" : undefined);
    this.pointed = undefined;
    this.editor!.focus(at);
  }

  private showBox(): void {
    this.box.classList.add("plain");
    this.source.removeAttribute("aria-hidden");
    this.source.tabIndex = 0;
  }

  private showText(): void {
    this.box.classList.remove("plain");
    this.source.setAttribute("aria-hidden", "true");
    this.source.tabIndex = -1;
  }

  /** Makes the text an editor, if it shows what the box holds. */
  private mount(): boolean {
    if (this.editor || !loaded || !this.box.isConnected) return this.editor !== null;
    if (this.source.value !== this.markdown || isComposing(this.source)) return false;
    this.showText();
    const tools = document.querySelector<HTMLTemplateElement>("#rich-tools")!.content.firstElementChild!.cloneNode(true) as HTMLElement;
    this.shown.after(tools);
    this.editor = new loaded.Rich({
      shown: this.shown, tools, markdown: this.markdown, isComposing, reading,
      wrote: markdown => this.wrote(markdown),
      upload: file => this.upload(file),
    });
    return true;
  }

  private wrote(markdown: string): void {
    if (markdown === this.source.value) return;
    this.say("");
    this.markdown = this.source.value = markdown;
    this.source.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Shows what the box holds, where it was filled or typed into. */
  private async catchUp(): Promise<void> {
    const { value } = this.source;
    if (value === this.markdown) return this.source === document.activeElement ? undefined : this.showText();
    this.editor?.pause(true);
    const html = value ? await reading(value) : "";
    if (this.source.value !== value) return;
    this.editor?.pause(false);
    if (document.activeElement === this.source) return;
    if (html === null) {
      this.editor?.destroy();
      this.editor = null;
      this.reset();
      this.name();
      this.listen();
      return this.showBox();
    }
    this.markdown = value;
    if (this.editor) this.editor.take(html, value);
    else this.shown.innerHTML = html;
    this.showText();
  }

  /** Says what is wrong with a picture, apart from what is wrong with the text, until something else is written. */
  private say(message: string): void {
    let said = this.box.querySelector<HTMLElement>("[role=alert]");
    if (!said && message) {
      said = document.createElement("p");
      said.className = "field-error";
      said.role = "alert";
      this.box.append(said);
    }
    if (said) said.textContent = message;
  }

  private async upload(file: File): Promise<{ source: string; name: string } | null> {
    this.say("");
    this.box.setAttribute("aria-busy", "true");
    try {
      const taken = await sendPicture(file);
      return { source: `files/${taken.file}`, name: taken.name };
    } catch (wrong) {
      this.say((wrong as Error).message);
      return null;
    } finally {
      this.box.removeAttribute("aria-busy");
    }
  }
}

/** The server's reading of a text; null where there is no answer. */
async function reading(markdown: string): Promise<string | null> {
  const body = new FormData();
  body.set("text", markdown);
  body.set("plan", planPath().replace("/plans/", ""));
  body.set("__RequestVerificationToken", tokenOf(document));
  try {
    const response = await fetch("/preview", { method: "POST", body });
    return response.ok && !response.redirected ? await response.text() : null;
  } catch {
    return null;
  }
}
