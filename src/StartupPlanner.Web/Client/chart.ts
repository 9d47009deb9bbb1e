import { BarChart, LineChart, RadarChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent } from "echarts/components";
import { init, use, type ECharts, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, RadarChart, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent, SVGRenderer]);

/** What the server says of a chart; see Pages/Shared/Chart.cs. */
interface Chart {
  labels: string[];
  series: { name: string; values: (number | null)[]; shape: "bars" | "line" | "step" | "area" | "radar"; stack: string | null; axis: number; unit: string }[];
  /** The largest value of a radar. */
  most: number | null;
}

const palette = ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6"];

/** A chart as a drawing, for where it is printed. */
export function svgOf(data: string, width: number, height: number): string {
  const drawn = init(null, null, { renderer: "svg", ssr: true, width, height });
  drawn.setOption(optionOf(JSON.parse(data) as Chart));
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return svg;
}

/** Draws a chart into its figure, again whenever its data, the theme or its width changes. */
export function mountChart(figure: HTMLElement): void {
  const place = figure.querySelector<HTMLElement>("[data-chart]")!;
  const drawn = init(place, null, { renderer: "svg" });
  const draw = () => {
    const chart = JSON.parse(place.dataset.chart!) as Chart;
    drawn.setOption(optionOf(chart), true);
    tabulate(figure.querySelector("table")!, chart);
  };
  draw();
  new MutationObserver(draw).observe(place, { attributeFilter: ["data-chart"] });
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  new ResizeObserver(() => drawn.resize()).observe(place);
  for (const button of figure.querySelectorAll<HTMLButtonElement>("[data-download]")) {
    button.hidden = false;
    button.addEventListener("click", () => void download(figure, drawn, button.dataset.download as "png" | "svg" | "csv"));
  }
}

/** Brings the table beneath the chart up to date with what is drawn. */
function tabulate(table: HTMLTableElement, chart: Chart): void {
  const cell = (kind: "th" | "td", text: string, number?: number | null): HTMLTableCellElement => {
    const made = document.createElement(kind);
    made.textContent = text;
    if (number !== undefined) made.className = "num";
    if (typeof number === "number") made.dataset.number = `${number}`;
    return made;
  };
  table.tHead!.rows[0]!.replaceChildren(table.tHead!.rows[0]!.cells[0]!, ...chart.series.map(series => cell("th", series.name, null)));
  table.tBodies[0]!.replaceChildren(...chart.labels.map((label, at) => {
    const row = document.createElement("tr");
    row.append(cell("th", label), ...chart.series.map(({ values, unit }) => cell("td", values[at] == null ? "" : full(values[at]!, unit), values[at] ?? null)));
    return row;
  }));
}

function optionOf(chart: Chart): EChartsCoreOption {
  const ink = colour("--ink-2");
  const line = colour("--line");
  const text = { color: ink, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
  const isRadar = chart.series.some(series => series.shape === "radar");
  const shared = {
    animation: false,
    color: palette.map(colour),
    textStyle: text,
    legend: chart.series.length > 1 ? { type: "scroll", bottom: 0, textStyle: text, icon: "roundRect", itemWidth: 12, itemHeight: 12 } : undefined,
  };
  if (isRadar) return { ...shared, radar: radarOf(chart, text, line), series: [{ type: "radar", data: chart.series.map(series => ({ name: series.name, value: series.values, areaStyle: { opacity: 0.16 } })) }] };
  const axes = [...new Set(chart.series.map(series => series.axis))].sort();
  return {
    ...shared,
    grid: { left: 8, right: axes.length > 1 ? 8 : 16, top: 24, bottom: chart.series.length > 1 ? 34 : 4, containLabel: true },
    tooltip: { trigger: "axis", backgroundColor: colour("--sheet"), borderColor: line, textStyle: { ...text, color: colour("--ink") }, formatter: (points: Point[]) => tipOf(points, chart) },
    xAxis: { type: "category", data: chart.labels, axisLabel: { ...text, hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: line } } },
    yAxis: axes.map(axis => {
      const unit = chart.series.find(series => series.axis === axis)!.unit;
      return { type: "value", axisLabel: { ...text, formatter: (value: number) => short(value, unit) }, splitLine: { show: axis === axes[0], lineStyle: { color: line } } };
    }),
    series: chart.series.map(series => ({
      name: series.name,
      type: series.shape === "bars" ? "bar" : "line",
      data: series.values,
      stack: series.stack ?? undefined,
      step: series.shape === "step" ? "end" : undefined,
      areaStyle: series.shape === "area" ? { opacity: 0.14 } : undefined,
      showSymbol: false,
      barMaxWidth: 28,
      yAxisIndex: axes.indexOf(series.axis),
    })),
  };
}

interface Point { seriesIndex: number; marker: string; seriesName: string; value: number | null; axisValueLabel: string }

function tipOf(points: Point[], chart: Chart): HTMLElement {
  const tip = document.createElement("div");
  const head = tip.appendChild(document.createElement("b"));
  head.textContent = points[0]?.axisValueLabel ?? "";
  for (const point of points.filter(point => point.value)) {
    const row = tip.appendChild(document.createElement("div"));
    row.textContent = `${point.seriesName}  ${full(point.value!, chart.series[point.seriesIndex]!.unit)}`;
  }
  return tip;
}

function radarOf(chart: Chart, text: object, line: string): object {
  return {
    indicator: chart.labels.map(name => ({ name, max: chart.most ?? undefined })), splitNumber: 5, axisName: text,
    splitLine: { lineStyle: { color: line } }, splitArea: { show: false }, axisLine: { lineStyle: { color: line } },
  };
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A currency's sign stands before the number, any other unit behind it.
function withUnit(number: string, unit: string): string {
  return unit.length > 0 && !/\p{Letter}/u.test(unit.at(-1)!) ? unit + number : unit ? `${number} ${unit}` : number;
}

function short(value: number, unit: string): string {
  return withUnit(new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumFractionDigits: 1 }).format(value), unit);
}

function full(value: number, unit: string): string {
  return withUnit(new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 }).format(value), unit);
}

async function download(figure: HTMLElement, drawn: ECharts, kind: "png" | "svg" | "csv"): Promise<void> {
  const name = figure.querySelector("[data-chart-title]")!.textContent!.trim().replace(/[\\/:*?"<>|]+/g, " ").slice(0, 80);
  if (kind === "csv") return save(new Blob(["\uFEFF" + csvOf(figure.querySelector("table")!)], { type: "text/csv" }), `${name}.csv`);
  const svg = drawn.renderToSVGString();
  const picture = new Blob([svg], { type: "image/svg+xml" });
  if (kind === "svg") return save(picture, `${name}.svg`);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [drawn.getWidth() * 2, drawn.getHeight() * 2];
  const on = canvas.getContext("2d")!;
  on.fillStyle = colour("--sheet");
  on.fillRect(0, 0, canvas.width, canvas.height);
  on.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob(blob => blob && save(blob, `${name}.png`), "image/png");
}

function csvOf(table: HTMLTableElement): string {
  const cell = (text: string) => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return [...table.rows].map(row => [...row.cells].map(each => cell(each.dataset.number ?? each.textContent!.trim())).join(",")).join("\r\n") + "\r\n";
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
