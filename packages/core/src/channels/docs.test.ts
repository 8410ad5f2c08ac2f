import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DOCS = readFileSync(join(import.meta.dirname, '../../../../docs/channels.md'), 'utf8');

/** Every code that a channel or a template may answer with, as the sources have them. */
function codes(): string[] {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^testing|^returns/.test(file))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
  const found = sources.flatMap((source) =>
    Array.from(source.matchAll(/'((?:EMAIL|SMTP|SMS|PRINT|TEMPLATE)_[A-Z\d_]+)'/g), ([, code = '']) => code),
  );
  return [...new Set(found)].sort();
}

describe('docs/channels.md', () => {
  it('says of each code what to do', () => {
    expect(codes().length).toBeGreaterThan(30);
    expect(codes().filter((code) => !DOCS.includes(`\`${code}\``))).toEqual([]);
  });

  it('names no code that there is not', () => {
    const named = Array.from(
      DOCS.matchAll(/`((?:EMAIL|SMTP|SMS|PRINT|TEMPLATE)_[A-Z\d_]+)`/g),
      ([, code = '']) => code,
    );
    expect(named.filter((code) => !codes().includes(code))).toEqual([]);
  });
});
