import { isComposing } from "./composition";
import { Outbox, type Answer, type Done, type Edit } from "./outbox";
import { say } from "./page";

const quiet = 700;

/** The form of a question, saved edit by edit. Without this script the same form is sent whole. */
export interface Editor {
  form: HTMLFormElement;
  outbox: Outbox;
  /** Saves a field's value, if it differs from the one that was last saved. */
  save(field: HTMLElement, typed?: string): void;
  /** Takes fields into account that came into the form later. */
  watch(part: ParentNode): void;
  /** Does something once the typing in an element pauses, or the reader leaves. */
  later(element: HTMLElement, act: () => void): void;
  /** Gives up what waits in a field, or of a row that is begun. */
  forget(element: HTMLElement, name: string): void;
  /** Takes over what earlier pages left. */
  takeUp(bringRow: (edit: Edit) => Done | undefined): void;
  /** Sends what waits for the typing to pause. */
  flush(): void;
  took(answer: Answer): void;
  undo(entry: string): void;
  /** Says how saving stands. */
  mark(): void;
}

export function mountEditor(form: HTMLFormElement | null): Editor | null {
  if (!form) return null;
  const saved = document.querySelector<HTMLElement>("[data-saved]");
  const waiting = new Map<HTMLElement, { act: () => void; timer: number }>();
  // Before the outbox hears that the page is left.
  addEventListener("pagehide", flush);
  const outbox = new Outbox(document.body.dataset.user!, form.dataset.changes!, tokenOf(form), saved?.dataset.notTaken ?? "", mark);

  const editor: Editor = {
    form,
    outbox,
    save(field, typed = valueOf(field)) {
      calm(field);
      // Which of two texts is to stay is for the reader to choose first.
      if (field.querySelector(".conflict")) {
        showYours(field);
        return mark();
      }
      if (typed === seenOf(field).dataset.sent) {
        outbox.drop(field.dataset.field!);
        return mark();
      }
      field.querySelector(".set-aside")?.remove();
      seenOf(field).dataset.sent = typed;
      void outbox.post(setOf(field, typed)).then(answer => settle(editor, field, typed, answer));
    },
    watch(part) {
      for (const field of part.querySelectorAll<HTMLElement>("[data-field]:has([data-seen])")) seenOf(field).dataset.sent = valueOf(field);
    },
    later(element, act) {
      clearTimeout(waiting.get(element)?.timer);
      waiting.set(element, { act, timer: window.setTimeout(() => isComposing(element) || isUnfinished(element) || now(element), quiet) });
      mark();
    },
    forget(element, name) {
      calm(element);
      outbox.drop(name, true);
    },
    takeUp: bringRow => outbox.takeUp(edit => edit.entry ? tookBack : edit.kind === "set" ? bring(edit) : bringRow(edit)),
    flush,
    took(answer) {
      showFigures(answer.figures);
      if (answer.entry) offerUndo(answer.entry);
      form.dispatchEvent(new Event("saved"));
    },
    undo: entry => void takeBack(entry),
    mark,
  };

  editor.watch(form);
  form.addEventListener("input", event => {
    const field = fieldOf(event.target);
    if (!field || inNewRow(field)) return;
    outbox.keep(setOf(field));
    editor.later(field, () => editor.save(field));
  });
  form.addEventListener("change", event => {
    const field = fieldOf(event.target);
    // Of an estimate, each of the three tells of its own change; it is saved when they are whole, or left.
    if (field && !inNewRow(field) && !isComposing(field) && field.dataset.type !== "estimate") editor.save(field);
  });
  // Separators would be edited along with the digits: 1,200 without a zero is no 1.2.
  form.addEventListener("focusin", event => {
    const field = fieldOf(event.target);
    if (field && isNumber(field) && event.target instanceof HTMLInputElement && event.target.value !== plain(event.target.value)) event.target.value = plain(event.target.value);
  }, true);
  form.addEventListener("focusout", event => {
    const field = fieldOf(event.target);
    if (!field) return;
    if (isNumber(field) && event.target instanceof HTMLInputElement) {
      const input = event.target;
      if (input.value !== grouped(input.value)) input.value = grouped(input.value);
    }
    if (field.contains(event.relatedTarget as Node | null)) return;
    if (field.dataset.type === "estimate" && waiting.has(field)) now(field);
    showKept(field);
  });
  form.addEventListener("keydown", event => {
    // A text of one line takes no line break.
    if (event.key !== "Enter" || !(event.target instanceof HTMLTextAreaElement) || !event.target.classList.contains("one")) return;
    event.preventDefault();
    flush();
  });
  // From every field to the next question, before an editor of texts takes the key for a line break.
  form.addEventListener("keydown", event => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    const next = form.querySelector<HTMLButtonElement>(".next button[name=go]");
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.click();
  }, true);
  form.addEventListener("submit", event => {
    const by = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    event.preventDefault();
    if (by?.name === "go") void saveThen(() => location.assign(by.dataset.href!));
    else flush();
  });
  addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      flush();
      outbox.retry();
    }
  });
  // Where the server is known to be away, nobody waits for it: the next page takes over.
  const comesFirst = (event: Event) => !event.defaultPrevented && (waiting.size > 0 || outbox.waiting) && (outbox.delivery === "idle" || outbox.delivery === "sending");
  document.addEventListener("click", event => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || !leadsAway(link) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !comesFirst(event)) return;
    event.preventDefault();
    void saveThen(() => location.assign(link.href));
  });
  document.addEventListener("submit", event => {
    const other = event.target as HTMLFormElement;
    if (other === form || !comesFirst(event)) return;
    event.preventDefault();
    void saveThen(() => other.requestSubmit((event as SubmitEvent).submitter));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") flush();
  });
  addEventListener("beforeunload", event => {
    flush();
    if (!outbox.isSafe) event.preventDefault();
  });

  saved?.querySelector("[data-try-now]")?.addEventListener("click", () => outbox.retry());
  saved?.querySelector("[data-show-it]")?.addEventListener("click", () => {
    const found = refused();
    found?.scrollIntoView({ block: "center" });
    found?.focus();
  });
  const undo = document.querySelector<HTMLButtonElement>("[data-undo]");
  undo?.addEventListener("click", () => {
    flush();
    void outbox.settled().then(() => takeBack(undo.dataset.entry!));
  });

  async function takeBack(entry: string): Promise<void> {
    if (undo) undo.hidden = true;
    tookBack(await outbox.post({ entry }, `${form!.dataset.changes}/undo`));
  }

  function tookBack(answer: Answer): void {
    if (answer.state !== "saved") return say(answer.message ?? "");
    showFigures(answer.figures);
    form!.dispatchEvent(new Event("saved"));
    const field = fieldAt(answer.at);
    if (!field || field.closest("[data-row]") && answer.value === null) return void saveThen(() => location.reload());
    editor.forget(field, field.dataset.field!);
    put(field, answer.value ?? "");
    say(document.body.dataset.undone!);
  }

  /** Shows what an earlier page left of a field, unless something newer is being typed into it. */
  function bring(edit: Edit): Done | undefined {
    const field = fieldAt(edit.at);
    if (!field || valueOf(field) !== seenOf(field).dataset.sent) return undefined;
    fill(field, edit.value!);
    const typed = seenOf(field).dataset.sent = valueOf(field);
    return answer => settle(editor, field, typed, answer);
  }

  function fieldAt(address: string | null | undefined): HTMLElement | null {
    return form!.querySelector<HTMLElement>(`[data-field="${CSS.escape(address ?? "")}"]`);
  }

  function calm(element: HTMLElement): void {
    clearTimeout(waiting.get(element)?.timer);
    waiting.delete(element);
  }

  function now(element: HTMLElement): void {
    const found = waiting.get(element);
    calm(element);
    found?.act();
  }

  /** Of what is being composed, only what stood there before goes along. */
  function flush(): void {
    for (const element of [...waiting.keys()]) {
      const before = isComposing(element) ? outbox.kept(element.dataset.field ?? "") : undefined;
      if (before) editor.save(element, before.value);
      else if (!isComposing(element)) now(element);
    }
  }

  /** Goes on once everything typed is saved; what was refused, or has no answer, keeps the reader here. */
  async function saveThen(go: () => void): Promise<void> {
    flush();
    outbox.retry();
    const delivered = await outbox.settled();
    const stays = refused();
    if (delivered && !stays) return go();
    say(saved?.dataset.unsaved ?? "");
    stays?.focus();
  }

  /** The first input whose text the plan did not take. */
  function refused(): HTMLElement | null {
    return form!.querySelector<HTMLElement>(".wrong:not([type=hidden]), .conflict button");
  }

  function mark(): void {
    if (!saved) return;
    const delivery = outbox.delivery;
    const state = delivery === "away" || delivery === "signed-out" ? delivery : delivery === "sending" || [...waiting.keys()].some(element => !isUnfinished(element)) ? "saving" : refused() ? "attention" : "saved";
    if (state === saved.dataset.state && state !== "saved") return;
    saved.dataset.state = state;
    const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    saved.querySelector("[data-saved-text]")!.textContent = saved.getAttribute(`data-text-${state}`)!.replace("{0}", time);
  }

  return editor;
}

