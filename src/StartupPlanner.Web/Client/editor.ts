import { newId } from "./ids";
import { Outbox, type Answer } from "./outbox";
import { say } from "./page";

const quiet = 700;

/** The form of a question, saved edit by edit. Without this script the same form is sent whole. */
export interface Editor {
  form: HTMLFormElement;
  edit(change: object): Promise<Answer>;
  /** Saves a field's value, if it differs from the one that was last saved. */
  save(field: HTMLElement): void;
  /** Does something once the typing in an element pauses, or the reader leaves. */
  later(element: HTMLElement, act: () => void): void;
  /** Does no longer what waits for the typing to pause. */
  forget(element: HTMLElement): void;
  took(answer: Answer): void;
}

export function mountEditor(form: HTMLFormElement | null): Editor | null {
  if (!form) return null;
  const url = form.dataset.changes!;
  const outbox = new Outbox(form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")!.value, showState);
  const waiting = new Map<HTMLElement, { act: () => void; timer: number }>();

  const editor: Editor = {
    form,
    edit: change => outbox.post(url, () => ({ commandId: newId(), ...change })),
    save(field) {
      editor.forget(field);
      if (valueOf(field) === seenOf(field).dataset.sent) {
        if (!outbox.waiting) mark("saved");
        return;
      }
      seenOf(field).dataset.sent = valueOf(field);
      const typed = valueOf(field);
      void outbox.post(url, () => ({ commandId: newId(), kind: "set", at: field.dataset.field, seen: seenOf(field).value, value: typed }))
        .then(answer => settle(editor, field, typed, answer));
    },
    later(element, act) {
      clearTimeout(waiting.get(element)?.timer);
      waiting.set(element, { act, timer: window.setTimeout(() => now(element), quiet) });
      mark("saving");
    },
    forget(element) {
      clearTimeout(waiting.get(element)?.timer);
      waiting.delete(element);
    },
    took(answer) {
      showFigures(answer.figures);
      if (answer.entry) offerUndo(answer.entry);
    },
  };

  for (const field of form.querySelectorAll<HTMLElement>("[data-field]")) seenOf(field).dataset.sent = valueOf(field);
  form.addEventListener("input", event => {
    const field = fieldOf(event.target);
    if (field && !inNewRow(field)) editor.later(field, () => editor.save(field));
  });
  form.addEventListener("change", event => {
    const field = fieldOf(event.target);
    if (field && !inNewRow(field)) editor.save(field);
    showAnchor(event.target);
  });
  form.addEventListener("submit", event => {
    const by = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    event.preventDefault();
    if (by?.name === "go") void leave(by.dataset.href!);
    else flush();
  });
  addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      flush();
    }
  });
  addEventListener("beforeunload", event => {
    if (waiting.size > 0 || refused()) {
      flush();
      event.preventDefault();
    }
  });

  const undo = document.querySelector<HTMLButtonElement>("[data-undo]");
  undo?.addEventListener("click", () => {
    const entry = undo.dataset.entry!;
    undo.hidden = true;
    void outbox.post(url + "/undo", () => ({ commandId: newId(), entry })).then(answer => {
      if (answer.state !== "saved") return say(answer.message ?? "");
      showFigures(answer.figures);
      const field = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(answer.at ?? "")}"]`);
      if (!field || field.closest("[data-row]") && answer.value === null) return location.reload();
      put(field, answer.value ?? "");
      say(document.body.dataset.undone!);
    });
  });

  function now(element: HTMLElement): void {
    const found = waiting.get(element);
    editor.forget(element);
    found?.act();
  }

  function flush(): void {
    for (const element of [...waiting.keys()]) now(element);
  }

  /** Goes on once everything typed is saved; what was refused is shown instead. */
  async function leave(href: string): Promise<void> {
    flush();
    await outbox.idle();
    const stays = refused();
    if (stays) stays.focus();
    else location.href = href;
  }

  /** The first input whose text the plan did not take. */
  function refused(): HTMLElement | null {
    return form!.querySelector<HTMLElement>(".form-control.wrong, .conflict button");
  }

  return editor;
}

/** What the chosen score means, beside it. */
function showAnchor(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || !target.dataset.anchor) return;
  const shown = target.closest(".score")?.querySelector("[data-anchor-shown]");
  if (shown) shown.textContent = target.dataset.anchor;
}

