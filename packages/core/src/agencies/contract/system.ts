import type { CollectionAgency } from '../port.ts';
import type { SimulatedAgency } from '../simulated/agency.ts';

/** What can go wrong between us and an agency. */
export type Fault =
  /** The next command is carried out, and its answer never arrives. */
  | 'answer-lost'
  /** Nobody answers there. */
  | 'unreachable'
  /** Too many calls: the next one is refused for now. */
  | 'busy'
  | 'wrong-password'
  /** A web page comes back. */
  | 'html'
  /** The next answer is cut off. */
  | 'malformed'
  /** The next call is never answered. */
  | 'silent';

/** A spoke in front of a running simulated agency, and hands on both sides. */
export interface AgencySystem {
  connect(options?: { readonly signal?: AbortSignal }): Promise<CollectionAgency>;
  /** The other side, for counting without the spoke. */
  readonly agency: SimulatedAgency;
  /** Time passes: the other side does what it does by itself. */
  elapse(): Promise<void>;
  /** Brings a fault about; a one-time fault strikes the next call. */
  arrange(fault: Fault): Promise<void>;
  /** Ends every fault. */
  mend(): Promise<void>;
  /** What must never be seen in a cause or a log. */
  readonly secrets: readonly string[];
  /** Everything the spoke logged. */
  logged(): string;
  stop(): Promise<void>;
}

export interface AgencyUnderTest {
  start(): Promise<AgencySystem>;
  /** Faults that have no meaning there, with the reason. */
  readonly without?: Readonly<Partial<Record<Fault, string>>>;
  readonly timeoutMs?: number;
}
