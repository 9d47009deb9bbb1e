let composing: Element | null = null;

/**
 * What an input method composes is no input until it is done, and its keys are its own: here once, so that nobody else has to know.
 * Some browsers end the composition before the key that ends it, which then has the code 229.
 */
export function mountComposition(): void {
  addEventListener("compositionstart", event => (composing = event.target as Element), true);
  addEventListener("compositionend", event => {
    composing = null;
    event.target!.dispatchEvent(new Event("input", { bubbles: true }));
  }, true);
  addEventListener("input", event => {
    if (event.target === composing) event.stopImmediatePropagation();
  }, true);
  addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
  }, true);
}

/** Whether something in an element is being composed. */
export function isComposing(within: Element): boolean {
  return composing !== null && within.contains(composing);
}
