import { mountComments } from "./comments";
import { mountEditor } from "./editor";
import { mountMarkdown } from "./markdown";
import { mountPage } from "./page";
import { mountRows } from "./rows";

mountPage();
mountMarkdown(document);
const editor = mountEditor(document.querySelector<HTMLFormElement>("form[data-changes]"));
if (editor) mountRows(editor);
mountComments();
