import type { ShownEntry, ShownImport } from '@quittance/core/screens';
import { callCore } from './core-api.ts';
import { keys } from './keys.ts';
import { queryOf, usePages } from './pages.ts';
import { useReceivableAction } from './receivables.ts';

/** Entries of bank statements, newest first; all of them where no state is named. */
export function useEntries(state: string | undefined) {
  const query = queryOf({ state });
  return usePages<ShownEntry>(keys.entries(query.toString()), '/bank-entries', query);
}

export function useImportStatement() {
  return useReceivableAction((file: File) =>
    callCore<ShownImport>(`/bank-statements?${queryOf({ name: file.name.slice(-200) }).toString()}`, {
      method: 'POST',
      file,
    }),
  );
}

/** One of its proposals, or what it settles instead. */
export type Decision =
  | { readonly proposal: number }
  | { readonly allocations: readonly { readonly documentNumber: string; readonly amount: string }[] };

export function usePostEntry(id: string) {
  return useReceivableAction((decision: Decision) =>
    callCore<ShownEntry>(`/bank-entries/${id}/post`, { method: 'POST', body: decision }),
  );
}

export function useDismissEntry(id: string) {
  return useReceivableAction((reason: string) =>
    callCore<ShownEntry>(`/bank-entries/${id}/dismiss`, { method: 'POST', body: { reason } }),
  );
}

export function useReverseEntry(id: string) {
  return useReceivableAction((reason: string) =>
    callCore<ShownEntry>(`/bank-entries/${id}/reverse`, { method: 'POST', body: { reason } }),
  );
}
