/**
 * Memory over many documents: `node --expose-gc bench/formats/memory.ts [DOCUMENTS]`. Each is another one (its number and its buyer differ), is
 * parsed and judged by every layer that applies. Prints the heap that is in use after each tenth; flat is what it must be.
 */
import { judge } from '../../packages/core/src/rules/index.ts';
import { fileOf, invoiceOf } from './documents.ts';
import { judgesOf, rootOf } from './text.ts';

const count = Number(process.argv[2] ?? 100_000);
const collect = (globalThis as { gc?: () => void }).gc;
if (collect === undefined) throw new Error('Run with node --expose-gc');

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const kinds = await Promise.all(
  (['ubl', 'cii'] as const).map(async (syntax) => ({
    text: decoder.decode(fileOf(invoiceOf(10), syntax)),
    judges: await judgesOf(['structure', 'cen', 'fr-flux2'], syntax),
  })),
);

for (let index = 0; index < count; index += 1) {
  const { text, judges } = kinds[index % kinds.length]!;
  const document = text
    .replace('F2026-00042', `F2026-${index}`)
    .replace('Hôtel des Voyageurs', `Hôtel ${index * 7919}`);
  judge(rootOf(encoder.encode(document)), judges);
  if ((index + 1) % Math.ceil(count / 10) === 0) {
    collect();
    console.log(
      `${String(index + 1).padStart(9)} documents: ${(process.memoryUsage().heapUsed / 2 ** 20).toFixed(1)} MB of heap in use`,
    );
  }
}
