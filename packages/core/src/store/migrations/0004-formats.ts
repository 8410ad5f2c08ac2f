/**
 * Risk: none for what is stored; both columns are added without rewriting the table. Processes of an earlier release go on issuing UBL.
 * The setting `specificationIdentifier` goes: where it named XRechnung or Peppol, that is the standard format now.
 */
import type { Migration } from './migration.ts';

const DOCUMENTS = `
alter table document add column format text not null default 'ubl';
alter table document add column findings jsonb;
comment on column document.ubl is 'The XML as it was issued: UBL or CII, as format says.';
`;

// An owner under forced row-level security sees no row without a tenant, and this concerns every tenant.
const SETTINGS = `
alter table merchant_settings no force row level security;
update merchant_settings set version = version + 1, settings = (settings - 'specificationIdentifier') || case
  when settings ->> 'specificationIdentifier' like '%xrechnung%' then '{"formats":{"standard":"xrechnung-ubl"}}'::jsonb
  when settings ->> 'specificationIdentifier' like '%peppol%' then '{"formats":{"standard":"peppol"}}'::jsonb
  else '{}'::jsonb end
where settings ? 'specificationIdentifier';
alter table merchant_settings force row level security;
`;

export const formats: Migration = { id: '0004-formats', statements: [DOCUMENTS, SETTINGS] };
