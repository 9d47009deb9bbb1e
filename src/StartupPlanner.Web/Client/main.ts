import { mountComments } from "./comments";
import { mountDrafts } from "./drafts";
import { mountEditor } from "./editor";
import { mountMarkdown } from "./markdown";
import { mountPage } from "./page";
import { mountRows } from "./rows";

mountPage();
mountMarkdown(document);
mountDrafts();
// For whoever may only read, the form has no address to which changes go.
const editor = mountEditor(document.querySelector<HTMLFormElement>("form[data-changes^='/']"));
if (editor) mountRows(editor);
mountComments();