/** Whether a link leads to another page of this site, in this tab. */
function leadsAway(link: HTMLAnchorElement): boolean {
  const here = link.origin === location.origin && link.pathname === location.pathname && link.search === location.search;
  return link.origin === location.origin && !here && !link.hasAttribute("download") && (!link.target || link.target === "_self");
}

function settle(editor: Editor, field: HTMLElement, typed: string, answer: Answer): void {
  const seen = seenOf(field);
  if (answer.state === "gone" && inNewRow(field)) {
    // The row was not taken as it was: it is sent again with this.
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return;
  }
  const wrong = answer.state !== "saved" && answer.state !== "stale";
  showError(field, wrong ? answer.message ?? "" : "");
  if (answer.state === "saved") {
    seen.value = answer.value ?? "";
    if (answer.now !== null && valueOf(field) === typed) put(field, answer.now);
    else kept(field, typed);
    editor.took(answer);
  } else if (answer.state === "stale") {
    showConflict(editor, field, answer);
  } else if (seen.dataset.sent === typed) {
    // Not saved: the same text may be tried again.
    delete seen.dataset.sent;
  }
  editor.mark();
}

/** What was typed is kept as seen: it is shown so, at once or when the reader leaves. */
export function kept(field: HTMLElement, typed: string): void {
  seenOf(field).dataset.kept = typed;
  if (!field.contains(document.activeElement)) showKept(field);
}

