import { fieldOf, valueOf } from "./editor";

/** Shows the fields of a row that count with what is chosen in it, under the names that they have then. What is hidden keeps its value. */
export function mountRelevance(form: HTMLFormElement): void {
  for (const kind of ["change", "filled"]) form.addEventListener(kind, event => {
    const field = fieldOf(event.target);
    const row = field?.closest<HTMLElement>("[data-row]") ?? form;
    if (field) show(row, field.dataset.field!.split("/").pop()!, valueOf(field));
  });
}

function show(row: HTMLElement, segment: string, code: string): void {
  for (const field of row.querySelectorAll<HTMLElement>("[data-when]")) {
    const conditions = field.dataset.when!.split(";").map(condition => condition.split("="));
    const own = conditions.find(([choice]) => choice === segment);
    if (!own) continue;
    // A cell stays open while nothing is chosen, or nobody could type from left to right.
    field.hidden = !own[1]!.split(",").includes(code) && !(code === "" && field.closest(".cell"));
    const label = field.querySelector<HTMLElement>("[data-labels]");
    const named = label?.dataset.labels?.split("\n").find(line => line.startsWith(`${segment}=${code}|`));
    if (label && named) label.textContent = named.slice(named.indexOf("|") + 1);
  }
}
