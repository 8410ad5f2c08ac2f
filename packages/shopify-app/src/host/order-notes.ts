import type { HostNote } from '@quittance/core/hosts';
import { z } from 'zod';
import type { Metafield } from './invoice-metafields.ts';

/** What a person should know of an order, and perhaps do, as the metafield `invoice_notes` keeps it. Holds no address. */
const orderNote = z.object({
  key: z.string(),
  at: z.string(),
  code: z.string(),
  text: z.string(),
  /** What is to be done; absent of a note that only tells. */
  task: z.string().exactOptional(),
  /** When a person said that it is done. */
  doneAt: z.string().exactOptional(),
});
export type OrderNote = z.output<typeof orderNote>;

export const NOTE_TYPES = { invoice_notes: 'json', invoice_task: 'multi_line_text_field' } as const;

/** An order that gets more has its oldest forgotten: its history in Quittance has them all. */
const MOST_NOTES = 20;
/** A metafield cannot be blank. */
const NOTHING = '–';

/** Newest last; none of what this release cannot read. */
export function readNotes(value: string | undefined): readonly OrderNote[] {
  if (value === undefined) return [];
  try {
    return z.array(orderNote).safeParse(JSON.parse(value)).data ?? [];
  } catch {
    return [];
  }
}

/** `undefined` when the order has the note already. */
export function withNote(
  notes: readonly OrderNote[],
  { key, code, text, task }: HostNote,
  at: string,
): readonly OrderNote[] | undefined {
  if (notes.some((note) => note.key === key)) return undefined;
  return [...notes, { key, at, code, text, ...(task !== undefined && { task: task.title }) }].slice(-MOST_NOTES);
}

/** `undefined` when nothing changes by it: the order has no such task, or it is done. */
export function withDone(notes: readonly OrderNote[], key: string, at: string): readonly OrderNote[] | undefined {
  if (!notes.some((note) => note.key === key && isToDo(note))) return undefined;
  return notes.map((note) => (note.key === key ? { ...note, doneAt: at } : note));
}

/** The notes, and what is still to be done in words for people, filters and Flow. */
export function noteMetafields(notes: readonly OrderNote[]): readonly Metafield[] {
  const toDo = notes.filter(isToDo).map(({ task }) => task ?? '');
  return [
    { key: 'invoice_notes', type: NOTE_TYPES.invoice_notes, value: JSON.stringify(notes) },
    { key: 'invoice_task', type: NOTE_TYPES.invoice_task, value: toDo.length === 0 ? NOTHING : toDo.join('\n') },
  ];
}

function isToDo({ task, doneAt }: OrderNote): boolean {
  return task !== undefined && doneAt === undefined;
}
