/** Risk: low. Adds two columns with constant defaults and an index of what is undecided; nothing of what is stored is read. */
import type { Migration } from './migration.ts';

const CASES = `
alter table agency_case add column undecided boolean not null default false, add column decision jsonb;
create index agency_case_undecided on agency_case (tenant_id, id) where undecided;
comment on column agency_case.undecided is 'The agency closed it and gave nothing back: a person says what becomes of what is left.';
comment on column agency_case.decision is 'What a person decided on that: chase or write-off, by whom, when and why.';
`;

export const caseDecisions: Migration = { id: '0012-case-decisions', statements: [CASES] };
