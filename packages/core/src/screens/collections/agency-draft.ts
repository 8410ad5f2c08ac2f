import { jsonObject } from '../format/json-object.ts';
import { membersOf } from '../format/members.ts';

export const AGENCY_ADAPTERS = ['simulated', 'files', 'http'] as const;

/** What the form of an agency holds: texts, as people type them. Secrets stand by their names; they go in and never come out. */
export interface AgencyDraft {
  readonly id: string;
  readonly name: string;
  readonly adapter: string;
  /** JSON. */
  readonly config: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/** An agency that is set up, as far as its form depends on it. */
interface SetUpAgency {
  readonly id: string;
  readonly name: string;
  readonly adapter: string;
  readonly config: unknown;
  readonly selection: unknown;
  readonly terms: unknown;
}

export function agencyDraft(agency?: SetUpAgency): AgencyDraft {
  const adapter = agency?.adapter ?? AGENCY_ADAPTERS[0];
  return {
    id: agency?.id ?? '',
    name: agency?.name ?? '',
    adapter,
    config: agency === undefined ? exampleOf(adapter) : pretty(agency.config),
    secrets: {},
  };
}

/** Another kind of connection: an example of its configuration takes the place of the other's, never of what a person typed. */
export function withAdapter(draft: AgencyDraft, adapter: string): AgencyDraft {
  const isExample = draft.config === exampleOf(draft.adapter);
  return { ...draft, adapter, config: isExample ? exampleOf(adapter) : draft.config };
}

/** An agency as the API takes it. */
export interface AgencySetUp {
  readonly id: string;
  readonly name: string;
  readonly adapter: string;
  readonly config: object;
  readonly secrets: Readonly<Record<string, string>>;
  readonly selection?: unknown;
  readonly terms?: unknown;
}

/** `undefined` while the draft is not ready. What the form does not show stays as it was. */
export function agencyInput(
  { id, name, adapter, config, secrets }: AgencyDraft,
  agency?: SetUpAgency,
): AgencySetUp | undefined {
  const parsed = jsonObject(config);
  if (parsed === undefined || id.trim() === '' || name.trim() === '') return undefined;
  const typed = agencySecrets(adapter, config).flatMap((secret) => {
    const value = secrets[secret.name] ?? '';
    return value === '' ? [] : [[secret.name, value] as const];
  });
  return {
    id: id.trim(),
    name: name.trim(),
    adapter,
    config: parsed,
    secrets: Object.fromEntries(typed),
    ...(agency !== undefined && { selection: agency.selection, terms: agency.terms }),
  };
}

export interface AgencySecret {
  readonly name: string;
  /** `privateKey` has many lines. */
  readonly kind: 'token' | 'webhook' | 'password' | 'privateKey';
}

/** The secrets that a configuration speaks of, by the names it gives them; none while it cannot be read. */
export function agencySecrets(adapter: string, config: string): readonly AgencySecret[] {
  const read = membersOf(jsonObject(config));
  const sides = [read['test'], read['live']].filter((side) => side !== undefined).map(membersOf);
  const named = sides.flatMap(adapter === 'http' ? secretsOfHttp : adapter === 'files' ? secretsOfFiles : () => []);
  return named.filter(({ name }, index) => named.findIndex((other) => other.name === name) === index);
}

type Members = Readonly<Record<string, unknown>>;

/** The names that stand for a side which names none are those of the adapter. */
function secretsOfHttp({ token = 'token', webhookSecrets = ['webhook'] }: Members): readonly AgencySecret[] {
  return [
    ...namesIn([token]).map((name) => ({ name, kind: 'token' as const })),
    ...namesIn(webhookSecrets).map((name) => ({ name, kind: 'webhook' as const })),
  ];
}

function secretsOfFiles({ sftp }: Members): readonly AgencySecret[] {
  const { password, privateKey } = membersOf(sftp);
  return [
    ...namesIn([password]).map((name) => ({ name, kind: 'password' as const })),
    ...namesIn([privateKey]).map((name) => ({ name, kind: 'privateKey' as const })),
  ];
}

function namesIn(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string' && value !== '') : [];
}

const EXAMPLES: Readonly<Record<string, object>> = {
  http: { test: { url: 'https://test.agency.example' } },
  files: { format: 'csv', test: { folder: '/srv/agency/test' } },
};

function exampleOf(adapter: string): string {
  return pretty(EXAMPLES[adapter] ?? {});
}

function pretty(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
