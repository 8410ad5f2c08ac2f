import { dayIn } from '../../model/index.ts';
import { readAgency, type CaseRow, type TenantTransaction } from '../../store/index.ts';
import { noteErp } from '../erp/note-erp.ts';
import type { Road } from '../road.ts';
import { settingsOf } from '../settings.ts';
import { caseNote, type CaseNews } from './case-words.ts';

/** What became of a case, for one document. */
export interface DocumentNews {
  readonly documentId: string;
  readonly news: CaseNews;
}

/**
 * Tells the people of the ERP, on the invoices of a case, what became of it. `key` names what happened within the case: told again it is the same
 * note. A test case is worked by nobody and noted nowhere.
 */
export async function noteCase(
  road: Road,
  trx: TenantTransaction,
  row: Pick<CaseRow, 'id' | 'agency' | 'mode'>,
  { key, on }: { readonly key: string; readonly on?: string },
  told: readonly DocumentNews[],
): Promise<void> {
  const settings = await settingsOf(trx);
  if (row.mode !== 'live' || settings === undefined) return;
  const agency = (await readAgency(trx, row.agency))?.name ?? row.agency;
  const country = settings.seller.postalAddress.countryCode;
  const day = on ?? dayIn(settings.timeZone, road.clock.now());
  const byDocument = new Map(told.map((each) => [each.documentId, each]));
  await noteErp(
    road,
    trx,
    [...byDocument.values()].map(({ documentId, news }) => ({
      key: `case ${row.id} ${key}`,
      documentId,
      text: caseNote(country, { agency, on: day, news }),
    })),
  );
}
