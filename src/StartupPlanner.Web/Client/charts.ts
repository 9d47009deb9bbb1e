/** Loads what draws the charts of a part of the page, once one comes near. */
export function mountCharts(within: ParentNode): void {
  const figures = within.querySelectorAll<HTMLElement>("figure.chart");
  if (figures.length === 0) return;
  const script = "/dist/chart.js";
  const waiting = new Set(figures);
  const draw = (figure: HTMLElement) => {
    if (!waiting.delete(figure)) return;
    near.unobserve(figure);
    void (import(script) as Promise<typeof import("./chart")>).then(({ mountChart }) => mountChart(figure));
  };
  // A screen further than what is seen, so that scrolling finds it drawn.
  const near = new IntersectionObserver(seen => seen.filter(each => each.isIntersecting).forEach(each => draw(each.target as HTMLElement)), { rootMargin: "100% 0px" });
  figures.forEach(figure => near.observe(figure));
  addEventListener("beforeprint", () => figures.forEach(draw));
}
