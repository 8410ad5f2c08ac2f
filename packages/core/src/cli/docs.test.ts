import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/cli.md'), 'utf8');
const root = program(() => Promise.resolve());

function leaves(command: Command, path: string): readonly (readonly [string, Command])[] {
  if (command.commands.length === 0) return [[path, command]];
  return command.commands.flatMap((child) => leaves(child, `${path} ${child.name()}`.trim()));
}

describe('docs/cli.md', () => {
  it.each(leaves(root, '').map(([path]) => path))('tells of `%s`', (path) => {
    expect(page).toMatch(new RegExp(`\`${path}[\` ]`));
  });

  it('knows no option that a command does not have', () => {
    const known = new Set(
      [root, ...leaves(root, '').map(([, command]) => command)].flatMap(({ options }) =>
        options.map(({ long }) => long),
      ),
    );
    const told = [...page.matchAll(/--[a-z][a-z-]+/g)]
      .map(([option]) => option)
      .filter((option) => option !== '--help');
    expect(told.filter((option) => !known.has(option))).toEqual([]);
    expect(told.length).toBeGreaterThan(20);
  });
});

describe('a command line', () => {
  it.each(root.commands.map((command) => command.name()))(
    'finds `%s`, and the commands that stand beside it',
    (name) => {
      const found = program(() => Promise.resolve(), ['--tenant', 'acme', name, 'file']).commands;
      expect(found.map((command) => command.name())).toContain(name);
      expect(found.length).toBeLessThan(root.commands.length);
    },
  );

  it.each([[['--help']], [['validate', '--help']], [['help', 'orders']], [['nonsense']], [[]]])(
    '%j knows all',
    (argv) => {
      expect(program(() => Promise.resolve(), argv).commands.length).toBe(root.commands.length);
    },
  );
});