/** Shows a number, month or day as it was understood: 120,000 where 12万 was typed. */
function showKept(field: HTMLElement): void {
  const seen = seenOf(field);
  const { kept: typed } = seen.dataset;
  delete seen.dataset.kept;
  if (typed === undefined || typed === seen.value || valueOf(field) !== typed || !isNumber(field) && !isUnderstood.has(field.dataset.type!)) return;
  fill(field, seen.value);
  seen.dataset.sent = valueOf(field);
}

const isUnderstood = new Set(["month", "date", "series"]);

/** Says what is wrong with a field or a row, or nothing. */
export function showError(at: HTMLElement, message: string): void {
  const error = at.querySelector<HTMLElement>(":scope > .field-error") ?? at.querySelector<HTMLElement>(".field-error");
  if (error) error.textContent = message;
  const blamed = message ? blamedIn(at) : [];
  for (const input of at.querySelectorAll<HTMLInputElement>("[data-value]")) {
    input.classList.toggle("wrong", blamed.includes(input));
    if (blamed.includes(input)) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
  // Nothing is wrong out of sight.
  if (message) at.closest(".detail")?.parentElement!.classList.add("open");
  if (message && at.dataset.field) at.querySelector(".in-cell")?.classList.add("open");
}

/** The boxes to look at: of an estimate those that are empty or no number, else all. */
function blamedIn(at: HTMLElement): HTMLInputElement[] {
  const inputs = [...at.querySelectorAll<HTMLInputElement>("[data-value]")];
  if (at.dataset.type !== "estimate") return inputs;
  const empty = inputs.filter(input => !input.value.trim());
  const strange = inputs.filter(input => input.value.trim() && Number.isNaN(Number(plain(input.value))));
  return strange.length > 0 ? strange : empty.length > 0 ? empty : inputs;
}

/** Shows both values side by side; the second editor chooses. The focus stays where the typing is. */
function showConflict(editor: Editor, field: HTMLElement, answer: Answer): void {
  field.querySelectorAll(".conflict, .set-aside").forEach(panel => panel.remove());
  const panel = partOf("conflict");
  const theirs = answer.value ?? "";
  panel.querySelector("[data-theirs]")!.textContent = answer.shown ?? theirs;
  panel.querySelector("[data-keep=theirs]")!.addEventListener("click", () => {
    const yours = valueOf(field);
    panel.remove();
    editor.forget(field, field.dataset.field!);
    offer(field, theirs, answer.shown ?? "");
    put(field, theirs);
    if (yours !== valueOf(field)) offerBack(editor, field, yours);
    editor.mark();
  });
  panel.querySelector("[data-keep=yours]")!.addEventListener("click", () => {
    seenOf(field).value = theirs;
    seenOf(field).dataset.sent = theirs;
    panel.remove();
    editor.save(field);
    editor.mark();
    inputOf(field)?.focus();
  });
  field.append(panel);
  showYours(field);
}

/** A row that somebody added meanwhile can be chosen too. */
function offer(field: HTMLElement, value: string, name: string): void {
  const select = field.querySelector("select");
  if (select && value && ![...select.options].some(option => option.value === value)) select.add(new Option(name, value));
}

/** What the field holds now, in the panel that asks which value is to stay. */
function showYours(field: HTMLElement): void {
  field.querySelector(".conflict [data-yours]")!.textContent = shownOf(field);
}

/** The text that gave way to another one can be put back. */
function offerBack(editor: Editor, field: HTMLElement, yours: string): void {
  const offer = partOf("set-aside");
  offer.querySelector("[data-bring-back]")!.addEventListener("click", () => {
    fill(field, yours);
    offer.remove();
    editor.save(field);
    inputOf(field)?.focus();
  });
  field.append(offer);
  inputOf(field)?.focus();
}

function partOf(template: string): HTMLElement {
  return document.querySelector<HTMLTemplateElement>(`#${template}`)!.content.firstElementChild!.cloneNode(true) as HTMLElement;
}

function inputOf(field: HTMLElement): HTMLElement | null {
  return field.querySelector<HTMLElement>("[data-value]:checked") ?? field.querySelector<HTMLElement>("[data-value]:not([type=hidden])");
}

export function fieldOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>("[data-field]") : null;
}

