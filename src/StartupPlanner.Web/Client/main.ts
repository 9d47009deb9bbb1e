import { mountBoards } from "./boards";
import { mountCharts } from "./charts";
import { mountComments } from "./comments";
import { mountComposition } from "./composition";
import { mountDrafts } from "./drafts";
import { mountEditor } from "./editor";
import { mountEvidence } from "./evidence";
import { mountFocus } from "./focus";
import { mountLeftovers } from "./leftovers";
import { mountTexts } from "./texts";
import { mountPage } from "./page";
import { mountPictures } from "./pictures";
import { mountReading } from "./reading";
import { mountReferences } from "./references";
import { mountRelevance } from "./relevance";
import { mountRows } from "./rows";
import { mountSearch } from "./search";
import { mountSeries } from "./series";
import { mountStarterCards, mountStarters } from "./starters";
import { mountStatements } from "./statements";
import { mountTables } from "./table";

mountComposition();
mountPage();
mountSearch();
mountCharts(document);
mountTexts(document);
mountDrafts();
// For whoever may only read, the form has no address to which changes go.
const editor = mountEditor(document.querySelector<HTMLFormElement>("form[data-changes^='/']"));
if (editor) {
  mountReferences(editor);
  mountSeries(editor.form);
  mountRows(editor);
  mountTables(editor);
  mountBoards(editor);
  mountRelevance(editor.form);
  mountStarters(editor);
  mountStarterCards(editor);
  mountPictures(editor);
  mountEvidence(editor);
}
mountStatements(editor);
mountLeftovers(editor);
if (editor) mountFocus(editor.form);
mountReading();
mountComments();
