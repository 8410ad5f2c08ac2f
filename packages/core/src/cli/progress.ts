import { duration } from './text.ts';

/** Tells on standard error how far a long command is. */
export interface Progress {
  /** `part` of the whole (0 to 1) when it is known, and what to say besides. */
  at(part: number | undefined, note: string): void;
  end(): void;
}

const EVERY_ON_A_TERMINAL = 200;
const EVERY_IN_A_LOG = 10_000;

/** On a terminal one line that is rewritten; in a pipe or log a plain line every ten seconds. */
export function progress(title: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = performance.now();
  const rewrites = stream.isTTY;
  let shownAt = rewrites ? -Infinity : started;
  return {
    at(part, note) {
      const now = performance.now();
      if (now - shownAt < (rewrites ? EVERY_ON_A_TERMINAL : EVERY_IN_A_LOG)) return;
      shownAt = now;
      const line = `${title}: ${note}${outlook(part, now - started)}`;
      stream.write(rewrites ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end() {
      if (rewrites) stream.write('\r\u001b[K');
    },
  };
}

function outlook(part: number | undefined, elapsed: number): string {
  if (part === undefined || part <= 0) return `, ${duration(elapsed)}`;
  return `, ${Math.floor(part * 100)} %, about ${duration(elapsed / part - elapsed)} to go`;
}
