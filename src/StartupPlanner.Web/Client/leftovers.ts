import { tokenOf, type Editor } from "./editor";
import { planPath } from "./plan";
import { Outbox } from "./outbox";
import { say } from "./page";
import { Store } from "./store";

/** What was typed and is not saved goes on its way from every page of its plan, and before its writer signs out. */
export function mountLeftovers(editor: Editor | null): void {
  const user = document.body.dataset.user;
  const form = document.querySelector<HTMLFormElement>("form[action='/account/sign-out']");
  if (!user || !form) return;
  const open = (url: string) => new Outbox(user, url, tokenOf(form), "", () => undefined);
  const plan = planPath();
  const here = editor?.outbox ?? (plan ? open(`${plan}/changes`) : null);
  if (!editor) here?.takeUp(() => undefined);
  document.addEventListener("submit", event => {
    if (event.target !== form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    editor?.flush();
    void signOut(form, user, url => url === here?.url ? here : open(url));
  }, true);
}

/** What no server answers keeps its writer signed in; what the plan refuses is discarded only where its writer says so. */
async function signOut(form: HTMLFormElement, user: string, outboxOf: (url: string) => Outbox): Promise<void> {
  const outboxes = Store.urls(user).map(outboxOf);
  for (const outbox of outboxes) {
    outbox.takeAll();
    outbox.retry();
    const delivered = await outbox.settled();
    if (!delivered && outbox.delivery === "away") return say(document.body.dataset.unsentAway!);
  }
  if (Store.urls(user).length > 0 && !confirm(document.body.dataset.unsent)) return;
  for (const outbox of outboxes) outbox.clear();
  Store.clear(user);
  form.submit();
}
