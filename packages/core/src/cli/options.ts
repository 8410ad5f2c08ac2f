import type { SecretOptions } from './given-secrets.ts';

/** What every command takes. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly debug?: boolean;
  /** The merchant's slug. */
  readonly tenant: string;
  /** Where the built-in database and the key file are kept. */
  readonly state?: string;
}

export interface ServeOptions {
  readonly port: string;
  readonly host: string;
  readonly drain: string;
  readonly returnsPort?: string;
  readonly returnsKey?: string;
  readonly returnsCert?: string;
  readonly work?: boolean;
}
export interface WorkOptions {
  readonly concurrency?: string;
}
export interface PushOptions {
  readonly dryRun?: boolean;
  readonly lines?: boolean;
}
export interface RotateOptions {
  readonly retire?: boolean;
}
export interface InvoiceOptions {
  readonly settings: string;
  readonly output: string;
  readonly date?: string;
  readonly number?: string;
}
export interface ListOptions {
  readonly stage?: string;
  readonly stopped?: boolean;
  readonly code?: string;
  readonly search?: string;
  readonly limit: string;
  readonly after?: string;
}
export interface RetryOptions {
  readonly reason?: string;
  readonly code?: string;
  readonly all?: boolean;
}
export interface ConnectionOptions extends SecretOptions {
  readonly adapter: string;
  readonly config?: string;
  readonly concurrency?: string;
}
export interface ValidateOptions {
  readonly rules: string;
  readonly color?: boolean;
}
export interface ReadPaymentsOptions {
  readonly dateOrder?: string;
  readonly currency?: string;
}
export interface ConvertOptions {
  readonly to: string;
  /** The merchant, for what is made of an order. */
  readonly settings?: string;
  readonly output?: string;
  readonly force?: boolean;
}
export interface AcceptOptions extends SecretOptions {
  readonly looks: string;
  readonly pause: string;
}
export interface AgencyOptions extends SecretOptions {
  readonly adapter: string;
  readonly name?: string;
  readonly config?: string;
  readonly selection?: string;
  readonly terms?: string;
}
export interface GoLiveOptions {
  readonly from: string;
  readonly migrate?: true;
  readonly dryRun?: true;
}
export interface StopOptions {
  readonly reason: string;
  readonly pause?: true;
}
export interface CaseListOptions {
  readonly agency?: string;
  readonly out?: true;
  readonly needsAnswer?: true;
  readonly candidates?: true;
}
export interface DraftOptions {
  readonly agency: string;
  readonly currency: string;
}
export interface SimulateOptions {
  readonly port: string;
  readonly token: string;
  readonly folder?: string;
  readonly format: 'csv' | 'xml' | 'jsonl';
  readonly seed: string;
}
