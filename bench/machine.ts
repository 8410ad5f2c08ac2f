import { readdirSync, readFileSync } from 'node:fs';

const TICK = 10_000; // microseconds per clock tick: Linux counts CPU time in hundredths of a second

/** CPU time in microseconds of a process and everything it started, the finished ones included. Linux only. */
export function cpuOfTree(pid: number): number {
  const parents = new Map<number, number>();
  const own = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = statOf(entry);
    if (stat === undefined) continue;
    parents.set(Number(entry), stat.parent);
    own.set(Number(entry), stat.ticks);
  }
  let total = 0;
  for (const [id, ticks] of own) {
    for (let at: number | undefined = id; at !== undefined && at > 1; at = parents.get(at)) {
      if (at === pid) {
        total += ticks;
        break;
      }
    }
  }
  // Children of finished children are in their parent's cutime; the tree's root collects them.
  return (total + (statOf(String(pid))?.collected ?? 0)) * TICK;
}

function statOf(
  pid: string,
): { readonly parent: number; readonly ticks: number; readonly collected: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return {
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
      collected: Number(fields[13]) + Number(fields[14]),
    };
  } catch {
    return undefined;
  }
}

/** The share of the machine that others use right now, 0 to 1: figures taken under foreign load are told so. */
export function machineTicks(): { readonly busy: number; readonly all: number } {
  const fields = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).slice(1).map(Number);
  const all = fields.reduce((sum, ticks) => sum + ticks, 0);
  return { all, busy: all - (fields[3] ?? 0) - (fields[4] ?? 0) };
}

export interface Measured {
  readonly seconds: number;
  /** CPU seconds of this process, of the server, and of everybody else on the machine. */
  readonly client: number;
  readonly server: number;
  readonly foreign: number;
}

/** Runs `work` and measures wall time and CPU: ours (and `extra` processes'), the server's, and what others took meanwhile. */
export async function measure(
  server: number,
  work: () => Promise<void>,
  extra: () => number = () => 0,
): Promise<Measured> {
  const before = {
    own: process.cpuUsage(),
    server: cpuOfTree(server),
    extra: extra(),
    machine: machineTicks(),
    at: performance.now(),
  };
  await work();
  const seconds = (performance.now() - before.at) / 1000;
  const own = process.cpuUsage(before.own);
  const client = (own.user + own.system + extra() - before.extra) / 1e6;
  const serverCpu = (cpuOfTree(server) - before.server) / 1e6;
  const machine = machineTicks();
  const busy = ((machine.busy - before.machine.busy) * TICK) / 1e6;
  return { seconds, client, server: serverCpu, foreign: Math.max(0, busy - client - serverCpu) };
}

export function perOrder({ seconds, client, server, foreign }: Measured, orders: number): string {
  const us = (cpu: number) => `${Math.round((cpu / orders) * 1e6)} µs`;
  return `${Math.round(orders / seconds)}/s, CPU per order ${us(client)} client + ${us(server)} server = ${us(client + server)} (others used ${foreign.toFixed(1)} CPU s in ${seconds.toFixed(1)} s)`;
}
