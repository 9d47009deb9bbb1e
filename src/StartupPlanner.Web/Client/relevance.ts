import { fieldOf, valueOf } from "./editor";

/** Shows the fields of a row that count with what is chosen in it, under the names that they have then. What is hidden keeps its value. */
export function mountRelevance(form: HTMLFormElement): void {
  const follow = (event: Event) => {
    const field = fieldOf(event.target);
    if (field?.dataset.type === "choice") show(field.closest<HTMLElement>("[data-row]") ?? form);
  };
  form.addEventListener("change", follow);
  // Undone, or chosen by somebody else.
  form.addEventListener("filled", follow);
}

function show(row: HTMLElement): void {
  for (const field of row.querySelectorAll<HTMLElement>("[data-when]")) {
    field.hidden = !applies(row, field) && !isUndecided(row, field);
    for (const label of field.querySelectorAll<HTMLElement>("[data-labels]")) {
      const texts = new Map(label.dataset.labels!.split("\n").map(line => [line.slice(0, line.indexOf("|")), line.slice(line.indexOf("|") + 1)]));
      const chosen = conditionsOf(field).map(({ choice }) => `${choice}=${valueOf(choiceOf(row, field, choice))}`).find(code => texts.has(code));
      const text = texts.get(chosen ?? "=");
      if (text !== undefined) label.textContent = text;
    }
  }
}

interface Condition { choice: string; codes: string[] }

function conditionsOf(field: HTMLElement): Condition[] {
  if (!field.dataset.when) return [];
  return field.dataset.when.split(";").map(condition => condition.split("=")).map(([choice, codes]) => ({ choice: choice!, codes: codes!.split(",") }));
}

/** A condition on a choice that itself does not count is passed over. */
function applies(row: HTMLElement, field: HTMLElement): boolean {
  return conditionsOf(field).every(({ choice, codes }) => {
    const chosen = choiceOf(row, field, choice);
    return codes.includes(valueOf(chosen)) || !applies(row, chosen);
  });
}

/** The choice of the same row. */
function choiceOf(row: HTMLElement, field: HTMLElement, segment: string): HTMLElement {
  const start = field.dataset.of ?? field.dataset.field!.slice(0, field.dataset.field!.lastIndexOf("/"));
  return row.querySelector<HTMLElement>(`[data-field="${CSS.escape(`${start}/${segment}`)}"]`)!;
}

/** A cell stays open while nothing is chosen, or nobody could type from left to right. */
function isUndecided(row: HTMLElement, field: HTMLElement): boolean {
  return field.closest(".cell") !== null && conditionsOf(field).some(({ choice }) => valueOf(choiceOf(row, field, choice)) === "");
}
