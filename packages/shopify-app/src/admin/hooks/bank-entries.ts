import type { AllocationLine, ShownEntry, ShownImport } from '@quittance/core/screens';
import { call, sendFile, withQuery } from '../api/client.ts';
import { settled } from './receivables.ts';
import { useAction } from './use-action.ts';
import { useList } from './use-list.ts';

const ENTRIES = '/v1/bank-entries';

/** Entries of bank statements, newest first; all of them where no state is named. */
export const useEntries = (state: string | undefined) => useList<ShownEntry>(ENTRIES, { state });

const importStatement = async (file: File) =>
  settled(await sendFile<ShownImport>(withQuery('/v1/bank-statements', { name: file.name.slice(-200) }), file));
export const useImportStatement = () => useAction(importStatement);

/** One of its proposals, or what it settles instead. */
export type Decision = { readonly proposal: number } | { readonly allocations: readonly AllocationLine[] };

const post = async (id: string, decision: Decision) =>
  settled(await call<ShownEntry>('POST', `${ENTRIES}/${id}/post`, decision));
export const usePostEntry = () => useAction(post);

const undo = async (id: string, act: 'dismiss' | 'reverse', reason: string) =>
  settled(await call<ShownEntry>('POST', `${ENTRIES}/${id}/${act}`, { reason }));
/** Puts an entry aside, or takes back what it settled. */
export const useUndoEntry = () => useAction(undo);
