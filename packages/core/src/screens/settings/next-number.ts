import { seriesOf, type DocumentKind } from '../../billing/index.ts';
import { numberingSettings } from '../../model/index.ts';
import type { Draft } from './draft.ts';
import { NUMBERED } from './fields.ts';

/** `next` is the very number the next document would have today; `example` only shows how numbers will look. */
export interface NextNumber {
  readonly kind: 'next' | 'example';
  readonly number: string;
}

/**
 * The next number under the pattern being typed, by core's own numbering. The counter is the series': it begins anew with
 * a new pattern and goes on with one that was in use. `undefined` when the pattern makes no lawful numbers.
 */
export function nextNumber(
  draft: Draft,
  kind: DocumentKind,
  today: string,
  counters: Readonly<Record<string, number>> | undefined,
): NextNumber | undefined {
  const startAt = String(draft['numbering.startAt'] ?? '');
  const settings = numberingSettings.safeParse({
    ...Object.fromEntries(NUMBERED.map((name) => [name, draft[`numbering.${name}`]])),
    reset: draft['numbering.reset'],
    startAt: /^\d{1,9}$/.test(startAt) ? Number(startAt) : undefined,
  });
  if (!settings.success) return undefined;
  const series = seriesOf(settings.data, kind, today);
  if (!series.ok) return undefined;
  const counter = counters?.[series.value.key] ?? series.value.startAt;
  return { kind: counters === undefined ? 'example' : 'next', number: series.value.format(counter) };
}
