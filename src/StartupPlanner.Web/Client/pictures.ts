import { fill, tokenOf, type Editor } from "./editor";
import { planPath } from "./plan";

/** What the server answers to a picture that it took. */
export interface Picture { file: string; name: string; width: number; height: number; }

/** Sends a picture to the plan of the page. What is wrong with it comes as an Error in the reader's words. */
export async function sendPicture(picture: File): Promise<Picture> {
  const body = new FormData();
  body.set("file", picture);
  const response = await fetch(`${planPath()}/files`, { method: "POST", headers: { "X-Form-Token": tokenOf(document) }, body }).catch(() => null);
  const isJson = response?.headers.get("Content-Type")?.startsWith("application/json");
  if (response?.status === 201) return await response.json() as Picture;
  throw new Error(isJson ? (await response!.json() as { message: string }).message : document.body.dataset.pictureUnsent);
}

/** Fields that hold a picture: it is chosen or dropped, sent at once, and named by the field. */
export function mountPictures(editor: Editor): void {
  for (const box of editor.form.querySelectorAll<HTMLElement>("[data-picture]")) mountPicture(box, editor);
}

function mountPicture(box: HTMLElement, editor: Editor): void {
  const field = box.closest<HTMLElement>("[data-field]")!;
  const chooser = box.querySelector<HTMLInputElement>("input[type=file]")!;
  const remove = box.querySelector<HTMLButtonElement>("[data-remove-picture]")!;
  const error = field.querySelector<HTMLElement>(".field-error")!;
  for (const part of box.querySelectorAll<HTMLElement>("[data-with-script]")) part.hidden = false;
  chooser.addEventListener("change", () => chooser.files?.[0] && void take(chooser.files[0]));
  box.addEventListener("dragover", event => event.preventDefault());
  box.addEventListener("drop", event => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0];
    if (dropped) void take(dropped);
  });
  remove.addEventListener("click", () => name(""));
  field.addEventListener("filled", show);
  show();

  async function take(picture: File): Promise<void> {
    error.textContent = "";
    box.setAttribute("aria-busy", "true");
    try {
      name((await sendPicture(picture)).file);
    } catch (wrong) {
      error.textContent = (wrong as Error).message;
    } finally {
      box.removeAttribute("aria-busy");
      chooser.value = "";
    }
  }

  function name(file: string): void {
    fill(field, file);
    editor.save(field);
  }

  function show(): void {
    const file = box.querySelector<HTMLInputElement>("[data-value]")!.value;
    const image = box.querySelector<HTMLImageElement>("img")!;
    image.hidden = remove.hidden = !file;
    if (file) image.src = `${planPath()}/files/${file}`;
    else image.removeAttribute("src");
  }
}
