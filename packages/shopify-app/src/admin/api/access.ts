/** Whether the server still lets this page in: once it refuses the token that App Bridge has just renewed, only opening the app again helps. */
let lost = false;
const watchers = new Set<() => void>();

export const isAccessLost = (): boolean => lost;

export function loseAccess(): void {
  lost = true;
  for (const watcher of watchers) watcher();
}

export function watchAccess(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}
