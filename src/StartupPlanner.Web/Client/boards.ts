import { put, seenOf, showError, valueOf, type Editor } from "./editor";
import type { Edit } from "./outbox";

/** Boards: cards that are dragged, or moved by the keys, within a column and from one to another. */
export function mountBoards(editor: Editor): void {
  for (const board of editor.form.querySelectorAll<HTMLElement>(".board[data-columns]")) new Board(editor, board);
}

/** Where a card stands: in which column, before which other one. */
interface Place {
  lane: HTMLElement;
  next: Element | null;
}

const steps: Record<string, [across: number, along: number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

class Board {
  private readonly lanes: HTMLElement[];

  constructor(private readonly editor: Editor, private readonly board: HTMLElement) {
    this.lanes = [...board.querySelectorAll<HTMLElement>("[data-board]")];
    for (const grip of board.querySelectorAll<HTMLElement>("[data-grip]")) grip.hidden = false;
    board.addEventListener("keydown", event => this.key(event));
    const script = "/dist/drag.js";
    void (import(script) as Promise<typeof import("./drag")>).then(({ mountDrag }) => mountDrag(this.lanes, (card, lane, next) => this.moved(card, { lane, next })));
  }

  private cardsOf(lane: HTMLElement): HTMLElement[] {
    return [...lane.querySelectorAll<HTMLElement>(":scope > [data-row]:not(.new)")];
  }

  private key(event: KeyboardEvent): void {
    const step = steps[event.key];
    const card = (event.target as HTMLElement).closest<HTMLElement>("[data-row]:not(.new, .begun)");
    if (!step || !card || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Otherwise the browser goes back a page.
    event.preventDefault();
    const [across, along] = step;
    const from = { lane: card.parentElement!, next: card.nextElementSibling };
    const at = this.cardsOf(from.lane).indexOf(card);
    const lane = this.lanes[this.lanes.indexOf(from.lane) + across];
    const others = lane && this.cardsOf(lane).filter(other => other !== card);
    if (!lane || !others || at + along < 0 || along > 0 && at + along > others.length) return;
    const focused = document.activeElement as HTMLElement;
    lane.insertBefore(card, others[at + along] ?? null);
    this.moved(card, from);
    focused.focus();
  }

  /** A card stands in another place by now. Column and place are one edit, which is undone as one. */
  private moved(card: HTMLElement, from: Place): void {
    const lane = card.parentElement!;
    this.settle(lane);
    if (lane === from.lane && card.nextElementSibling === from.next) return;
    const field = card.querySelector<HTMLElement>(`[data-field$="/${CSS.escape(this.board.dataset.columns!)}"]`)!;
    const before = valueOf(field);
    const edit = this.edit(card, field);
    if (lane !== from.lane) field.querySelector<HTMLInputElement>("[data-value]")!.value = lane.dataset.board!;
    this.say(card);
    void this.editor.outbox.post(edit).then(answer => {
      if (answer.state === "saved") {
        if (edit.kind === "several") seenOf(field).value = seenOf(field).dataset.sent = lane.dataset.board!;
        this.editor.took(answer);
      } else {
        put(field, before);
        from.lane.insertBefore(card, from.next?.parentElement === from.lane ? from.next : null);
        this.settle(from.lane);
        showError(card, answer.message ?? "");
      }
      this.editor.mark();
    });
  }

  private edit(card: HTMLElement, field: HTMLElement): Edit {
    const lane = card.parentElement!;
    const list = lane.dataset.list!;
    const before = card.previousElementSibling as HTMLElement | null;
    const move: Edit = { kind: "move", at: `${list}/${card.dataset.row}`, after: before?.dataset.row ?? null };
    if (valueOf(field) === lane.dataset.board) return move;
    return { kind: "several", at: list, edits: [{ kind: "set", at: field.dataset.field!, seen: seenOf(field).value, value: lane.dataset.board! }, move] };
  }

  /** Behind the empty card of a column stands nothing. */
  private settle(lane: HTMLElement): void {
    const empty = lane.querySelector(":scope > .new");
    if (empty) lane.append(empty);
  }

  private say(card: HTMLElement): void {
    const lane = card.parentElement!;
    const cards = this.cardsOf(lane);
    const name = [...card.querySelectorAll<HTMLElement>("[data-type=shorttext]")].map(valueOf).find(text => text) ?? "";
    const parts = [name, lane.parentElement!.querySelector("h2")!.textContent!, `${cards.indexOf(card) + 1}`, `${cards.length}`];
    this.board.nextElementSibling!.textContent = this.board.dataset.moved!.replace(/\{(\d)\}/g, (_, number) => parts[Number(number)]!);
  }
}
