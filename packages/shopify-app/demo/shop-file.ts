import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { FakeShop, ShopSnapshot } from '../test/fake-admin/index.ts';

const EVERY_MS = 1_000;

/** Keeps the shop in a file, so that the next start finds its orders. Answers how to stop, having written the last state. */
export function keepInFile(shop: FakeShop, file: string): () => void {
  let kept = '';
  if (existsSync(file)) {
    kept = readFileSync(file, 'utf8');
    shop.restore(JSON.parse(kept) as ShopSnapshot);
  }
  const save = (): void => {
    const now = JSON.stringify(shop.snapshot);
    if (now === kept) return;
    // Whole or not at all: a process may end in the middle of it.
    writeFileSync(`${file}.new`, now, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    kept = now;
  };
  const timer = setInterval(save, EVERY_MS);
  return () => {
    clearInterval(timer);
    save();
  };
}
