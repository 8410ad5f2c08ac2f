/** One step of the schema's history: numbered, never changed once released, forward only. Each runs in one transaction. */
export interface Migration {
  readonly id: string;
  readonly statements: readonly string[];
}