/** The edit that gives a field what is typed into it. */
export function setOf(field: HTMLElement, typed = valueOf(field)): Edit {
  return { kind: "set", at: field.dataset.field!, seen: seenOf(field).value, value: typed };
}

/** Of a form, which is bound to whoever the page was made for. */
export function tokenOf(form: ParentNode): string {
  return form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")!.value;
}

/** Whether the field is saved with its whole row. */
function inNewRow(field: HTMLElement): boolean {
  return field.closest(".item.new, .item.begun") !== null;
}

export function seenOf(field: HTMLElement): HTMLInputElement {
  return field.querySelector<HTMLInputElement>("input[data-seen]")!;
}

/** Whether the three numbers of an estimate are still being typed. */
function isUnfinished(field: HTMLElement): boolean {
  if (field.dataset.type !== "estimate" || !field.contains(document.activeElement)) return false;
  const numbers = valueOf(field).split(";");
  return numbers.length === 3 && numbers.some(number => !number);
}

function isNumber(field: HTMLElement): boolean {
  return ["number", "wholenumber", "money", "percentage", "estimate"].includes(field.dataset.type!);
}

/** A plain number with its thousands apart; whatever else was typed, as it is. */
export function grouped(text: string): string {
  const number = /^\s*([+-]?\d{4,})(\.\d+)?\s*$/.exec(plain(text));
  return number ? number[1]!.replace(/\B(?=(\d{3})+$)/g, ",") + (number[2] ?? "") : text;
}

/** A number without the commas between its thousands, as the plan keeps it. */
export function plain(text: string): string {
  return /^\s*[+-]?\d{1,3}(,\d{3})+(\.\d+)?\s*$/.test(text) ? text.replaceAll(",", "") : text;
}

