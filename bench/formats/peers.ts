/**
 * Our code beside the npm packages that do the same: an invoice of 10 lines, one process, one thread, warm, in turns. CPU time, and what comes of it.
 *
 *     node bench/formats/peers.ts [--into DIR] [--rounds N]
 *
 * The packages are no dependencies: npm installs them into DIR, at the versions measured here. One that cannot be had or fails is told and left out.
 */
import { parseArgs } from 'node:util';
import { writePdf } from '../../packages/core/src/formats/pdf/index.ts';
import { costLine, costsOf, type Stage } from '../cpu.ts';
import { fileOf, invoiceOf } from './documents.ts';
import { loaderOf, orTold, warmStage, whyNotInstalled } from './packages.ts';
import { attestwire } from './peers/attestwire.ts';
import { eInvoiceEu } from './peers/e-invoice-eu.ts';
import { facturXKit } from './peers/factur-x-kit.ts';
import { finCx } from './peers/fin-cx.ts';
import { nodeZugferd } from './peers/node-zugferd.ts';
import { ours } from './peers/ours.ts';
import { outcomeOf } from './peers/outcome.ts';
import { type Peer, type Sample, WORKS, type WorkId, type Works } from './peers/peer.ts';

const { values } = parseArgs({
  options: { into: { type: 'string', default: '.data/peers' }, rounds: { type: 'string', default: '15' } },
});
const PEERS: readonly Peer[] = [attestwire, finCx, eInvoiceEu, nodeZugferd, facturXKit];

interface Contender {
  readonly name: string;
  readonly works: Works;
  /** The same on an invoice whose amount due is wrong. */
  readonly wrong: Works;
}

const invoice = invoiceOf(10);
const text = (syntax: 'ubl' | 'cii') => Buffer.from(fileOf(invoice, syntax)).toString();
const page = await writePdf(invoice, { language: 'fr' });
const sample: Sample = { invoice, ubl: text('ubl'), cii: text('cii'), page };
const spoilt = (xml: string) => xml.replace(/(PayableAmount[^<>]*>)[^<]+/, '$11.00');
const wrongSample: Sample = { ...sample, ubl: spoilt(sample.ubl), cii: spoilt(sample.cii) };

const load = loaderOf(values.into);
const contenders: Contender[] = [{ name: 'ours', works: await ours(sample), wrong: await ours(wrongSample) }];
for (const peer of PEERS) {
  const name = `${peer.name} ${peer.version}`;
  const why = whyNotInstalled(peer, values.into);
  if (why !== undefined) console.log(`${name}: skipped, ${why}`);
  else
    await orTold(name, async () => {
      contenders.push({ name, works: await peer.works(load, sample), wrong: await peer.works(load, wrongSample) });
    });
}
for (const work of WORKS) await measured(work);

/** All who can do it, in turns; ours is the baseline. */
async function measured(id: WorkId): Promise<void> {
  console.log(`\n${id}`);
  const stages: Stage[] = [];
  for (const { name, works, wrong } of contenders) {
    const work = works[id];
    if (work === undefined) continue;
    await orTold(name, async () => {
      console.log(`  ${name}: ${await outcomeOf(id, works, wrong)}`);
      stages.push(await warmStage(name, work));
    });
  }
  const [first, ...others] = stages;
  if (first === undefined) return;
  const [baseline, ...costs] = await costsOf([first, ...others], Number(values.rounds));
  for (const cost of [baseline!, ...costs]) console.log(costLine(cost, baseline!));
}
