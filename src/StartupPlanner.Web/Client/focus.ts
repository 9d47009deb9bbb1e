import { valueOf } from "./editor";

/** Puts the cursor into the first field that is not answered yet, unless something else asks for the reader: a place in the address, a text that was refused, a reply that was begun. */
export function mountFocus(form: HTMLFormElement): void {
  const isElsewhere = location.hash !== "" || document.activeElement !== document.body || hasDraft() || form.querySelector(".wrong, .conflict") !== null;
  // On a phone it would open the keyboard over the question.
  if (isElsewhere || matchMedia("(pointer: coarse), (max-width: 900px)").matches) return;
  const field = [...form.querySelectorAll<HTMLElement>("[data-field]:has([data-seen])")].find(each => isOpen(each));
  const input = field?.querySelector<HTMLElement>("[data-value]:not([type=hidden])");
  if (input && isInSight(input)) input.focus({ preventScroll: true });
}

function isOpen(field: HTMLElement): boolean {
  return !field.hidden && !field.closest("[hidden], table") && valueOf(field) === "";
}

function isInSight(input: HTMLElement): boolean {
  const { top, bottom, height } = input.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= innerHeight;
}

function hasDraft(): boolean {
  return [...document.querySelectorAll<HTMLTextAreaElement>("textarea[data-draft]")].some(box => box.value !== "");
}
