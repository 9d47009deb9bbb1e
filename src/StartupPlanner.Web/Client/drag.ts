import Sortable from "sortablejs";

/** Lets cards be dragged by their grips, with a mouse or a finger, from one list to another. */
export function mountDrag(lists: HTMLElement[], moved: (card: HTMLElement, from: HTMLElement, next: Element | null) => void): void {
  const group = `board-${lists[0]!.dataset.list}`;
  let next: Element | null = null;
  for (const list of lists) {
    Sortable.create(list, {
      group,
      handle: "[data-grip]",
      draggable: ".item:not(.new):not(.begun)",
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
      // The same for mouse and finger; the browser's own dragging knows no fingers.
      forceFallback: true,
      fallbackTolerance: 3,
      onStart: event => (next = event.item.nextElementSibling),
      onEnd: event => moved(event.item, event.from, next),
    });
  }
}
