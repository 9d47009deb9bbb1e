import { mountCharts } from "./charts";
import { mountComments } from "./comments";
import { mountComposition } from "./composition";
import { mountDrafts } from "./drafts";
import { mountEditor } from "./editor";
import { mountLeftovers } from "./leftovers";
import { mountMarkdown } from "./markdown";
import { mountPage } from "./page";
import { mountRows } from "./rows";

mountComposition();
mountPage();
mountCharts();
mountMarkdown(document);
mountDrafts();
// For whoever may only read, the form has no address to which changes go.
const editor = mountEditor(document.querySelector<HTMLFormElement>("form[data-changes^='/']"));
if (editor) mountRows(editor);
mountLeftovers(editor);
mountComments();
