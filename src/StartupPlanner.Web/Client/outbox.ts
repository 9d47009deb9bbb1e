import { newId } from "./ids";
import { Store } from "./store";

/** What the server answers to an edit. */
export interface Answer {
  state: "saved" | "stale" | "invalid" | "gone" | "refused";
  value: string | null;
  /** What the plan holds where somebody changed it after the edit was made, as of one that is sent again. */
  now: string | null;
  shown: string | null;
  message: string | null;
  entry: string | null;
  at: string | null;
  revision: number;
  figures: Record<string, string> | null;
}

/** What is to be done to the plan, as the server reads it. */
export interface Edit {
  commandId?: string;
  kind?: "set" | "add" | "remove" | "move" | "several";
  at?: string;
  seen?: string;
  value?: string;
  id?: string;
  values?: Record<string, string>;
  after?: string | null;
  /** Of several, which are made together or not at all: each as it would be sent by itself, without a name. */
  edits?: Edit[];
  entry?: string;
}

/** An edit with a name of its own has been tried, and is not changed any more. One that is held is still being typed, or was not taken. */
interface Parcel {
  url: string;
  edit: Edit;
  held: boolean;
  broke: number;
  /** Whether an earlier page left it. */
  left?: boolean;
}

export type Done = (answer: Answer) => void;

/** Empty, on its way, without an answer, or refused because nobody is signed in. */
export type Delivery = "idle" | "sending" | "away" | "signed-out";

const longestPause = 30_000;
// What browsers let a page send after it was left is 64 KiB.
const lastBytes = 60_000;

/**
 * Edits on their way to the server, one after the other. An edit that got no answer is sent again, unchanged and under the same
 * name, until it is answered: the server makes it once. What the page has no time to send is kept for the next one.
 */
export class Outbox {
  private parcels: Parcel[] = [];
  /** Answered while the page was being left: the next one may have been made before, and has to learn of them. */
  private answered: Parcel[] = [];
  private leaving = 0;
  private readonly done = new Map<Parcel, Done>();
  private readonly store: Store<Parcel>;
  private bring: (edit: Edit) => Done | undefined = () => undefined;
  private isBusy = false;
  private pause = 0;
  private wake: (() => void) | null = null;
  private watchers: ((delivered: boolean) => void)[] = [];
  delivery: Delivery = "idle";

