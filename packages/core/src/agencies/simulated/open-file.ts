import type { CaseFile } from './case-file.ts';
import { chanceFrom, seedOf } from './chance.ts';
import { sumsOf } from './check-command.ts';
import { objectsAt, textAt, type JsonObject } from './json.ts';
import { STORIES } from './scenarios.ts';

/** A new file for a case; its story is the scenario it names, else one the seed draws. */
export function openFile(submitted: JsonObject, reference: string, seed: number): CaseFile {
  const items = objectsAt(submitted, 'items');
  const sums = sumsOf(items) ?? { principal: 0n, interest: 0n, fees: 0n, paid: 0n };
  const caseId = textAt(submitted, 'caseId');
  const named = /^TEST:(.*)$/.exec(textAt(submitted, 'creditorRef'))?.[1];
  const drawn = STORIES[Math.floor(chanceFrom(seedOf(seed, caseId))() * STORIES.length)];
  return {
    caseId,
    reference,
    currency: textAt(submitted, 'currency'),
    scenario: named ?? drawn ?? 'accepted',
    version: Number(submitted['version']),
    items,
    ...sums,
    costs: 0n,
    remitted: 0n,
    commission: 0n,
    credited: { principal: 0n, interest: 0n, fees: 0n },
    collected: 0n,
    closed: false,
    disputed: false,
    seq: 0,
    payments: new Set(),
    requests: new Map(),
    costsAsked: new Map(),
  };
}
