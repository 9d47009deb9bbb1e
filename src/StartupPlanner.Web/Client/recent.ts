const most = 12;

/** Remembers a page of a plan as the last one visited. */
export function visit(plan: string, path: string): void {
  try {
    localStorage.setItem(nameOf(plan), JSON.stringify([path, ...recent(plan).filter(each => each !== path)].slice(0, most)));
  } catch {
    // A browser that keeps nothing remembers nothing.
  }
}

/** The pages of a plan that were visited lately, the last one first. */
export function recent(plan: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(plan)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(each => typeof each === "string") : [];
  } catch {
    return [];
  }
}

function nameOf(plan: string): string {
  return `planner-recent:${plan}`;
}
