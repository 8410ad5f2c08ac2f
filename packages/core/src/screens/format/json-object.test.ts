import { expect, it } from 'vitest';
import { jsonObject } from './json-object.ts';

it('reads an object', () => expect(jsonObject(' {"test": {}} ')).toEqual({ test: {} }));

it.each(['', '{', '[]', 'null', '"text"', '1'])('takes %j for none', (text) =>
  expect(jsonObject(text)).toBeUndefined(),
);
