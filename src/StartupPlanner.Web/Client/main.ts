import { mountComments } from "./comments";
import { mountDrafts } from "./drafts";
import { mountEditor } from "./editor";
import { mountMarkdown } from "./markdown";
import { mountPage } from "./page";
import { mountRows } from "./rows";

mountPage();
mountMarkdown(document);
mountDrafts();
const editor = mountEditor(document.querySelector<HTMLFormElement>("form[data-changes]"));
if (editor) mountRows(editor);
mountComments();
