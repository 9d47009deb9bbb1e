import { newId } from "./ids";

/** What every page has: the theme, copying, buttons that do not hang in silence. */
export function mountPage(): void {
  const root = document.documentElement;
  if (!root.dataset.chosen && matchMedia("(prefers-color-scheme: dark)").matches) setTheme("dark");
  document.querySelector("[data-theme-switch]")?.addEventListener("click", event => {
    event.preventDefault();
    setTheme(root.dataset.bsTheme === "dark" ? "light" : "dark");
  });
  document.addEventListener("click", event => {
    const copy = (event.target as HTMLElement).closest<HTMLElement>("[data-copy]");
    if (copy) void navigator.clipboard.writeText(copy.dataset.copy!).then(() => say(document.body.dataset.copied!));
  });
  document.querySelector(".question-steps [aria-current=step]")?.scrollIntoView({ inline: "center", block: "nearest" });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-time-zone]")) input.value = zone;
  openLink(document.querySelector<HTMLFormElement>("form[data-open-link]"));
  mountExports();
}

/** A share link's token is behind the #, which browsers keep to themselves; the form takes it from there and goes on by itself. */
function openLink(form: HTMLFormElement | null): void {
  const token = location.hash.slice(1);
  if (!form || !token) return;
  form.querySelector<HTMLInputElement>("input[name=token]")!.value = token;
  history.replaceState(null, "", location.pathname);
  // Sent while the page still loads, it takes this page's place in the history: Back does not lead here.
  form.requestSubmit();
}

function setTheme(theme: string): void {
  document.documentElement.dataset.bsTheme = theme;
  document.cookie = `planner-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
}

/** Fetches a document with its progress in words, then saves it; a failure says what happened. */
function mountExports(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-export]")) {
    link.addEventListener("click", event => {
      event.preventDefault();
      void run(link);
    });
  }
}

async function run(link: HTMLAnchorElement): Promise<void> {
  if (link.getAttribute("aria-busy") === "true") return;
  const note = document.querySelector<HTMLElement>("[data-export-note]")!;
  link.setAttribute("aria-busy", "true");
  note.textContent = link.dataset.working!;
  const job = newId();
  const url = new URL(link.href);
  url.searchParams.set("job", job);
  const ask = setInterval(() => void fetch(`/exports/${job}`).then(r => (r.ok ? r.text() : "")).then(text => {
    if (text && link.getAttribute("aria-busy") === "true") note.textContent = text;
  }).catch(() => undefined), 400);
  try {
    const response = await fetch(url);
    if (!response.ok) {
      // A page of its own, such as that for a link that has ended, is no sentence to put here.
      const said = response.headers.get("Content-Type")?.startsWith("text/plain") ? await response.text() : "";
      note.textContent = said || link.dataset.failed!;
      return;
    }
    const blob = await response.blob();
    const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
    const save = document.createElement("a");
    save.href = URL.createObjectURL(blob);
    save.download = name ? decodeURIComponent(name) : "plan.pdf";
    save.click();
    note.textContent = link.dataset.done!;
  } catch {
    note.textContent = link.dataset.failed!;
  } finally {
    clearInterval(ask);
    link.removeAttribute("aria-busy");
  }
}

let hide = 0;

/** Says something in passing, with a button beside it where there is something to do about it. */
export function say(text: string, act?: () => void): void {
  const toast = document.querySelector<HTMLElement>(".toast0");
  if (!toast || !text) return;
  toast.querySelector("span")!.textContent = text;
  const button = toast.querySelector("button")!;
  button.hidden = !act;
  button.onclick = () => {
    toast.hidden = true;
    act?.();
  };
  toast.hidden = false;
  clearTimeout(hide);
  hide = window.setTimeout(() => (toast.hidden = true), act ? 9000 : 3500);
}
