import { BarChart, LineChart, RadarChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent } from "echarts/components";
import { init, use, type ECharts, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, RadarChart, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent, SVGRenderer]);

/** What the server says of a chart; see Pages/Shared/Chart.cs. */
interface Chart {
  labels: string[];
  series: { name: string; values: (number | null)[]; shape: "bars" | "line" | "step" | "area" | "band" | "radar"; stack: string | null; axis: number; unit: string; from: (number | null)[] | null }[];
  /** The largest value of a radar. */
  most: number | null;
  /** Moments, by the place of their label. */
  marks: { at: number; name: string }[];
}

const palette = ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6", "--chart-7", "--chart-8"];
const dashes = ["solid", "dashed", "dotted"];
const legendRow = 21;

/** A chart as a drawing, for where it is printed. In grey, bars differ by their lightness, which the style sheet sees to, and lines by their dashes. */
export function svgOf(data: string, width: number, height: number): string {
  const chart = JSON.parse(data) as Chart;
  const drawn = init(null, null, { renderer: "svg", ssr: true, width, height: height + legendHeight(chart, width) });
  const { series, ...option } = optionOf(chart, width) as { series: { type: string; lineStyle?: object }[] };
  const dashed = series.map((each, at) => each.type === "line" && each.lineStyle ? { ...each, lineStyle: { ...each.lineStyle, type: dashes[at % dashes.length] } } : each);
  drawn.setOption({ ...option, series: dashed });
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
    place.style.setProperty("--legend", `${legendHeight(chart, place.clientWidth)}px`);
    drawn.resize({ height: place.clientHeight });
    drawn.setOption(optionOf(chart, place.clientWidth), true);
    tabulate(figure.querySelector("table")!, chart);
  };
  draw();
  new MutationObserver(draw).observe(place, { attributeFilter: ["data-chart"] });
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  let width = place.clientWidth;
  new ResizeObserver(() => {
    if (place.clientWidth === width) return;
    width = place.clientWidth;
    drawn.resize({ width });
    draw();
  }).observe(place);
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
    row.append(cell("th", label), ...chart.series.map(series => cell("td", amountOf(series, at), series.values[at] ?? null)));
    return row;
  }));
}

/** How high the names beneath a chart are: they go on in another row where there is no more room. */
function legendHeight(chart: Chart, width: number): number {
  if (chart.series.length < 2) return 0;
  let [rows, used] = [1, 0];
  for (const { name } of chart.series) {
    // A sign of Chinese is as wide as it is high, a letter about half of that.
    const item = 28 + [...name].reduce((sum, sign) => sum + (sign > "\u2e80" ? 12.5 : 6.8), 0);
    if (used > 0 && used + item > width - 16) [rows, used] = [rows + 1, 0];
    used += item;
  }
  return rows * legendRow;
}

function optionOf(chart: Chart, width: number): EChartsCoreOption {
  const ink = colour("--ink-2");
  const line = colour("--line");
  const text = { color: ink, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
  const isRadar = chart.series.some(series => series.shape === "radar");
  const shared = {
    animation: false,
    color: palette.map(colour),
    textStyle: text,
    legend: chart.series.length > 1 ? { data: chart.series.map(series => series.name), bottom: 0, textStyle: text, icon: "roundRect", itemWidth: 12, itemHeight: 12 } : undefined,
  };
  if (isRadar) return { ...shared, radar: radarOf(chart, text, line), series: [{ type: "radar", data: chart.series.map(series => ({ name: series.name, value: series.values, areaStyle: { opacity: 0.16 } })) }] };
  const axes = [...new Set(chart.series.map(series => series.axis))].sort();
  return {
    ...shared,
    grid: { left: 8, right: axes.length > 1 ? 8 : 16, top: 24, bottom: legendHeight(chart, width) + (chart.series.length > 1 ? 12 : 4), containLabel: true },
    tooltip: { trigger: "axis", backgroundColor: colour("--sheet"), borderColor: line, textStyle: { ...text, color: colour("--ink") }, formatter: (points: Point[]) => tipOf(points, chart) },
    xAxis: { type: "category", data: chart.labels, axisLabel: { ...text, hideOverlap: true }, axisTick: { show: false }, axisLine: { lineStyle: { color: line } } },
    yAxis: axes.map(axis => {
      const unit = chart.series.find(series => series.axis === axis)!.unit;
      return { type: "value", axisLabel: { ...text, formatter: (value: number) => short(value, unit) }, splitLine: { show: axis === axes[0], lineStyle: { color: line } } };
    }),
    series: chart.series.flatMap((series, at) => series.from ? bandOf(series, series.from, at) : [{
      name: series.name,
      id: `${at}`,
      type: series.shape === "bars" ? "bar" : "line",
      data: series.values,
      stack: series.stack ?? undefined,
      step: series.shape === "step" ? "end" : undefined,
      areaStyle: series.shape === "area" ? { opacity: 0.14 } : undefined,
      itemStyle: { color: colour(palette[at % palette.length]!) },
      lineStyle: { color: colour(palette[at % palette.length]!) },
      z: 3,
      showSymbol: false,
      barMaxWidth: 28,
      yAxisIndex: axes.indexOf(series.axis),
      markLine: at === 0 && chart.marks.length > 0 ? marksOf(chart, text) : undefined,
    }]),
  };
}

/** A band is drawn as what lies on top of a line that is not seen. */
function bandOf(series: Chart["series"][number], from: (number | null)[], at: number): object[] {
  const shared = { type: "line", stack: `band ${at}`, stackStrategy: "all", showSymbol: false, lineStyle: { opacity: 0 }, silent: true };
  return [
    { ...shared, id: `${at} from`, data: from },
    { ...shared, id: `${at}`, name: series.name, data: series.values.map((value, place) => value == null || from[place] == null ? null : value - from[place]), areaStyle: { opacity: 0.16, color: colour("--chart-1") }, itemStyle: { color: colour("--chart-1"), opacity: 0.3 } },
  ];
}

function marksOf(chart: Chart, text: object): object {
  return {
    symbol: "none", silent: true, lineStyle: { color: colour("--amber"), type: "dashed", width: 1 },
    label: { ...text, formatter: "{b}", position: "insideEndTop", color: colour("--amber") },
    data: chart.marks.map(({ at, name }) => ({ name, xAxis: at })),
  };
}

interface Point { seriesId: string; dataIndex: number; axisValueLabel: string }

function tipOf(points: Point[], chart: Chart): HTMLElement {
  const tip = document.createElement("div");
  const head = tip.appendChild(document.createElement("b"));
  head.textContent = points[0]?.axisValueLabel ?? "";
  for (const { seriesId, dataIndex } of points) {
    const series = chart.series[Number(seriesId)];
    if (!series?.values[dataIndex]) continue;
    tip.appendChild(document.createElement("div")).textContent = `${series.name}  ${amountOf(series, dataIndex)}`;
  }
  return tip;
}

function amountOf(series: Chart["series"][number], at: number): string {
  const [from, to] = [series.from?.[at], series.values[at]];
  return to == null ? "" : from == null ? full(to, series.unit) : `${full(from, series.unit)} – ${full(to, series.unit)}`;
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
  return signed(value, size => withUnit(new Intl.NumberFormat(document.documentElement.lang, { notation: "compact", maximumFractionDigits: 1 }).format(size), unit));
}

function full(value: number, unit: string): string {
  return signed(value, size => withUnit(new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 }).format(size), unit));
}

function signed(value: number, written: (size: number) => string): string {
  return (value < 0 ? "−" : "") + written(Math.abs(value));
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
