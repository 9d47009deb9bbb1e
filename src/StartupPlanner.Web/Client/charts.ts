/** Loads what draws charts, where the page has one. */
export function mountCharts(): void {
  const figures = document.querySelectorAll<HTMLElement>("figure.chart");
  if (figures.length === 0) return;
  const script = "/dist/chart.js";
  void (import(script) as Promise<typeof import("./chart")>).then(({ mountChart }) => figures.forEach(mountChart));
}
