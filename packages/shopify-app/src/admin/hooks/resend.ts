import type { ResendProposal } from '@quittance/core/flow';
import { throughOf } from '@quittance/core/screens';
import { call } from '../api/client.ts';
import type { Filters, DOCUMENT_FILTERS } from '../components/filters/filters.ts';
import { delivered } from './delivery.ts';
import { useAction } from './use-action.ts';
import { useResource } from './use-resource.ts';

/** Which documents: some, or all that a filter finds. */
export type ResendPick = { readonly documents: readonly string[] } | { readonly filter: object };

/** All that the list of invoices shows with these filters, whichever page is open. */
export function pickOf({ after: _page, open, ...filter }: Filters<keyof typeof DOCUMENT_FILTERS>): ResendPick {
  return { filter: { ...filter, ...(open !== undefined && { open: open === 'true' }) } };
}

const propose = (pick: ResendPick) => call<ResendProposal>('POST', '/v1/resends', pick);
/** The list of what would be sent; nothing is sent. */
export const useProposeResend = () => useAction(propose);

const confirm = async (id: string) => delivered(await call<ResendProposal>('POST', `/v1/resends/${id}/confirm`));
export const useConfirmResend = () => useAction(confirm);

const PROGRESS_MS = 1_500;
const poll = (proposal: ResendProposal | undefined) =>
  proposal === undefined || throughOf(proposal) < proposal.documents.length ? PROGRESS_MS : false;

/** How far a confirmed list is, asked for again until every message is through. */
export const useResendProgress = (id: string) => useResource<ResendProposal>(`/v1/resends/${id}`, poll);
