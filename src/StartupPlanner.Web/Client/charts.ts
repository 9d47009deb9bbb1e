/** Loads what draws charts, where a part of the page has one. */
export function mountCharts(root: ParentNode): void {
  const figures = root.querySelectorAll<HTMLElement>("figure.chart");
  if (figures.length === 0) return;
  const script = "/dist/chart.js";
  void (import(script) as Promise<typeof import("./chart")>).then(({ mountChart }) => figures.forEach(mountChart));
}
