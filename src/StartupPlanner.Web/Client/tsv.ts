/** A block as spreadsheets copy it: tabs between cells, lines between rows, quotes around a cell that has either in it. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at <= source.length; ) {
    let cell = "";
    const quoted = source[at] === '"' ? closing(source, at) : -1;
    if (quoted > 0) {
      cell = source.slice(at + 1, quoted).replaceAll('""', '"');
      at = quoted + 1;
    } else {
      const end = source.slice(at).search(/[\t\n]/);
      cell = end < 0 ? source.slice(at) : source.slice(at, at + end);
      at += cell.length;
    }
    rows[rows.length - 1]!.push(cell);
    if (source[at] === "\n") rows.push([]);
    at++;
  }
  return rows;
}

export function writeBlock(rows: string[][]): string {
  return rows.map(row => row.map(cell => /[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell).join("\t")).join("\n");
}

/** Where the quote that opens a cell is closed; -1 where it is only a quote. */
function closing(source: string, at: number): number {
  for (let end = source.indexOf('"', at + 1); end > 0; end = source.indexOf('"', end + 1)) {
    if (source[end + 1] === '"') end++;
    else return end + 1 === source.length || /[\t\n]/.test(source[end + 1]!) ? end : -1;
  }
  return -1;
}
