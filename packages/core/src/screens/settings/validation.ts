import { formatProblems, isSiren, readVatNumber, seriesOf } from '../../billing/index.ts';
import { isFrenchTerritory, merchantSettings, numberingSettings, type MerchantSettings } from '../../model/index.ts';
import type { z } from 'zod';
import type { TextKey, TextValues } from '../texts/index.ts';
import { hasDuplicates, readAnswers } from './answers.ts';
import { settingsOf, type Draft } from './draft.ts';
import { FIELDS, NUMBERED } from './fields.ts';
import { firstFault, readRows } from './format-rows.ts';

export interface FieldError {
  readonly key: TextKey;
  readonly values?: TextValues;
}
/** What is wrong, by the path of the field. */
export type Errors = Readonly<Record<string, FieldError>>;

/** Checks a draft as the server will, and what only the field's own country or register can tell. */
export function errorsOf(draft: Draft, stored: Parameters<typeof settingsOf>[1]): Errors {
  const errors: Record<string, FieldError> = {};
  const parsed = merchantSettings.safeParse(settingsOf(draft, stored));
  for (const issue of parsed.error?.issues ?? []) {
    const path = fieldAt(issue.path.join('.'));
    errors[path] ??= isBlank(draft, path) ? { key: 'validation.required' } : zodError(path, issue);
  }
  const unfit = parsed.success ? unfitFormats(parsed.data) : {};
  return {
    ...numberingErrors(draft),
    ...identifierErrors(draft),
    ...ownErrors(draft),
    ...unfit,
    ...errors,
    ...tableErrors(draft),
  };
}

/** The field an issue belongs to: the group `seller.bankAccount` is at fault where its first empty compulsory field is. */
function fieldAt(path: string): string {
  return (
    FIELDS.find((field) => field.path === path)?.path ??
    FIELDS.find((field) => field.path.startsWith(`${path}.`))?.path ??
    FIELDS.find((field) => field.kind === 'formats' && path.startsWith(`${field.path}.`))?.path ??
    path
  );
}

function isBlank(draft: Draft, path: string): boolean {
  const value = draft[path];
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

function zodError(path: string, issue: z.core.$ZodIssue): FieldError {
  if (path.endsWith('countryCode')) return { key: 'validation.country' };
  const field = FIELDS.find((candidate) => candidate.path === path);
  if (issue.code === 'too_small') return { key: 'validation.tooSmall', values: { minimum: String(issue.minimum) } };
  if (issue.code === 'too_big') {
    const key = issue.origin === 'string' ? 'validation.tooLong' : 'validation.tooBig';
    return { key, values: { maximum: String(issue.maximum) } };
  }
  return { key: field?.kind === 'whole-number' ? 'validation.number' : 'validation.invalid' };
}

/** What the schema lets through: a blank where core would silently take its default, a time zone nobody knows, a case answered twice. */
function ownErrors(draft: Draft): Errors {
  const blank = FIELDS.filter((field) => field.required === true && isBlank(draft, field.path));
  return {
    ...(!isTimeZone(textOf(draft, 'timeZone')) && { timeZone: { key: 'validation.timeZone' as const } }),
    ...(hasDuplicates(readAnswers(textOf(draft, 'tax.zeroRateAnswer'))) && {
      'tax.zeroRateAnswer': { key: 'settings.answers.duplicate' as const },
    }),
    ...Object.fromEntries(blank.map((field) => [field.path, { key: 'validation.required' as const }])),
  };
}

/** Formats under which every order would stop, at the choice that says so. */
function unfitFormats(settings: MerchantSettings): Errors {
  const key = isFrenchTerritory(settings.seller.postalAddress.countryCode) ? UNFIT.withinFrance : UNFIT.fromFrance;
  return Object.fromEntries(formatProblems(settings).map(({ field }) => [fieldAt(field ?? ''), { key } as const]));
}

const UNFIT = {
  withinFrance: 'settings.formats.unfit.withinFrance',
  fromFrance: 'settings.formats.unfit.fromFrance',
} as const;

function tableErrors(draft: Draft): Errors {
  const fault = firstFault(readRows(textOf(draft, 'formats')));
  return fault === undefined ? {} : { formats: { key: FAULTS[fault] } };
}

const FAULTS = {
  country: 'settings.formats.faults.country',
  duplicate: 'settings.formats.faults.duplicate',
  nothing: 'settings.formats.faults.nothing',
} as const;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function identifierErrors(draft: Draft): Errors {
  const siren = textOf(draft, 'seller.legalRegistrationIdentifier.value');
  const scheme = textOf(draft, 'seller.legalRegistrationIdentifier.scheme');
  const vat = textOf(draft, 'seller.vatIdentifier');
  const iban = textOf(draft, 'seller.bankAccount.iban');
  return {
    ...(siren !== '' &&
      scheme === '0002' &&
      !isSiren(siren) && { 'seller.legalRegistrationIdentifier.value': { key: 'validation.siren' as const } }),
    ...(vat !== '' && !isVatNumber(vat) && { 'seller.vatIdentifier': { key: 'validation.vat' as const } }),
    ...(iban !== '' && !isIban(iban) && { 'seller.bankAccount.iban': { key: 'validation.iban' as const } }),
  };
}

/** A number of a country whose check is unknown here is let through. */
function isVatNumber(text: string): boolean {
  const number = readVatNumber(text);
  return number !== undefined && number.valid !== false;
}

/** ISO 13616: letters are two digits, the country and check digits stand last, and the rest of the division by 97 is 1. */
export function isIban(text: string): boolean {
  const iban = text.replaceAll(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replaceAll(/[A-Z]/g, (letter) =>
    String(Number.parseInt(letter, 36)),
  );
  return BigInt(digits) % 97n === 1n;
}

/** A day on which the year and month of a pattern can be tried out; which one does not matter. */
const SOME_DAY = '2026-01-01';

function numberingErrors(draft: Draft): Errors {
  const settings = numberingSettings.safeParse({
    ...Object.fromEntries(NUMBERED.map((kind) => [kind, textOf(draft, `numbering.${kind}`)])),
    reset: textOf(draft, 'numbering.reset') || undefined,
  });
  if (!settings.success) return {};
  const errors: Record<string, FieldError> = {};
  for (const kind of NUMBERED) {
    const series = seriesOf(settings.data, kind, SOME_DAY);
    if (!series.ok)
      errors[`numbering.${kind}`] = patternError(textOf(draft, `numbering.${kind}`), series.problems[0]?.rule);
  }
  return errors;
}

function patternError(pattern: string, rule: string | undefined): FieldError {
  if (!/\{N(?::\d{1,2})?\}/.test(pattern)) return { key: 'validation.counter' };
  return { key: rule === undefined ? 'validation.yearMissing' : 'validation.pattern' };
}

function textOf(draft: Draft, path: string): string {
  const value = draft[path];
  return typeof value === 'string' ? value.trim() : '';
}