  constructor(user: string, readonly url: string, private readonly token: string, private readonly notTaken: string, private readonly show: () => void) {
    this.store = new Store(user, url);
    for (const back of ["online", "focus"]) addEventListener(back, () => this.retry());
    addEventListener("beforeunload", () => this.prepareToLeave());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", event => {
      if (!event.persisted) return;
      // The next page has taken over what waited here.
      if (this.parcels.length > 0) location.reload();
      else {
        this.store.comeBack();
        this.stay();
      }
    });
  }

  get waiting(): boolean {
    return this.parcels.some(parcel => !parcel.held);
  }

  /** Whether everything that waits is kept in this browser, or still reaches the server if the page is left now. */
  get isSafe(): boolean {
    return this.store.isKept || !this.waiting || this.delivery === "sending" && new Blob([this.rest()]).size < lastBytes;
  }

  /** Takes over what was left by the pages before this one: each edit is brought to its place, and sent. */
  takeUp(bring: (edit: Edit) => Done | undefined): void {
    this.bring = bring;
    this.store.takeHandedOver(left => this.take(left));
    this.store.takeLeft(left => this.take(left));
  }

  /** Takes over what any page still has. */
  takeAll(): void {
    this.store.takeAll(left => this.take(left));
  }

  /** Resolves to true once everything is answered, to false where the server does not answer. */
  settled(): Promise<boolean> {
    return this.waiting ? new Promise(done => this.watchers.push(done)) : Promise.resolve(true);
  }

  /** Keeps an edit that is still being typed, in place of what was typed before. */
  keep(edit: Edit): void {
    this.put(edit, this.url, true);
  }

  /** What is kept of a field, and not on its way. */
  kept(at: string): Edit | undefined {
    return this.parcels.find(({ edit }) => edit.kind === "set" && edit.at === at && !edit.commandId)?.edit;
  }

  /** Sends an edit in place of what was kept of it. */
  post(edit: Edit, url = this.url): Promise<Answer> {
    const parcel = this.put(edit, url, false);
    return new Promise(done => {
      this.done.set(parcel, done);
      void this.send();
    });
  }

  /** What was typed under a name is given up while it is held; of a field that goes with its row, also what is next to be sent. */
  drop(name: string, withQueued = false): void {
    this.parcels = this.parcels.filter(({ edit, held }) => edit.commandId || nameOf(edit) !== name || !held && !(withQueued && edit.kind === "set"));
    this.write();
  }

  /** Puts what is typed under a name behind all that waits: it names what was added since. */
  defer(name: string): void {
    const at = this.parcels.findIndex(({ edit }) => isTyped(edit) && !edit.commandId && nameOf(edit) === name);
    if (at >= 0) this.parcels.push(...this.parcels.splice(at, 1));
    this.write();
  }

  /** Forgets everything. */
  clear(): void {
    this.parcels = [];
    this.stay();
  }

  /** Waits no longer for the next try. */
  retry(): void {
    this.store.takeLeft(left => this.take(left));
    this.wake?.();
  }

  private put(edit: Edit, url: string, held: boolean): Parcel {
    const open = isTyped(edit) ? this.parcels.find(parcel => isOpen(parcel, edit)) : undefined;
    const parcel = open ?? { url, edit: {}, held, broke: 0 };
    Object.assign(parcel.edit, edit);
    parcel.held &&= held;
    if (!open) this.parcels.push(parcel);
    this.write();
    return parcel;
  }

  /** What others left goes before what is being typed here: it was there first. */
  private take(left: Parcel[]): void {
    const before = Math.max(this.parcels.filter(parcel => parcel.left).length, this.isBusy ? 1 : 0);
    this.parcels.splice(before, 0, ...left);
    for (const parcel of left) [parcel.left, parcel.held, parcel.broke] = [true, false, 0];
    this.write();
    for (const parcel of left) {
      const done = this.bring(parcel.edit);
      if (done) this.done.set(parcel, done);
    }
    void this.send();
  }

  private async send(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    let wait = 1000;
    for (let parcel; (parcel = this.parcels.find(each => !each.held)); ) {
      this.seal(parcel);
      if (this.delivery === "idle") this.turn("sending");
      const answer = await this.deliver(parcel);
      if (answer) {
        wait = 1000;
        this.takeIn(parcel, answer);
        this.turn("sending");
        this.done.get(parcel)?.(answer);
        this.done.delete(parcel);
        // Whoever waits for this answer takes it in first: the next edit says what was seen last.
        await new Promise(resolve => setTimeout(resolve));
      } else {
        // What breaks the server again and again waits behind the others.
        if (parcel.broke >= 3) this.parcels.push(...this.parcels.splice(this.parcels.indexOf(parcel), 1));
        this.watched(false);
        await this.sleep(Math.min(Math.max(wait, this.pause), longestPause));
        wait = Math.min(wait * 2, longestPause);
      }
    }
    this.isBusy = false;
    this.turn("idle");
    this.watched(true);
  }

  private seal(parcel: Parcel): void {
    if (parcel.edit.commandId) return;
    parcel.edit.commandId = newId();
    this.write();
  }

  /** Later edits of the same place have seen what this one left. What the plan did not take stays with its writer. */
  private takeIn(parcel: Parcel, answer: Answer): void {
    const { edit } = parcel;
    if (answer.state === "saved") for (const [at, value] of leftBy(edit, answer)) this.sawLast(at, value);
    const taken = answer.state === "saved" || answer.state === "gone" || !isTyped(edit) || this.parcels.some(other => isOpen(other, edit));
    if (taken) {
      this.parcels = this.parcels.filter(other => other !== parcel);
      if (this.leaving) this.answered.push(parcel);
    } else {
      delete edit.commandId;
      parcel.held = true;
    }
    this.write();
  }

  private sawLast(at: string, value: string): void {
    for (const { edit } of this.parcels.filter(parcel => !parcel.edit.commandId)) see(edit, at, value);
  }

  /** The answer, or null where there was none and it is worth trying again. */
  private async deliver(parcel: Parcel): Promise<Answer | null> {
    this.pause = 0;
    try {
      const response = await fetch(parcel.url, { method: "POST", headers: this.headers, body: JSON.stringify(parcel.edit), redirect: "manual" });
      if (response.status === 401 || response.type === "opaqueredirect") {
        this.turn("signed-out");
        return null;
      }
      const { status } = response;
      const isAway = status >= 500 || [408, 425, 429].includes(status);
      if (!isAway && response.headers.get("Content-Type")?.startsWith("application/json")) return await response.json() as Answer;
      if (!isAway && status >= 400) return refusal(this.notTaken);
      if (status === 500) parcel.broke++;
      this.pause = pauseOf(response.headers.get("Retry-After"));
    } catch {
      // No answer: the network, or the server, is away.
    }
    this.turn("away");
    return null;
  }

  private async sleep(time: number): Promise<void> {
    await new Promise<void>(resolve => {
      const pause = setTimeout(resolve, time);
      this.wake = () => {
        clearTimeout(pause);
        resolve();
      };
    });
    this.wake = null;
  }

  private get headers(): Record<string, string> {
    return { "Content-Type": "application/json", "X-Form-Token": this.token, "Figures": shownFigures() };
  }

  private turn(delivery: Delivery): void {
    this.delivery = delivery;
    this.show();
  }

  private watched(delivered: boolean): void {
    for (const done of this.watchers.splice(0)) done(delivered);
  }

  private write(): void {
    this.store.write([...this.answered, ...this.parcels]);
  }

  /** Not every page that prepares is left. */
  private prepareToLeave(): void {
    clearTimeout(this.leaving);
    this.leaving = window.setTimeout(() => this.stay(), longestPause);
  }

  private stay(): void {
    clearTimeout(this.leaving);
    [this.leaving, this.answered] = [0, []];
    this.write();
  }

  /** What waits goes along in one piece, as the page does not live to send one after the other. The edit on its way is in it: it may be cut off. */
  private leave(): void {
    if (this.waiting) {
      const body = this.rest(true);
      if (new Blob([body]).size < lastBytes) void fetch(`${this.url}/rest`, { method: "POST", headers: this.headers, body, keepalive: true }).catch(() => undefined);
      this.write();
    }
    this.store.leave();
  }

  /** Every edit: each has seen what the one before it leaves behind. The next page sends them as they were sent here. */
  private rest(seal = false): string {
    const left = new Map<string, string>();
    const edits = this.parcels.filter(parcel => parcel.url === this.url && !parcel.held).map(parcel => {
      const edit = structuredClone(parcel.edit);
      if (!edit.commandId) {
        edit.commandId = newId();
        for (const [at, value] of left) see(edit, at, value);
      }
      for (const [at, value] of leftBy(edit)) left.set(at, value);
      if (seal) parcel.edit = edit;
      return edit;
    });
    return JSON.stringify(edits);
  }
}

