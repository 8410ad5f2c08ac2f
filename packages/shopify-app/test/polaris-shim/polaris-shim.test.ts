import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { icons } from './build.ts';
import { polarisElements } from './manifest.ts';
import { usedElements } from './used.ts';

const admin = join(import.meta.dirname, '../../src/admin');
const sources = globSync('**/*.tsx', { cwd: admin }).map(
  (path) => [path, readFileSync(join(admin, path), 'utf8')] as const,
);
const used = sources.flatMap(([path, source]) => usedElements(path, source).map((element) => ({ path, ...element })));
const known = polarisElements();

/** React's own, what every element of HTML has, and events. */
const ALWAYS = /^(?:key|ref|id|slot|lang|hidden|on[A-Z]\w+)$/;
/** App Bridge's own element, which the manifest of Polaris does not list. */
const APP_BRIDGE = new Set(['s-app-nav']);

function unknownIn(elements: typeof used): string[] {
  return elements
    .filter(({ tag }) => !APP_BRIDGE.has(tag))
    .flatMap(({ path, tag, names }) => {
      const facts = known[tag];
      if (facts === undefined) return [`${path}: <${tag}>`];
      const fields = Object.keys(facts.fields);
      return names
        .filter((name) => !ALWAYS.test(name) && !fields.includes(name))
        .map((name) => `${path}: <${tag} ${name}>`);
    });
}

describe('the screens', () => {
  it('use many elements of Polaris', () => expect(new Set(used.map(({ tag }) => tag)).size).toBeGreaterThan(25));

  it('use only elements and attributes that Shopify has', () => expect(unknownIn(used)).toEqual([]));

  it('put children only into slots that there are', () => {
    const slots = new Set(Object.values(known).flatMap(({ slots: names }) => names));
    expect(used.filter(({ slot }) => slot !== undefined && !slots.has(slot))).toEqual([]);
  });

  it('would be caught with an invention (the control)', () => {
    const [element, attribute] = ['<s-fancy-box />', '<s-button colour="red" />'].map((jsx) =>
      usedElements('x.tsx', `const x = ${jsx}`).map((each) => ({ path: 'x.tsx', ...each })),
    );
    expect(unknownIn(element ?? [])).toEqual(['x.tsx: <s-fancy-box>']);
    expect(unknownIn(attribute ?? [])).toEqual(['x.tsx: <s-button colour>']);
  });
});

describe('the stand-ins', () => {
  const shim = globSync('elements/*.ts', { cwd: import.meta.dirname }).map((path) =>
    readFileSync(join(import.meta.dirname, path), 'utf8'),
  );
  const drawn = new Set(
    shim.flatMap((source) => [...source.matchAll(/define\('(s-[a-z-]+)'/g)].map(([, tag]) => tag ?? '')),
  );

  it('draw every element that the screens use', () => {
    expect([...new Set(used.map(({ tag }) => tag))].filter((tag) => !drawn.has(tag) && !APP_BRIDGE.has(tag))).toEqual(
      [],
    );
  });

  it('draw no element that Shopify does not have', () =>
    expect([...drawn].filter((tag) => !(tag in known))).toEqual([]));

  it('have every icon that is named', () => {
    const all = icons();
    const named = sources.flatMap(([, source]) =>
      [...source.matchAll(/\bicon="([a-z-]+)"/g)].map(([, name]) => name ?? ''),
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !(name in all))).toEqual([]);
  });
});
