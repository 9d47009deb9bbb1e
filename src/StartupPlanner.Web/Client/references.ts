import { fieldOf, seenOf, type Editor } from "./editor";
import { newId } from "./ids";
import { say } from "./page";

const few = 12;

/** Rows of other lists to choose from: searched by typing where there are many, and added in place where the right one is missing. */
export function mountReferences(editor: Editor): void {
  const { form } = editor;
  for (const option of form.querySelectorAll<HTMLOptionElement>("option[value^='new:']")) option.hidden = option.disabled = false;
  for (const button of form.querySelectorAll<HTMLElement>(".pill-new")) button.hidden = false;
  for (const select of form.querySelectorAll<HTMLSelectElement>("[data-type=reference] select")) search(select);
  // Before anybody takes it for an answer.
  for (const kind of ["input", "change"]) form.addEventListener(kind, event => {
    const target = event.target as HTMLElement;
    if (target.closest(".new-row")) event.stopPropagation();
    if (!(target instanceof HTMLSelectElement) || !target.value.startsWith("new:")) return;
    event.stopPropagation();
    if (kind === "change") ask(editor, target, target.selectedOptions[0]!.dataset.name!, target.value.slice(4), target.selectedOptions[0]!.text);
  }, true);
  form.addEventListener("click", event => {
    const button = (event.target as HTMLElement).closest<HTMLElement>(".pill-new");
    if (button) ask(editor, button, button.dataset.name!, button.dataset.new!, button.textContent!);
  });
  mountSearch(form);
}

/** Asks for the name of a new row beside what it is to be chosen in. */
function ask(editor: Editor, at: HTMLSelectElement | HTMLElement, segment: string, list: string, label: string): void {
  const field = fieldOf(at)!;
  if (at instanceof HTMLSelectElement) choose(at, seenOf(field).dataset.sent ?? "");
  field.querySelector(".new-row")?.remove();
  const box = document.createElement("span");
  box.className = "new-row input-unit";
  const input = document.createElement("input");
  input.className = "form-control";
  input.placeholder = label;
  input.setAttribute("aria-label", label);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet";
  button.textContent = "+";
  button.setAttribute("aria-label", label);
  box.append(input, button);
  (at instanceof HTMLSelectElement ? at : at.parentElement!).after(box);
  const close = () => {
    box.remove();
    (field.querySelector<HTMLElement>("[role=combobox], select, .pill-new"))?.focus();
  };
  const add = () => {
    const name = input.value.trim();
    close();
    if (name) addRow(editor, field, segment, list, name);
  };
  button.addEventListener("click", add);
  input.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") add();
    else close();
  });
  input.focus();
}

/** Adds the row at the end of its list, offers it wherever rows of that list are chosen, and chooses it here. */
function addRow(editor: Editor, field: HTMLElement, segment: string, list: string, name: string): void {
  const id = newId();
  void editor.outbox.post({ kind: "add", at: list, id, values: { [segment]: name }, after: "" }).then(answer => {
    if (answer.state === "saved") return editor.took(answer);
    for (const offered of offers(editor.form, id)) offered.remove();
    say(answer.message ?? "");
  });
  for (const add of editor.form.querySelectorAll<HTMLElement>(`option[value="new:${CSS.escape(list)}"], [data-new="${CSS.escape(list)}"]`)) offer(add, list, id, name);
  const row = field.closest<HTMLElement>("[data-row]");
  editor.outbox.defer(row?.matches(".begun") ? `${row.parentElement!.closest<HTMLElement>("[data-list]")!.dataset.list}/${row.dataset.row}` : field.dataset.field!);
  const select = field.querySelector("select");
  if (select) choose(select, id);
  else field.querySelector<HTMLInputElement>(`input[value="${id}"]`)!.checked = true;
  for (const kind of ["input", "change"]) (select ?? field.querySelector(`input[value="${id}"]`)!).dispatchEvent(new Event(kind, { bubbles: true }));
}

function offers(form: HTMLElement, id: string): Element[] {
  return [...form.querySelectorAll(`option[value="${id}"]`), ...[...form.querySelectorAll(`.pill-choice input[value="${id}"]`)].map(input => input.closest("label")!)];
}

/** Offers a row before the choice that adds one. */
function offer(add: HTMLElement, list: string, id: string, name: string): void {
  if (add instanceof HTMLOptionElement) {
    const group = add.parentElement!.querySelector(`optgroup[data-rows="${CSS.escape(list)}"]`);
    const option = new Option(name, id);
    if (group) group.append(option);
    else add.before(option);
    return;
  }
  const label = document.createElement("label");
  label.className = "pill-choice";
  label.innerHTML = `<input type="checkbox" data-value><span></span>`;
  Object.assign(label.firstElementChild!, { name: add.dataset.fieldName, value: id });
  label.lastElementChild!.textContent = name;
  add.before(label);
}

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event("filled", { bubbles: true }));
}

