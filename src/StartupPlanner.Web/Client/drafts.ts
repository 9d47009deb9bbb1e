interface Draft {
  text: string;
  /** Whether it was sent; it is kept until it is seen to have arrived. */
  sent: boolean;
}

/** Replies that were begun stay in this browser until they are sent, for whoever began them. */
export function mountDrafts(): void {
  for (const box of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-draft]")) {
    const key = box.dataset.draft!;
    const keep = (sent: boolean) => {
      if (box.value.trim()) localStorage.setItem(key, JSON.stringify({ text: box.value, sent } satisfies Draft));
      else localStorage.removeItem(key);
    };
    restore(box, key);
    box.addEventListener("input", () => keep(false));
    // A text that waits to be saved stops the form once, and it is sent again.
    box.form!.addEventListener("submit", () => keep(true));
  }
}

function restore(box: HTMLTextAreaElement, key: string): void {
  const kept = localStorage.getItem(key);
  if (!kept) return;
  const draft = JSON.parse(kept) as Draft;
  if (draft.sent && hasArrived(box, draft.text)) return localStorage.removeItem(key);
  if (!box.value.trim()) box.value = draft.text;
  box.closest("details")!.open = true;
}

function hasArrived(box: HTMLTextAreaElement, text: string): boolean {
  const words = (written: string) => written.replace(/\s+/g, " ").trim();
  return [...box.closest(".thread")!.querySelectorAll(".comment p")].some(comment => words(comment.textContent!) === words(text));
}
