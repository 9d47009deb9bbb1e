import { svgOf } from "./chart";

// Run by the printer in the document, which has no scripts of its own.
for (const place of document.querySelectorAll<HTMLElement>("[data-chart]")) place.innerHTML = svgOf(place.dataset.chart!, place.clientWidth || 640, place.clientHeight || 240);
