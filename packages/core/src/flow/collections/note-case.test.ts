import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { ledger, type ErpAdapter, type ErpNote, type ErpSession, type Outcome, type Ref } from '../../erp/index.ts';
import { Decimal, type ConnectionId } from '../../model/index.ts';
import { giveErpNotes, noteErp, resumeErpNotes } from '../erp/note-erp.ts';
import { openRoad } from '../open-quittance.ts';
import { inTenant } from '../road.ts';
import { openCollectionBed, valueOf, type CollectionBed } from '../testing/collection-bed.ts';
import { roadSuite, testKeys, until } from '../testing/testbed.ts';
import { caseNote } from './case-words.ts';

/** An ERP whose records take notes, when it is there. */
function office(canNote = true) {
  const state = { isDown: false, asked: 0, refuses: false };
  const notes: (ErpNote & { readonly kind: string })[] = [];
  const note = (kind: string, _record: Ref, one: ErpNote): Promise<Outcome<Ref>> => {
    state.asked += 1;
    const cause = { code: 'OFFICE', message: 'The office takes no note.' };
    if (state.isDown) return Promise.resolve({ ok: false, kind: 'transient', cause });
    if (state.refuses) return Promise.resolve({ ok: false, kind: 'rejected', cause });
    notes.push({ kind, ...one });
    return Promise.resolve({ ok: true, value: { id: one.key }, created: true });
  };
  const adapter: ErpAdapter<unknown> = {
    ...ledger,
    id: 'office',
    async connect(_config, io) {
      const session: ErpSession = await ledger.connect({}, io);
      // The ledger's methods, with its own notes taken away.
      return new Proxy(session, {
        get(target, name) {
          if (name === 'note') return canNote ? note : undefined;
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
  return { state, notes, adapter };
}

withTestDatabase('what becomes of a case stands in the ERP', roadSuite, (database) => {
  async function openRoadOf(bed: CollectionBed) {
    const road = await openRoad({ database: { connectionString: database().url }, keys: testKeys, clock: bed.clock });
    onTestFinished(async () => {
      await road.jobs.stop();
      await road.database.close();
    });
    const rows = async () =>
      inTenant(road, bed.tenant, async (trx) => {
        const { rows: found } = await sql<{ key: string; state: string; text: string; attempts: number }>`
          select key, state, text, attempts from quittance.erp_note order by id`.execute(trx);
        return found;
      });
    const states = async () => (await rows()).map(({ state }) => state);
    return { road, rows, states };
  }

  /** A case with the live agency. */
  async function handedOver(bed: CollectionBed, scenario = 'accepted') {
    const invoice = await bed.remindedInvoice();
    await bed.goLive();
    bed.agency.script.scenario = scenario;
    const { id } = await bed.draft();
    const out = valueOf(await bed.quittance.collections.cases.handOver(bed.tenant, id, 'test'));
    return { id, invoice, out };
  }

  async function withOffice(canNote?: boolean) {
    const own = office(canNote);
    const bed = await openCollectionBed(database().url, {}, {}, { erpAdapters: [own.adapter] });
    const erp = { id: 'erp' as ConnectionId, adapter: 'office', config: {} };
    expect(await bed.quittance.connections.put(bed.tenant, erp)).toMatchObject({ ok: true });
    return { ...own, bed, ...(await openRoadOf(bed)) };
  }

  it('in the built-in ledger: handed over, paid there, closed', async () => {
    const bed = await openCollectionBed(database().url);
    const { road, states } = await openRoadOf(bed);
    const { id } = await handedOver(bed, 'remittance');
    await bed.caseWhen(id, ({ balance }) => balance.paid === '41.68');
    bed.agency.tell(id, 'closed', { outcome: 'uncollectible', collected: '41.68' });
    await bed.quittance.collections.agencies.reconcile(bed.tenant, 'nord');
    await bed.caseWhen(id, ({ status }) => status.state === 'closed');
    await until(async () => (await states()).join() === 'given,given,given');
    const { rows } = await inTenant(road, bed.tenant, (trx) =>
      sql<{ text: string }>`
        select entry ->> 'text' as text from quittance.ledger_entry where entry ->> 'kind' = 'note' order by position`.execute(
        trx,
      ),
    );
    const texts = rows.map(({ text }) => text);
    expect(texts).toHaveLength(3);
    // The agency tells of both at once: neither note waits for the other.
    expect(texts).toEqual(
      expect.arrayContaining([
        '20 octobre 2026: Remise à Nord Inkasso pour recouvrement.',
        expect.stringMatching(/: Le client a payé 41,68.€ à Nord Inkasso\.$/),
        expect.stringMatching(/: Nord Inkasso a clos le dossier.: irrécouvrable\.$/),
      ]),
    );
    expect(texts.join()).not.toContain('Librairie');
  });

  it('once each, after an ERP that was away is back, and the case waits for nothing', async () => {
    const { state, notes, bed, road, rows, states } = await withOffice();
    state.isDown = true;
    const { id, out } = await handedOver(bed);
    expect(out.status.state).toBe('submitted');
    await bed.caseWhen(id, ({ status }) => status.acknowledged);
    await until(async () => state.asked >= 1 && (await states())[0] === 'waiting');
    expect(notes).toEqual([]);
    state.isDown = false;
    bed.setClock('2026-10-20T11:00:00+02:00');
    const [row] = await rows();
    await inTenant(road, bed.tenant, (trx) => resumeErpNotes(road, trx, 10));
    await until(async () => (await states()).join() === 'given');
    expect(notes).toMatchObject([{ kind: 'order', text: row?.text }]);

    // Told again it is the same note; a job that runs again finds nothing to do.
    const [document] = (await bed.quittance.documents.list(bed.tenant)).items;
    const again = { key: row?.key ?? '', documentId: document?.id ?? '', text: 'Twice.' };
    await inTenant(road, bed.tenant, (trx) => noteErp(road, trx, [again]));
    await giveErpNotes(road, bed.tenant, [notes[0]?.key ?? '']);
    expect(notes).toHaveLength(1);
    // The control: another key is another note.
    await inTenant(road, bed.tenant, (trx) => noteErp(road, trx, [{ ...again, key: 'another' }]));
    await until(() => Promise.resolve(notes.length === 2));
  });

  it('says that a case which the agency does not take on is ours again', async () => {
    const { notes, bed } = await withOffice();
    await handedOver(bed, 'rejected');
    await until(() => Promise.resolve(notes.some(({ text }) => text.includes('N’est plus chez Nord Inkasso'))));
  });

  it('nowhere when its records take no notes', async () => {
    const { bed, states } = await withOffice(false);
    await handedOver(bed);
    await until(async () => (await states()).join() === 'skipped');
  });

  it('not when it refuses, and it is asked once', async () => {
    const { state, bed, road, states } = await withOffice();
    state.refuses = true;
    await handedOver(bed);
    await until(async () => (await states()).join() === 'refused');
    bed.setClock('2026-10-21T10:00:00+02:00');
    await inTenant(road, bed.tenant, (trx) => resumeErpNotes(road, trx, 10));
    expect(state.asked).toBe(1);
  });
});

it('the words of a note speak the language of the seller’s country', () => {
  const paid = { kind: 'paid', amount: Decimal.of('1234.5'), currency: 'EUR' } as const;
  const at = { agency: 'Nord {amount}', on: '2026-10-05' };
  expect(caseNote('DE', { ...at, news: paid })).toMatch(
    /^5\. Oktober 2026: Der Kunde hat 1\.234,50.€ an Nord \{amount\} gezahlt\.$/,
  );
  expect(caseNote('US', { ...at, news: { kind: 'closed', outcome: 'part_paid' } })).toContain(
    'closed the case: paid in part.',
  );
  expect(caseNote('FR', { ...at, news: { kind: 'returned', why: 'withdrawn' } })).toContain('le dossier a été retiré');
});
