import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** The outcome of one vitest run, as `npm test` adds them up. */
export interface Count {
  passed: number;
  /** The names of failed tests, and of what failed outside any test (a file, a hook): nothing broken may count as nothing. */
  failed: string[];
  /** `<test>: <reason>` of every skipped one. */
  skipped: string[];
}

const REASON = / \[skipped: [^\]]+\]/g;

function nameOf(test: TestCase | TestSuite): string {
  return `${test.module.relativeModuleId} > ${test.fullName.replaceAll(REASON, '')}`;
}

function count(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Count {
  const total: Count = {
    passed: 0,
    failed: unhandled.map(({ message }) => `outside any test: ${message}`),
    skipped: [],
  };
  for (const module of modules) {
    const failed: string[] = [];
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') total.passed += 1;
      else if (result.state === 'failed') failed.push(nameOf(test));
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
    total.failed.push(...(failed.length === 0 && !module.ok() ? [module.relativeModuleId] : failed));
  }
  return total;
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
