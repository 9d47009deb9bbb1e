/** The address of the page's plan; empty on pages of no plan. */
export function planPath(): string {
  return /^\/plans\/[0-9a-f-]{36}(?=\/|$)/.exec(location.pathname)?.[0] ?? "";
}
