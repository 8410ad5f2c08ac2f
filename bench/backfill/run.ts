// A shop's history under its throttle, on a simulated clock: how near to the theoretical time, what fails, how long a person waits.
// node bench/backfill/run.ts [--orders 10000] [--rate 100]
import { parseArgs } from 'node:util';
import { shopApis } from '../../packages/shopify-app/src/admin-api/client.ts';
import { sleep } from '../../packages/shopify-app/src/admin-api/time.ts';
import { Backfills } from '../../packages/shopify-app/src/backfill/backfills.ts';
import { HOST } from '../../packages/shopify-app/src/index.ts';
import { memoryInstallations } from '../../packages/shopify-app/test/memory-installations.ts';
import { reader, simulatedHistory } from '../../packages/shopify-app/test/simulated-history.ts';
import { simulatedShop } from '../../packages/shopify-app/test/simulated-shop.ts';
import { simulatedTime } from '../../packages/shopify-app/test/simulated-time.ts';
import { chance } from '../fuzz/chance.ts';

const { values } = parseArgs({
  options: { orders: { type: 'string', default: '10000' }, rate: { type: 'string', default: '100' } },
});
const ORDERS = Number(values.orders);
const RATE = Number(values.rate);
const SHOP = 'bench.myshopify.com';

interface Scene {
  readonly name: string;
  /** Seconds between two reads of a person who uses the app meanwhile. */
  readonly person?: number;
  /** Seconds between two reads of another process, which shares nothing but the shop. */
  readonly otherProcess?: number;
}

const SCENES: readonly Scene[] = [
  { name: 'alone' },
  { name: 'a person reads an order every 10 s', person: 10 },
  { name: 'another process reads an order every 4 s', otherProcess: 4 },
];

async function play({ person, otherProcess }: Scene) {
  const { time, run } = simulatedTime();
  const dice = chance(7);
  const latency = () => 80 + dice(dice(20) === 0 ? 3_000 : 400);
  const shop = simulatedHistory(ORDERS);
  const { bucket, send } = simulatedShop({ ...shop, time, latency, restoreRate: RATE, capacity: RATE * 20 });
  const tokens = {
    current: () => Promise.resolve({ ok: true, value: 'token' } as const),
    drop: () => Promise.resolve(),
  };
  const shopApi = shopApis({ send, tokens, time });
  const installations = memoryInstallations();
  const taken = new Map<string, number>();
  const quittance = {
    acceptOrder(_: unknown, order: unknown) {
      const { id } = order as { id: string };
      taken.set(id, (taken.get(id) ?? 0) + 1);
      return Promise.resolve({ ok: true, value: { outcome: 'created' } } as const);
    },
  } as unknown as ConstructorParameters<typeof Backfills>[0]['quittance'];
  const backfills = new Backfills({
    quittance,
    installations,
    shopApi,
    readFile: shop.readFile,
    readOrders: reader(shopApi(SHOP)),
    log: { warn: () => undefined },
    time,
  });
  let running = true;
  let failures = 0;
  const waits: number[] = [];
  const everySoOften = async (seconds: number, read: ReturnType<typeof reader>) => {
    while (running) {
      await sleep(time, seconds * 1_000);
      const asked = time.now();
      await read(SHOP, [shop.idOf(dice(ORDERS))]).catch(() => (failures += 1));
      waits.push(time.now() - asked);
    }
  };
  const began = time.now();
  let ended = began;
  const installation = await installations.ensure(HOST, SHOP);
  await run(backfills.start(installation, { since: '2026-01-01', past: 'send' }));
  const work = backfills.settled().then(() => {
    running = false;
    ended = time.now();
  });
  const others = [
    ...(person === undefined ? [] : [everySoOften(person, reader(shopApi(SHOP, 'interactive')))]),
    ...(otherProcess === undefined ? [] : [everySoOften(otherProcess, reader(shopApis({ send, tokens, time })(SHOP)))]),
  ];
  await run(Promise.all([work, ...others]));
  const seconds = (ended - began) / 1_000;
  const theoretical = bucket.charged / RATE;
  const progress = await backfills.progress(SHOP);
  return {
    state: progress?.state,
    seconds: Math.round(seconds),
    theoretical: Math.round(theoretical),
    percent: Number(((seconds / theoretical) * 100).toFixed(2)),
    orders: taken.size,
    twice: [...taken.values()].filter((times) => times > 1).length,
    failed: ORDERS - taken.size + failures,
    refused: bucket.refused,
    ...(waits.length > 0 && { waitMs: { median: quantile(waits, 0.5), p99: quantile(waits, 0.99) } }),
  };
}

function quantile(figures: readonly number[], share: number): number {
  return Math.round(figures.toSorted((a, b) => a - b)[Math.floor((figures.length - 1) * share)] ?? 0);
}

let good = true;
for (const scene of SCENES) {
  const began = performance.now();
  const played = await play(scene);
  good &&= played.state === 'done' && played.failed === 0 && played.twice === 0 && played.percent <= 110;
  console.log(`${scene.name} (simulated in ${((performance.now() - began) / 1_000).toFixed(1)} s)`);
  console.log(played);
}
console.log(good ? 'within 110 % of the theoretical time, no order failed' : 'MISSED');
process.exitCode = good ? 0 : 1;