function settle(editor: Editor, field: HTMLElement, typed: string, answer: Answer): void {
  const error = field.querySelector<HTMLElement>(".field-error");
  if (error) error.textContent = answer.state === "invalid" || answer.state === "gone" ? answer.message : "";
  field.querySelectorAll(".form-control").forEach(input => input.classList.toggle("wrong", answer.state === "invalid"));
  if (answer.state === "saved") {
    seenOf(field).value = answer.value ?? "";
    editor.took(answer);
  } else if (answer.state === "stale") {
    showConflict(editor, field, typed, answer);
  } else {
    mark("failed");
  }
}

/** Shows both values side by side; the second editor chooses. */
function showConflict(editor: Editor, field: HTMLElement, typed: string, answer: Answer): void {
  field.querySelector(".conflict")?.remove();
  const panel = document.querySelector<HTMLTemplateElement>("#conflict")!.content.firstElementChild!.cloneNode(true) as HTMLElement;
  panel.querySelector("[data-theirs]")!.textContent = answer.shown ?? answer.value;
  panel.querySelector("[data-yours]")!.textContent = typed;
  panel.querySelector("[data-keep=theirs]")!.addEventListener("click", () => {
    put(field, answer.value ?? "");
    panel.remove();
  });
  panel.querySelector("[data-keep=yours]")!.addEventListener("click", () => {
    seenOf(field).value = answer.value ?? "";
    seenOf(field).dataset.sent = answer.value ?? "";
    panel.remove();
    editor.save(field);
  });
  field.append(panel);
  panel.querySelector("button")!.focus();
}

export function fieldOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>("[data-field]") : null;
}

/** Whether the field is saved with its whole row. */
function inNewRow(field: HTMLElement): boolean {
  return field.closest(".item.new, .item.begun") !== null;
}

export function seenOf(field: HTMLElement): HTMLInputElement {
  return field.querySelector<HTMLInputElement>("input[data-seen]")!;
}

/** What the field holds, as the server reads it. */
export function valueOf(field: HTMLElement): string {
  const inputs = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("[data-value]")];
  const checked = inputs.filter(input => (input as HTMLInputElement).checked).map(input => input.value);
  const type = field.dataset.type!;
  if (type === "choices") return checked.join(",");
  if (type === "choice" && inputs[0] instanceof HTMLInputElement && inputs[0].type === "radio") return checked[0] ?? "";
  if (type === "rate") return checked[0] ?? "";
  if (type === "estimate") {
    const [low, likely, high] = inputs.map(input => input.value.trim());
    if (!low && !likely && !high) return "";
    return low || high ? `${low};${likely};${high}` : likely!;
  }
  const value = inputs[0]!.value;
  return type === "percentage" && value.trim() ? `${value.trim().replace(/%$/, "")}%` : value;
}

/** Shows a canonical value in the field's inputs. */
export function put(field: HTMLElement, value: string): void {
  const inputs = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("[data-value]")];
  const codes = value.split(",");
  const parts = value.split(";");
  inputs.forEach((input, index) => {
    if (input instanceof HTMLInputElement && (input.type === "radio" || input.type === "checkbox")) input.checked = codes.includes(input.value);
    else if (field.dataset.type === "estimate") input.value = parts[index] ?? "";
    else input.value = field.dataset.type === "percentage" ? value.replace(/%$/, "") : value;
  });
  seenOf(field).value = value;
  seenOf(field).dataset.sent = valueOf(field);
}

function showFigures(figures: Record<string, string> | null): void {
  if (!figures) return;
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>("[data-figure]")) {
    const value = figures[element.dataset.figure!];
    if (value === undefined) continue;
    const attribute = element.dataset.attribute;
    if (attribute) element.setAttribute(attribute, value);
    else element.textContent = value;
  }
}

function offerUndo(entry: string): void {
  const undo = document.querySelector<HTMLButtonElement>("[data-undo]");
  if (!undo) return;
  undo.dataset.entry = entry;
  undo.hidden = false;
}

function showState(state: "saving" | "saved" | "failed"): void {
  mark(state);
}

function mark(state: "saving" | "saved" | "failed"): void {
  const saved = document.querySelector<HTMLElement>("[data-saved]");
  if (!saved) return;
  saved.dataset.state = state;
  const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  saved.querySelector("[data-saved-text]")!.textContent = saved.getAttribute(`data-${state}`)!.replace("{0}", time);
}
