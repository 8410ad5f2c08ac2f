export { type EnvelopeFault, type Interchange, type Message, readInterchange } from './interchange.ts';
export { readEdifact, readEdifactInvoices } from './read.ts';
export type { Segment, Separators } from './segments.ts';
