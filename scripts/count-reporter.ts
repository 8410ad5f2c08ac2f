import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** What failed, and the first lines of why: whoever sees only the end of a long output needs both. */
export interface Failure {
  readonly name: string;
  readonly why: string;
}

/** The outcome of one vitest run, as `npm test` adds them up. */
export interface Count {
  passed: number;
  /** Failed tests, and what failed outside any test (a file, a hook): nothing broken may count as nothing. */
  failed: Failure[];
  /** `<test>: <reason>` of every skipped one. */
  skipped: string[];
}

const REASON = / \[skipped: [^\]]+\]/g;

function nameOf(test: TestCase | TestSuite): string {
  return `${test.module.relativeModuleId} > ${test.fullName.replaceAll(REASON, '')}`;
}

const LINES = 15;

/** The messages with what differs and where, cut to {@link LINES} lines each. */
function whyOf(errors: readonly SerializedError[]): string {
  return errors
    .flatMap(({ message, diff, stack }) => {
      const at = stack?.split('\n').find((line) => line.startsWith('    at '));
      const told = stripVTControlCharacters(typeof diff === 'string' ? `${message}\n${diff}` : message);
      return [
        ...told
          .split('\n')
          .filter((line) => line.trim() !== '')
          .slice(0, LINES),
        ...(at === undefined ? [] : [at.trim()]),
      ];
    })
    .join('\n');
}

function count(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Count {
  const total: Count = {
    passed: 0,
    failed: unhandled.map((error) => ({ name: 'outside any test', why: whyOf([error]) })),
    skipped: [],
  };
  for (const module of modules) {
    const failed: Failure[] = [];
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') total.passed += 1;
      else if (result.state === 'failed') failed.push({ name: nameOf(test), why: whyOf(result.errors) });
      // A test behind a failed hook is reported as skipped or pending; the failure itself is counted below.
      else
        total.skipped.push(
          `${nameOf(test)}: ${('note' in result && result.note) || (reasonIn(test) ?? 'no reason given')}`,
        );
    }
    for (const suite of module.children.allSuites()) {
      // A suite that steps aside as a whole may hold no test to tell it by.
      if (suite.options.mode === 'skip' && suite.children.size === 0)
        total.skipped.push(`${nameOf(suite)}: ${reasonIn(suite) ?? 'no reason given'}`);
    }
    if (failed.length === 0 && !module.ok())
      failed.push({ name: module.relativeModuleId, why: whyOf(errorsIn(module)) });
    total.failed.push(...failed);
  }
  return total;
}

/** What the file and its hooks threw. */
function errorsIn(module: TestModule): readonly SerializedError[] {
  return [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
}

/** Where a condition decides before a test runs, the reason stands in the title: `… [skipped: no MariaDB here]`. */
function reasonIn(test: TestCase | TestSuite): string | undefined {
  return test.fullName.match(REASON)?.[0].slice(' [skipped: '.length, -1);
}

/** Writes a {@link Count} to the file that QUITTANCE_COUNT names. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env['QUITTANCE_COUNT'];
    if (file !== undefined) writeFileSync(file, JSON.stringify(count(modules, unhandled)));
  }
}
