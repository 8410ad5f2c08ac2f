import type { Problem } from '../../packages/core/src/model/index.ts';
import type { Finding } from '../../packages/core/src/rules/index.ts';

/** More is no help to anybody, and a way to fill a memory. */
const MOST_PROBLEMS = 101;
const MOST_FINDINGS = 1_000;
const LONGEST = 2_000;
/** Elements are 64 deep at most, and each can have a long name in a long namespace. */
const LONGEST_PLACE = 50_000;

/** Throws unless it is so. */
export function insist(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** A refusal has reasons, each of them a typed problem that a person can read; the code of the first. */
export function refusalSaysWhy(problems: readonly Problem[]): string {
  const [first] = problems;
  if (first === undefined) throw new Error('refused without a reason');
  insist(problems.length <= MOST_PROBLEMS, `${problems.length} problems`);
  for (const { code, message, advice } of problems) {
    insist(/^[A-Z][A-Z0-9_]+$/.test(code), `a problem without a code: ${code}`);
    insist(message !== '' && message.length <= LONGEST && advice !== '', `nobody reads this: ${message.slice(0, 300)}`);
  }
  return first.code;
}

/** Every finding names its rule and its place and says what to do. */
export function findingsSayWhy(findings: readonly Finding[]): string {
  insist(findings.length <= MOST_FINDINGS, `${findings.length} findings`);
  for (const { rule, location, message, advice, count } of findings) {
    insist(
      rule !== '' && count > 0 && location.startsWith('/') && location.length <= LONGEST_PLACE,
      `no place: ${rule}`,
    );
    insist(message !== '' && message.length <= LONGEST && advice.fr !== '', `nobody reads this: ${rule}`);
  }
  return findings.some(({ severity }) => severity === 'fatal') ? 'judged invalid' : 'judged valid';
}
