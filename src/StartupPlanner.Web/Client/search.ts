import { visit } from "./recent";

/** The bar that finds anything in a plan. Every page has its button and its keys; the rest comes when it first opens. */
export function mountSearch(): void {
  const button = document.querySelector<HTMLAnchorElement>("a[data-index]");
  const dialog = document.querySelector<HTMLDialogElement>("dialog[data-search]");
  if (!button || !dialog) return;
  const index = button.dataset.index!;
  visit(index, location.pathname);
  button.role = "button";
  button.setAttribute("aria-haspopup", "dialog");
  const keys = button.querySelector("kbd")!;
  if (/Mac|iPhone|iPad/.test(navigator.platform)) keys.textContent = "⌘ K";
  keys.hidden = false;
  let mounted: Promise<unknown> | null = null;
  const open = () => {
    // At once, so that what is typed next goes nowhere else.
    dialog.showModal();
    dialog.querySelector("input")!.select();
    const script = "/dist/bar.js";
    mounted ??= (import(script) as Promise<typeof import("./bar")>).then(({ mountBar }) => mountBar(dialog, index)).catch(() => {
      mounted = null;
      dialog.querySelector("[data-said]")!.textContent = dialog.dataset.failed!;
    });
  };
  button.addEventListener("click", event => {
    event.preventDefault();
    open();
  });
  addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== "k" || event.defaultPrevented) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open();
  });
  dialog.addEventListener("click", event => {
    if (event.target === dialog || (event.target as Element).closest("[data-search-close]")) dialog.close();
  });
}
