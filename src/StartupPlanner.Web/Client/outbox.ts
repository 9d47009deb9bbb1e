/** What the server answers to an edit. */
export interface Answer {
  state: "saved" | "stale" | "invalid" | "gone";
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
  done: (answer: Answer) => void;
}

const longestPause = 30_000;

/**
 * Edits on their way to the server, one after the other. An edit that got no answer is sent again, unchanged and under the same
 * name, until it is answered: the server makes it once.
 */
export class Outbox {
  private readonly parcels: Parcel[] = [];
  private busy = false;
  private pause = 0;
  private idlers: (() => void)[] = [];

  constructor(private readonly token: string, private readonly show: (state: "saving" | "saved" | "failed") => void) {
    addEventListener("online", () => void this.send());
    addEventListener("beforeunload", event => {
      if (this.waiting) event.preventDefault();
    });
  }

  get waiting(): boolean {
    return this.parcels.length > 0;
  }

  /** Resolves once everything is answered. */
  idle(): Promise<void> {
    return this.waiting ? new Promise(done => this.idlers.push(done)) : Promise.resolve();
  }

  /** Sends a body that is made when its turn comes. */
  post(url: string, body: () => object): Promise<Answer> {
    return new Promise(done => {
      this.parcels.push({ url, body, done });
      void this.send();
    });
  }

  private async send(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.pause);
    let wait = 1000;
    while (this.parcels.length > 0) {
      const parcel = this.parcels[0]!;
      parcel.sealed ??= JSON.stringify(parcel.body());
      this.show("saving");
      const answer = await this.deliver(parcel);
      if (answer) {
        this.parcels.shift();
        wait = 1000;
        parcel.done(answer);
        // Whoever waits for this answer takes it in first: the next body says what was seen last.
        await new Promise(resolve => setTimeout(resolve));
      } else {
        this.show("failed");
        await new Promise<void>(resolve => {
          this.pause = window.setTimeout(resolve, wait);
          addEventListener("online", () => resolve(), { once: true });
        });
        wait = Math.min(wait * 2, longestPause);
      }
    }
    this.busy = false;
    this.show("saved");
    for (const done of this.idlers.splice(0)) done();
  }

  /** The answer, or null where there was none and it is worth trying again. */
  private async deliver(parcel: Parcel): Promise<Answer | null> {
    try {
      const response = await fetch(parcel.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Form-Token": this.token },
        body: parcel.sealed!,
        redirect: "error",
      });
      if (response.headers.get("Content-Type")?.startsWith("application/json")) return await response.json() as Answer;
      // Signed out, or no longer a member: the text stays on the page, and the reader learns that it is not saved.
      return null;
    } catch {
      return null;
    }
  }
}
