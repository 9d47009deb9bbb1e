import { svgOf } from "./chart";

// Run by the printer in the document, which has no scripts of its own. As wide as a page's text; the style sheet scales it.
for (const place of document.querySelectorAll<HTMLElement>("[data-chart]")) place.innerHTML = svgOf(place.dataset.chart!, 660, 250);
