import { newId } from "./ids";

/** What the server answers to an edit. */
export interface Answer {
  state: "saved" | "stale" | "invalid" | "gone" | "refused";
  value: string | null;
  shown: string | null;
  message: string | null;
  entry: string | null;
  at: string | null;
  revision: number;
  figures: Record<string, string> | null;
}

interface Parcel {
  url: string;
  body: () => object;
  sealed?: string;
  broke: number;
  done: (answer: Answer) => void;
}

/** Empty, on its way, without an answer, or refused because nobody is signed in. */
export type Delivery = "idle" | "sending" | "away" | "signed-out";

const longestPause = 30_000;
// What browsers let a page send after it was left is 64 KiB.
const lastBytes = 60_000;

/**
 * Edits on their way to the server, one after the other. An edit that got no answer is sent again, unchanged and under the same
 * name, until it is answered: the server makes it once.
 */
export class Outbox {
  private readonly parcels: Parcel[] = [];
  private busy = false;
  private wake: (() => void) | null = null;
  private watchers: ((delivered: boolean) => void)[] = [];
  delivery: Delivery = "idle";

  constructor(private readonly url: string, private readonly token: string, private readonly notTaken: string, private readonly show: () => void) {
    for (const back of ["online", "focus", "pageshow"]) addEventListener(back, () => this.retry());
    addEventListener("pagehide", () => this.sendRest());
  }

  get waiting(): boolean {
    return this.parcels.length > 0;
  }

  /** Whether everything that waits still reaches the server if the page is left now. */
  get deliverable(): boolean {
    return !this.waiting || this.delivery === "sending" && new Blob([this.rest()]).size < lastBytes;
  }

  /** Resolves to true once everything is answered, to false where the server does not answer. */
  settled(): Promise<boolean> {
    return this.waiting ? new Promise(done => this.watchers.push(done)) : Promise.resolve(true);
  }

  /** Sends a body that is made when its turn comes. */
  post(body: () => object, url = this.url): Promise<Answer> {
    return new Promise(done => {
      this.parcels.push({ url, body: () => ({ commandId: newId(), ...body() }), broke: 0, done });
      void this.send();
    });
  }

  /** Waits no longer for the next try. */
  retry(): void {
    this.wake?.();
  }

  private async send(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let wait = 1000;
    while (this.parcels.length > 0) {
      const parcel = this.parcels[0]!;
      parcel.sealed ??= JSON.stringify(parcel.body());
      if (this.delivery === "idle") this.turn("sending");
      const answer = await this.deliver(parcel);
      if (answer) {
        this.parcels.shift();
        wait = 1000;
        this.turn("sending");
        parcel.done(answer);
        // Whoever waits for this answer takes it in first: the next body says what was seen last.
        await new Promise(resolve => setTimeout(resolve));
      } else {
        // What breaks the server again and again waits behind the others.
        if (parcel.broke >= 3) this.parcels.push(this.parcels.shift()!);
        this.watched(false);
        await new Promise<void>(resolve => {
          const pause = setTimeout(resolve, wait);
          this.wake = () => {
            clearTimeout(pause);
            resolve();
          };
        });
        this.wake = null;
        wait = Math.min(wait * 2, longestPause);
      }
    }
    this.busy = false;
    this.turn("idle");
    this.watched(true);
  }

  /** The answer, or null where there was none and it is worth trying again. */
  private async deliver(parcel: Parcel): Promise<Answer | null> {
    try {
      const response = await fetch(parcel.url, { method: "POST", headers: this.headers, body: parcel.sealed!, redirect: "manual" });
      if (response.status === 401 || response.type === "opaqueredirect") {
        this.turn("signed-out");
        return null;
      }
      if (response.headers.get("Content-Type")?.startsWith("application/json")) return await response.json() as Answer;
      if (response.status >= 400 && response.status < 500 && ![408, 425, 429].includes(response.status)) return refusal(this.notTaken);
      if (response.status === 500) parcel.broke++;
    } catch {
      // No answer: the network, or the server, is away.
    }
    this.turn("away");
    return null;
  }

  private get headers(): Record<string, string> {
    return { "Content-Type": "application/json", "X-Form-Token": this.token };
  }

  private turn(delivery: Delivery): void {
    this.delivery = delivery;
    this.show();
  }

  private watched(delivered: boolean): void {
    for (const done of this.watchers.splice(0)) done(delivered);
  }

  /** What waits goes along in one piece, as the page does not live to send one after the other. The edit on its way is in it: it may be cut off. */
  private sendRest(): void {
    if (!this.waiting) return;
    const body = this.rest(true);
    if (new Blob([body]).size < lastBytes) void fetch(`${this.url}/rest`, { method: "POST", headers: this.headers, body, keepalive: true }).catch(() => undefined);
  }

  /** Every edit: each has seen what the one before it leaves behind. A page that is shown again sends them as they were sent here. */
  private rest(seal = false): string {
    const left = new Map<string, string>();
    const edits = this.parcels.filter(parcel => parcel.url === this.url).map(parcel => {
      const edit = JSON.parse(parcel.sealed ?? JSON.stringify(parcel.body())) as Record<string, string> & { values?: Record<string, string> };
      if (edit.kind === "set") {
        if (!parcel.sealed) edit.seen = left.get(edit.at!) ?? edit.seen!;
        left.set(edit.at!, edit.value!);
      }
      for (const [segment, value] of Object.entries(edit.values ?? {})) left.set(`${edit.at}/${edit.id}/${segment}`, value);
      if (seal) parcel.sealed = JSON.stringify(edit);
      return edit;
    });
    return JSON.stringify(edits);
  }
}

function refusal(message: string): Answer {
  return { state: "refused", value: null, shown: null, message, entry: null, at: null, revision: 0, figures: null };
}
