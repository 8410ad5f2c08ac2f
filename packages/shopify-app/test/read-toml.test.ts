import { expect, test } from 'vitest';
import { readToml } from '../extensions/read-toml.ts';

test('tables, arrays of tables, dotted keys, comments, arrays over several lines', () => {
  const text = `
# A comment
name = "a \\"b\\" # c" # d
[access]
scopes = "x"
optional = [ "a",
  "b", # why
]
[order.metafields.app.number]
access.admin = "merchant_read"
capabilities.filterable = true
[[hooks]]
topics = ["a"]
[[hooks]]
limit = 12
[hooks.filter]
on = false
`;
  expect(readToml(text)).toEqual({
    name: 'a "b" # c',
    access: { scopes: 'x', optional: ['a', 'b'] },
    order: {
      metafields: { app: { number: { access: { admin: 'merchant_read' }, capabilities: { filterable: true } } } },
    },
    hooks: [{ topics: ['a'] }, { limit: 12, filter: { on: false } }],
  });
});

test.each([
  'a = 1\na = 2',
  'a = 1\na.b = 2',
  'a = 1\n[[a]]',
  '[a',
  '[[a]',
  'a',
  'a = b',
  "a = 'b'",
  'a = 1.5',
  'a = "b',
  'a b = 1',
])('refused with its line: %j', (text) => {
  expect(() => readToml(text)).toThrow(/^Line \d/);
});
