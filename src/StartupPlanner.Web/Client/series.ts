import { fieldOf, grouped, plain } from "./editor";

const year = 12;

/** How many months each number stands for, by what the numbers are counted by. */
const steps: Record<string, number> = { quarters: 3, years: 12 };

/** Numbers by month: an input for each, twelve in a line. The text of the field goes on holding them, one number a line. */
export function mountSeries(form: HTMLFormElement): void {
  for (const text of form.querySelectorAll<HTMLTextAreaElement>("textarea.series")) build(text);
  form.addEventListener("filled", event => {
    for (const text of (event.target as HTMLElement).querySelectorAll<HTMLTextAreaElement>("textarea.series")) build(text);
  });
  form.addEventListener("input", event => {
    const cell = event.target as HTMLInputElement;
    if (cell.matches("[data-numbers] input")) write(cell);
    else if (cell.closest("[data-type=month]")) for (const text of cell.closest("[data-row]")?.querySelectorAll<HTMLTextAreaElement>("textarea.series") ?? []) label(text);
  }, true);
  // The field tells of its own change, with all months.
  form.addEventListener("change", event => {
    if (!(event.target as HTMLElement).matches("[data-numbers] input")) return;
    event.stopPropagation();
    textOf(event.target as HTMLElement).dispatchEvent(new Event("change", { bubbles: true }));
  }, true);
  form.addEventListener("paste", event => {
    const cell = (event.target as HTMLElement).closest<HTMLInputElement>("[data-numbers] input:not([type=hidden])");
    const parts = event.clipboardData?.getData("text/plain").trim().split(/[\t\n]/).map(part => part.trim()) ?? [];
    if (!cell || parts.length < 2) return;
    event.preventDefault();
    const text = textOf(cell);
    const at = cellsOf(text).indexOf(cell);
    grow(text, at + parts.length);
    parts.slice(0, cellsOf(text).length - at).forEach((part, index) => (cellsOf(text)[at + index]!.value = part));
    write(cell);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
  for (const [kind, shown] of [["focusin", plain], ["focusout", grouped]] as const) form.addEventListener(kind, event => {
    const cell = (event.target as HTMLElement).closest<HTMLInputElement>("[data-numbers] input:not([type=hidden])");
    if (cell && cell.value !== shown(cell.value)) cell.value = shown(cell.value);
    // What is typed takes the place of what stands there, as in a spreadsheet.
    if (cell && kind === "focusin") cell.select();
  });
  form.addEventListener("click", event => {
    const more = (event.target as HTMLElement).closest("[data-more-months]");
    if (!more) return;
    const text = textOf(more as HTMLElement);
    const count = cellsOf(text).length;
    grow(text, count + year);
    cellsOf(text)[count]!.focus();
  });
}

function textOf(inside: HTMLElement): HTMLTextAreaElement {
  return fieldOf(inside)!.querySelector<HTMLTextAreaElement>("textarea.series")!;
}

function cellsOf(text: HTMLTextAreaElement): HTMLInputElement[] {
  return [...fieldOf(text)!.querySelectorAll<HTMLInputElement>("[data-numbers] input:not([type=hidden])")];
}

function build(text: HTMLTextAreaElement): void {
  const numbers = text.value.split("\n");
  text.hidden = true;
  let box = fieldOf(text)!.querySelector<HTMLElement>("[data-numbers]");
  if (!box) {
    box = document.createElement("div");
    box.className = "months";
    box.dataset.numbers = "";
    text.after(box);
    const more = document.createElement("button");
    more.type = "button";
    more.className = "btn-link small";
    more.dataset.moreMonths = "";
    more.textContent = text.dataset.more!;
    more.hidden = text.readOnly || text.dataset.over === "monthsofyear";
    box.after(more);
  }
  // What is being typed in stays as it is.
  if (box.contains(document.activeElement)) return;
  grow(text, Math.max(numbers.length, year));
  cellsOf(text).forEach((cell, index) => (cell.value = grouped(numbers[index] ?? "")));
}

function grow(text: HTMLTextAreaElement, count: number): void {
  const box = fieldOf(text)!.querySelector<HTMLElement>("[data-numbers]")!;
  // A page that has inputs of its own has them all.
  if (!box.matches(".months")) return;
  for (let made = cellsOf(text).length; made < Math.ceil(count / year) * year; made++) {
    const cell = document.createElement("label");
    cell.innerHTML = `<span></span><input class="form-control num" inputmode="decimal" autocomplete="off">`;
    (cell.lastElementChild as HTMLInputElement).readOnly = text.readOnly;
    box.append(cell);
  }
  label(text);
}

/** Names the months, from the one in which the row starts. */
function label(text: HTMLTextAreaElement): void {
  const typed = text.closest("[data-row]")?.querySelector<HTMLInputElement>("[data-type=month] [data-value]")?.value ?? "";
  const first = /^\d{4}-\d{2}$/.test(typed) ? typed : text.dataset.first!;
  const [from, month] = first.split("-").map(Number);
  const over = text.dataset.over!;
  const step = steps[over] ?? 1;
  cellsOf(text).forEach((cell, index) => {
    const name = over === "monthspassed" ? `${index}`
      : over === "monthsofyear" ? new Date(2000, index, 1).toLocaleDateString(document.documentElement.lang, { month: "short" })
      : first && step < year ? new Date(from!, month! - 1 + index * step, 1).toLocaleDateString(document.documentElement.lang, { year: "2-digit", month: "short" }) : `${index + 1}`;
    cell.previousElementSibling!.textContent = name;
  });
}

/** The months up to the last one that is filled, one a line. */
function write(cell: HTMLElement): void {
  const text = textOf(cell);
  const numbers = cellsOf(text).map(each => each.value.replace(/[;\n]/g, " ").trim());
  while (numbers.length > 0 && !numbers[numbers.length - 1]) numbers.pop();
  // What is left empty before others is nothing; an empty line at the beginning would get lost.
  text.value = numbers.map(number => number || "0").join("\n");
}
