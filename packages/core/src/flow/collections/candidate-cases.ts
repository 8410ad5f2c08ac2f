import {
  failedCriteria,
  handOverTerms,
  onKeyDate,
  selectionParameters,
  type AgencyCase,
  type Candidate,
} from '../../agencies/index.ts';
import type { TenantId } from '../../model/index.ts';
import {
  bytesOfDocuments,
  contactsOf,
  customersById,
  itemsOut,
  lastLetterArrivals,
  type CaseApproval,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { debtorsFrom, runOf } from '../dunning/dunning-input.ts';
import { unpackContent } from '../invoices/document-content.ts';
import type { Road } from '../road.ts';
import { settingsOf } from '../settings.ts';
import { choosePositions, type Position } from './choose-positions.ts';
import type { CriterionView } from './case-doors.ts';
import { composeCase, type IssuedProof } from './compose-case.ts';
import { sideOf, type KnownAgency } from './view-agency.ts';

/** A case that might go, as the books are now. */
export interface CandidateCase extends Candidate {
  readonly customerId: string;
  readonly customer: string;
  readonly positions: readonly Position[];
}

export interface Wanted {
  readonly customerId: string;
  readonly currency: string;
  /** The id of the case; of a case that nobody has drafted, any. */
  readonly caseId: string;
  readonly approvals?: readonly CaseApproval[];
  readonly scenario?: string | undefined;
}

/** Reads everything that decides on these cases, from items that were read (or locked) before. Customers without anything overdue make none. */
export async function candidateCases(
  road: Road,
  trx: TenantTransaction,
  agency: KnownAgency,
  rows: readonly OpenItemRow[],
  wanted: readonly Wanted[],
): Promise<readonly CandidateCase[]> {
  const settings = await settingsOf(trx);
  if (settings === undefined) return [];
  const ids = [...new Set(wanted.map(({ customerId }) => customerId))];
  const debtors = new Map((await debtorsFrom(trx, rows, settings)).map((debtor) => [debtor.customer.id, debtor]));
  const selection = selectionParameters.parse(agency.row.selection);
  const out = await itemsOut(trx, ids);
  const chosen = wanted.flatMap((each) => {
    const debtor = debtors.get(each.customerId);
    if (debtor === undefined) return [];
    const choice = { currency: each.currency, today: agency.today, minLevel: selection.minLevel, out };
    const positions = choosePositions(debtor, choice);
    return positions.items.length === 0 ? [] : [{ each, debtor, positions }];
  });
  const known = await surroundings(
    trx,
    ids,
    chosen.flatMap(({ positions }) => positions.items),
  );
  const { bankDataStale } = await runOf(road, trx, settings);
  return chosen.flatMap(({ each, debtor, positions }) => {
    const customer = known.customers.get(each.customerId);
    if (customer === undefined) return [];
    const letter = known.letters.find(
      ({ customerId, currency }) => customerId === each.customerId && currency === each.currency,
    );
    const proofs = positions.items.flatMap(({ item }) => item.documentIds.flatMap((id) => known.proofs.get(id) ?? []));
    const composed = composeCase({
      caseId: each.caseId,
      tenant: trx.tenant satisfies TenantId,
      agency: agency.row.id,
      mode: sideOf(agency),
      currency: each.currency,
      positions,
      terms: handOverTerms.parse(agency.row.terms),
      customer,
      contacts: known.contacts.get(each.customerId) ?? [],
      documents: [...new Map(proofs.map((proof) => [proof.id, proof])).values()],
      letter,
      scenario: each.scenario,
    });
    return [
      {
        customerId: each.customerId,
        customer: debtor.customer.name,
        case: composed,
        positions: positions.items,
        openDisputes: positions.disputes,
        openPromises: positions.promises,
        openBlocks: positions.blocks,
        bankDataStale,
        letters: letter === undefined ? [] : [{ id: letter.letterId, delivery: letter.delivery }],
        approvedBy: (each.approvals ?? []).map(({ role }) => role),
        alreadyOut: false,
      },
    ];
  });
}

async function surroundings(trx: TenantTransaction, ids: readonly string[], positions: readonly Position[]) {
  const documents = await bytesOfDocuments(trx, [...new Set(positions.flatMap(({ item }) => item.documentIds))]);
  const proofs = new Map(
    [...documents].map(([id, { number, kind, contactId, content, xmlSha256 }]): [string, IssuedProof] => [
      id,
      { id, number, kind, contactId, invoice: unpackContent(content).invoice, sha256: xmlSha256.toString('hex') },
    ]),
  );
  return {
    proofs,
    customers: new Map((await customersById(trx, ids)).map((customer) => [customer.id, customer])),
    contacts: Map.groupBy(await contactsOf(trx, ids), ({ customerId }) => customerId),
    letters: await lastLetterArrivals(trx, ids),
  };
}

/** What would go of a candidate, and every criterion that it fails; the key date of a live agency comes first. */
export function judged(
  candidate: CandidateCase,
  agency: KnownAgency,
): { readonly case: AgencyCase; readonly criteria: readonly CriterionView[] } {
  const { row, today } = agency;
  const selection = selectionParameters.parse(row.selection);
  if (row.liveFrom === null) return { case: candidate.case, criteria: failedCriteria(selection, candidate, today) };
  const keyDate = { liveFrom: row.liveFrom, dueBefore: row.dueBefore ?? ('stay' as const) };
  const decision = onKeyDate(candidate.case, keyDate, today);
  if (decision.goes)
    return { case: decision.case, criteria: failedCriteria(selection, { ...candidate, case: decision.case }, today) };
  const { code, message } = decision;
  return { case: candidate.case, criteria: [{ code, message }, ...failedCriteria(selection, candidate, today)] };
}
