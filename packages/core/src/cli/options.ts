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
export interface ConnectionOptions {
  readonly adapter: string;
  readonly config?: string;
  readonly secretEnv: readonly string[];
  readonly secretFile: readonly string[];
  readonly concurrency?: string;
}
export interface ValidateOptions {
  readonly rules: string;
  readonly color?: boolean;
}
export interface ConvertOptions {
  readonly to: string;
  /** The merchant, for what is made of an order. */
  readonly settings?: string;
  readonly output?: string;
  readonly force?: boolean;
}