/** What the field holds, as the server reads it. */
export function valueOf(field: HTMLElement): string {
  const inputs = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("[data-value]")];
  const checked = inputs.filter(input => (input as HTMLInputElement).checked).map(input => input.value);
  const type = field.dataset.type!;
  if (type === "choices" || type === "references") return checked.join(",");
  if (type === "choice" && inputs[0] instanceof HTMLInputElement && inputs[0].type === "radio") return checked[0] ?? "";
  if (type === "rate") return checked[0] ?? "";
  if (type === "estimate") {
    const [low, likely, high] = inputs.map(input => plain(input.value).trim());
    if (!low && !likely && !high) return "";
    return low || high ? `${low};${likely};${high}` : likely!;
  }
  const value = isNumber(field) ? plain(inputs[0]!.value) : inputs[0]!.value;
  if (type === "series") return value.trim().replace(/[\n\t;]/g, ";");
  return type === "percentage" && value.trim() && !/^[=＝]/.test(value) ? `${value.trim().replace(/%$/, "")}%` : value;
}

/** What the field holds, as a reader sees it: labels for codes. */
function shownOf(field: HTMLElement): string {
  const inputs = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("[data-value]")];
  const first = inputs[0];
  if (first instanceof HTMLSelectElement) return first.selectedOptions[0]?.text ?? "";
  if (!(first instanceof HTMLInputElement) || first.type !== "radio" && first.type !== "checkbox") return valueOf(field);
  const labels = inputs.filter(input => (input as HTMLInputElement).checked).map(input => input.closest("label")!);
  // The explanation under a choice is no part of its name.
  const names = labels.map(label => (label.querySelector("span")?.firstChild ?? label).textContent!.trim());
  return names.join(document.documentElement.lang.startsWith("zh") ? "、" : ", ");
}

/** Shows the value that the plan holds in the field's inputs. */
export function put(field: HTMLElement, value: string): void {
  fill(field, value);
  seenOf(field).value = value;
  seenOf(field).dataset.sent = valueOf(field);
  showError(field, "");
}

export function fill(field: HTMLElement, value: string): void {
  const inputs = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>("[data-value]")];
  const codes = value.split(",");
  const parts = value.includes(";") ? value.split(";") : ["", value, ""];
  // A cell shows a point as one number, to be typed over.
  if (field.querySelector(".in-cell") && parts[0] === parts[2]) [parts[0], parts[2]] = ["", ""];
  inputs.forEach((input, index) => {
    if (input instanceof HTMLInputElement && (input.type === "radio" || input.type === "checkbox")) input.checked = codes.includes(input.value);
    else if (field.dataset.type === "estimate") input.value = grouped(parts[index] ?? "");
    else input.value = isNumber(field) ? grouped(value.replace(/%$/, "")) : field.dataset.type === "series" ? value.replaceAll(";", "\n") : value;
  });
  // Whoever shows it in a way of their own.
  field.dispatchEvent(new Event("filled", { bubbles: true }));
}

function showFigures(figures: Record<string, string> | null): void {
  if (!figures) return;
  const before = outcomes();
  for (const element of document.querySelectorAll<HTMLElement | SVGElement>("[data-figure]")) {
    const value = figures[element.dataset.figure!];
    if (value === undefined) continue;
    const attribute = element.dataset.attribute;
    if (attribute) element.setAttribute(attribute, value);
    else element.textContent = value;
  }
  outcomes().forEach((after, index) => showWas(after, before[index]!));
}

interface OutcomeShown { element: HTMLElement; text: string; rank: string }

function outcomes(): OutcomeShown[] {
  return [...document.querySelectorAll<HTMLElement>("[data-outcome]")].map(element => ({ element, text: element.querySelector("[data-figure]")!.textContent!, rank: element.dataset.rank ?? "" }));
}

/** What the last edit changed, and whether for better or worse. */
function showWas(after: OutcomeShown, before: OutcomeShown): void {
  const was = after.element.querySelector<HTMLElement>("[data-was-text]")!;
  const changed = after.text !== before.text;
  was.hidden = !changed;
  was.textContent = changed ? after.element.closest<HTMLElement>("[data-outcomes]")!.dataset.was!.replace("{0}", before.text) : "";
  after.element.classList.toggle("better", changed && Number(after.rank) > Number(before.rank));
  after.element.classList.toggle("worse", changed && Number(after.rank) < Number(before.rank));
}

function offerUndo(entry: string): void {
  const undo = document.querySelector<HTMLButtonElement>("[data-undo]");
  if (!undo) return;
  undo.dataset.entry = entry;
  undo.hidden = false;
}
