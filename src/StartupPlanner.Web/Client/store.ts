import { newId } from "./ids";

const all = "outbox:";
const baton = "outbox";

/**
 * What a page still has to send, kept in this browser by user and plan, in a record of its own: written in full with each input, before
 * anything else can happen, and read by the next page. A living page's record is nobody else's.
 */
export class Store<T> {
  private readonly prefix: string;
  private readonly key: string;
  private isLeft = false;
  private release: (() => void) | undefined;
  /** Whether the browser had room for it. */
  isKept = true;

  constructor(user: string, url: string) {
    this.prefix = `${all}${user}:${url}:`;
    this.key = this.prefix + newId();
    this.claim();
  }

  write(items: T[]): void {
    if (this.isLeft) return;
    try {
      if (items.length > 0) localStorage.setItem(this.key, JSON.stringify(items));
      else localStorage.removeItem(this.key);
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
  }

  /** What the page before this one left in this tab: there at once, since nobody else takes it. */
  takeHandedOver(take: (items: T[]) => void): void {
    const key = sessionStorage.getItem(baton);
    if (!key?.startsWith(this.prefix)) return;
    sessionStorage.removeItem(baton);
    this.takeRecord(key, take);
  }

  /** What pages left that are gone. Without locks, as over plain http, nobody knows who is gone: a repeat does no harm. */
  takeLeft(take: (items: T[]) => void): void {
    for (const key of this.others()) {
      if (!navigator.locks) this.takeRecord(key, take);
      else void navigator.locks.request(key, { ifAvailable: true }, lock => {
        if (lock && !this.isLeft) this.takeRecord(key, take);
      });
    }
  }

  /** What every page left or still has, as nobody is to use it after this one. */
  takeAll(take: (items: T[]) => void): void {
    for (const key of this.others()) this.takeRecord(key, take);
  }

  /** The page is left: the next one in this tab takes over, or whichever comes first. */
  leave(): void {
    this.isLeft = true;
    if (localStorage.getItem(this.key)) sessionStorage.setItem(baton, this.key);
    this.release?.();
  }

  /** The page came back as it was left. */
  comeBack(): void {
    this.isLeft = false;
    this.claim();
  }

  /** The addresses for which this browser still keeps something of a user's. */
  static urls(user: string): string[] {
    const keys = Object.keys(localStorage).filter(key => key.startsWith(`${all}${user}:`));
    return [...new Set(keys.map(key => key.split(":")[2]!))];
  }

  static clear(user: string): void {
    for (const key of Object.keys(localStorage)) if (key.startsWith(`${all}${user}:`)) localStorage.removeItem(key);
  }

  private others(): string[] {
    return Object.keys(localStorage).filter(key => key.startsWith(this.prefix) && key !== this.key).sort();
  }

  /** Whoever takes it writes it anew before it goes. */
  private takeRecord(key: string, take: (items: T[]) => void): void {
    const record = localStorage.getItem(key);
    if (record) take(JSON.parse(record) as T[]);
    localStorage.removeItem(key);
  }

  /** Held as long as the page lives. */
  private claim(): void {
    void navigator.locks?.request(this.key, () => new Promise<void>(release => (this.release = release)));
  }
}