/** Puts an input before a long select, in which its choices are searched; the select goes on holding the answer. */
function search(select: HTMLSelectElement): void {
  if (select.options.length <= few || select.disabled) return;
  const box = document.createElement("span");
  box.className = "combobox";
  const input = document.createElement("input");
  input.className = select.className;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  input.autocomplete = "off";
  const label = select.getAttribute("aria-label");
  if (label) input.setAttribute("aria-label", label);
  input.placeholder = select.dataset.search!;
  const list = document.createElement("ul");
  list.setAttribute("role", "listbox");
  list.hidden = true;
  input.id = select.id;
  select.id += "-choices";
  list.id = `${input.id}-list`;
  input.setAttribute("aria-controls", list.id);
  select.before(box);
  box.append(input, select, list);
  select.classList.add("visually-hidden");
  select.tabIndex = -1;
  select.setAttribute("aria-hidden", "true");
  show(box);
}

function partsOf(box: HTMLElement): { input: HTMLInputElement; select: HTMLSelectElement; list: HTMLElement } {
  return { input: box.querySelector("input")!, select: box.querySelector("select")!, list: box.querySelector("ul")! };
}

/** The name of what is chosen. */
function show(box: HTMLElement): void {
  const { input, select, list } = partsOf(box);
  input.value = select.value ? select.selectedOptions[0]?.text ?? "" : "";
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
}

function open(box: HTMLElement, text: string): void {
  const { input, select, list } = partsOf(box);
  const wanted = text.normalize("NFKC").trim().toLocaleLowerCase();
  const found = [...select.options].filter(option => option.value.startsWith("new:") || option.text.normalize("NFKC").toLocaleLowerCase().includes(wanted));
  list.replaceChildren(...found.map((option, index) => {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.id = `${list.id}-${index}`;
    item.dataset.key = option.value;
    item.textContent = option.text;
    item.setAttribute("aria-selected", String(index === 0));
    return item;
  }));
  if (found.length === 0) list.textContent = select.dataset.none!;
  // Over everything, also where the table scrolls.
  const place = input.getBoundingClientRect();
  const isBelow = innerHeight - place.bottom > 280 || place.top < 280;
  Object.assign(list.style, { left: `${place.left}px`, minWidth: `${place.width}px`, top: isBelow ? `${place.bottom + 4}px` : "auto", bottom: isBelow ? "auto" : `${innerHeight - place.top + 4}px` });
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  input.setAttribute("aria-activedescendant", found.length > 0 ? `${list.id}-0` : "");
}

function step(box: HTMLElement, by: number): void {
  const { input, list } = partsOf(box);
  const items = [...list.children] as HTMLElement[];
  const at = items.findIndex(item => item.getAttribute("aria-selected") === "true");
  const next = items[(at + by + items.length) % items.length];
  if (!next) return;
  items[at]?.setAttribute("aria-selected", "false");
  next.setAttribute("aria-selected", "true");
  next.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", next.id);
}

function take(box: HTMLElement, item: Element | null): void {
  const { select } = partsOf(box);
  if (item instanceof HTMLElement && item.dataset.key !== undefined) select.value = item.dataset.key;
  show(box);
  for (const kind of ["input", "change"]) select.dispatchEvent(new Event(kind, { bubbles: true }));
}

function mountSearch(form: HTMLElement): void {
  const boxOf = (event: Event) => (event.target as HTMLElement).closest<HTMLElement>(".combobox");
  form.addEventListener("input", event => {
    const box = boxOf(event);
    if (!box || !(event.target instanceof HTMLInputElement)) return;
    event.stopPropagation();
    open(box, event.target.value);
  }, true);
  form.addEventListener("change", event => {
    if (boxOf(event) && event.target instanceof HTMLInputElement) event.stopPropagation();
  }, true);
  form.addEventListener("filled", event => {
    for (const box of (event.target as HTMLElement).querySelectorAll<HTMLElement>(".combobox")) show(box);
    const own = boxOf(event);
    if (own) show(own);
  });
  form.addEventListener("mousedown", event => {
    const [box, item] = [boxOf(event), (event.target as HTMLElement).closest("li")];
    if (!box) return;
    if (item) {
      event.preventDefault();
      take(box, item);
    } else if (event.target instanceof HTMLInputElement) open(box, "");
  });
  form.addEventListener("focusin", event => {
    if (boxOf(event) && event.target instanceof HTMLInputElement) event.target.select();
  });
  form.addEventListener("focusout", event => {
    const box = boxOf(event);
    if (box) show(box);
  });
  addEventListener("scroll", event => {
    const box = document.activeElement?.closest<HTMLElement>(".combobox");
    if (box && !partsOf(box).list.hidden && !(event.target as Element).closest?.("[role=listbox]")) show(box);
  }, true);
  form.addEventListener("keydown", event => {
    const box = boxOf(event);
    if (!box) return;
    const { input, list } = partsOf(box);
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (isOpen) step(box, event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "ArrowDown" && event.altKey || !box.closest("table")) open(box, "");
      else return;
    } else if (event.key === "Enter" && isOpen) take(box, list.querySelector("[aria-selected=true]"));
    else if (event.key === "Escape" && isOpen) show(box);
    else return;
    event.preventDefault();
    event.stopPropagation();
    input.focus();
  }, true);
}