/** What is typed, and may be typed anew; moves and removals are done at once. */
function isTyped(edit: Edit): boolean {
  return edit.kind === "set" || edit.kind === "add";
}

/** The place of what is typed: a field, or a row that is begun. */
function nameOf(edit: Edit): string {
  return edit.kind === "add" ? `${edit.at}/${edit.id}` : edit.at ?? "";
}

function isOpen(parcel: Parcel, edit: Edit): boolean {
  return parcel.edit !== edit && !parcel.edit.commandId && parcel.edit.kind === edit.kind && nameOf(parcel.edit) === nameOf(edit);
}

/** The values that an edit leaves behind, by address. */
function leftBy(edit: Edit, answer?: Answer): [string, string][] {
  if (edit.kind === "several") return edit.edits!.flatMap(each => leftBy(each));
  if (edit.kind === "set") return [[edit.at!, answer?.value ?? edit.value!]];
  return edit.kind === "add" ? Object.entries(edit.values!).map(([segment, value]) => [`${nameOf(edit)}/${segment}`, value]) : [];
}

/** An edit has seen a value at an address. */
function see(edit: Edit, at: string, value: string): void {
  for (const each of edit.edits ?? []) {
    see(each, at, value);
    // What comes after it in the same piece sees what this one leaves.
    if (leftBy(each).some(([place]) => place === at)) break;
  }
  if (edit.kind === "set" && edit.at === at) edit.seen = value;
  const segment = at.slice(at.lastIndexOf("/") + 1);
  if (edit.kind === "remove" && at === `${edit.at}/${segment}`) edit.values![segment] = value;
}

/** How long the server asks to wait, in milliseconds: it says seconds, or a date. */
function pauseOf(retryAfter: string | null): number {
  if (!retryAfter) return 0;
  const time = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return time > 0 ? time : 0;
}

function refusal(message: string): Answer {
  return { state: "refused", value: null, now: null, shown: null, message, entry: null, at: null, revision: 0, figures: null };
}

/** The groups of figures that the page shows: an edit is answered with no others. */
function shownFigures(): string {
  const names = [...document.querySelectorAll<HTMLElement>("[data-figure]")].map(element => element.dataset.figure!.split(".")[0]!);
  return [...new Set(names)].join(",");
}
