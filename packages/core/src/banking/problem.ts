import type { Problem } from '../model/index.ts';

/** Why a file is not read as a statement. */
export function unreadable(code: string, message: string, advice: string): Problem {
  return { code, message, advice, retry: 'never' };
}
