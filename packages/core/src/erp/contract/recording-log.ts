import type { AdapterLog } from '../port.ts';

/** A log that remembers every word, so that a test can look for what should not be there. */
export function recordingLog(): AdapterLog & { text(): string } {
  const lines: string[] = [];
  const write = (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  return { debug: write, warn: write, text: () => lines.join('\n') };
}
