// Builds wwwroot/dist: one script for every page and others for what few pages need, one style sheet with its fonts, and one file with the icons in use.
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const client = dirname(fileURLToPath(import.meta.url));
const project = dirname(client);
const out = join(project, "wwwroot", "dist");
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

await build({
  entryPoints: { app: join(client, "main.ts"), chart: join(client, "chart.ts"), bar: join(client, "bar.ts"), pinyin: join(client, "pinyin.ts"), drag: join(client, "drag.ts"), rich: join(client, "rich.ts"), "app-styles": join(client, "styles", "main.css") },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  loader: { ".woff2": "file" },
  assetNames: "[name]",
  logLevel: "warning",
});

// What the printer runs is no module.
await build({ entryPoints: [join(client, "chart-print.ts")], outdir: out, bundle: true, minify: true, format: "iife", target: "es2022", logLevel: "warning" });

const icons = JSON.parse(await readFile(join(client, "icons.json"), "utf8"));
const names = [...new Set([...Object.values(icons.sections), ...icons.others])];
const symbols = await Promise.all(names.map(async name => {
  const svg = await readFile(join(project, "node_modules", "@tabler", "icons", "icons", "outline", `${name}.svg`), "utf8");
  const body = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/\s+/g, " ");
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${body}</symbol>`;
}));
await writeFile(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
