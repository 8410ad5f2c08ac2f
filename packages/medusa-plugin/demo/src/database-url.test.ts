import { describe, expect, it } from 'vitest';
import { databaseUrl } from './database-url.ts';

describe('databaseUrl', () => {
  it.each([
    ['postgres://me@localhost/shop?host=/run/pg&port=5433', 'postgres://me@%2Frun%2Fpg:5433/shop?sslmode=disable'],
    ['postgresql://postgres@%2Frun%2Fpg:5432/shop', 'postgres://postgres@%2Frun%2Fpg:5432/shop?sslmode=disable'],
    ['postgres://me:secret@%2Frun%2Fpg/shop', 'postgres://me:secret@%2Frun%2Fpg:5432/shop?sslmode=disable'],
    ['postgres://me:secret@db.example.com:5432/shop', 'postgres://me:secret@db.example.com:5432/shop'],
    [undefined, undefined],
  ])('%s becomes %s', (given, wanted) => expect(databaseUrl(given)).toBe(wanted));
});
