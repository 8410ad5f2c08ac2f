import {
  type Decimal,
  ok,
  type Problem,
  readCreditorReference,
  readIban,
  refused,
  type Result,
} from '../../model/index.ts';

/** What a credit transfer is to be filled in with. */
export interface EpcTransfer {
  /** Who is paid, at most 70 characters. */
  readonly name: string;
  readonly iban: string;
  /** Needed by version 001; in 002 the payer's bank finds it. */
  readonly bic?: string | undefined;
  /** In EUR: from 0.01 to 999,999,999.99. */
  readonly amount: Decimal;
  /** ISO 20022 external purpose code, at most 4 characters. */
  readonly purpose?: string | undefined;
  /** ISO 11649 (`RF…`). Never together with a text. */
  readonly reference?: string | undefined;
  /** At most 140 characters. */
  readonly text?: string | undefined;
  /** For the payer's eyes alone, at most 70 characters. */
  readonly note?: string | undefined;
}

export interface EpcOptions {
  readonly version?: '001' | '002';
  readonly characterSet?: 'UTF-8' | 'ISO-8859-1';
}

/** Bytes (EPC069-12, 2.1). */
const LARGEST = 331;
const CHARACTER_SETS = { 'UTF-8': '1', 'ISO-8859-1': '2' } as const;

/**
 * The content of an EPC code (« GiroCode »; EPC069-12, quick response code: guidelines to enable data capture for the initiation of a SEPA credit
 * transfer). Refuses, each with its field: `EPC_NAME`, `EPC_IBAN`, `EPC_BIC`, `EPC_AMOUNT`, `EPC_PURPOSE`, `EPC_REFERENCE`, `EPC_TEXT`, `EPC_NOTE`,
 * `EPC_CHARACTERS`, `EPC_TOO_LONG`.
 */
export function epcQrPayload(
  transfer: EpcTransfer,
  { version = '002', characterSet = 'UTF-8' }: EpcOptions = {},
): Result<Uint8Array> {
  const problems = problemsOf(transfer, version);
  if (problems.length > 0) return { ok: false, problems };
  const { name, iban, bic = '', amount, purpose = '', reference = '', text = '', note = '' } = transfer;
  const lines = [
    'BCD',
    version,
    CHARACTER_SETS[characterSet],
    'SCT',
    bic,
    name,
    readIban(iban) ?? '',
    `EUR${amount.toFixed(2)}`,
    purpose,
    readCreditorReference(reference) ?? '',
    text,
    note,
  ];
  while (lines.at(-1) === '') lines.pop();
  return encoded(lines.join('\n'), characterSet);
}

function encoded(content: string, characterSet: NonNullable<EpcOptions['characterSet']>): Result<Uint8Array> {
  if (characterSet === 'ISO-8859-1' && /[^\u0000-\u00ff]/.test(content))
    return refused(problem('CHARACTERS', 'A text has characters that ISO 8859-1 lacks.', 'text'));
  const bytes =
    characterSet === 'UTF-8'
      ? new TextEncoder().encode(content)
      : Uint8Array.from(content, (character) => character.charCodeAt(0));
  return bytes.length > LARGEST
    ? refused(problem('TOO_LONG', `The content is longer than ${LARGEST} bytes.`, 'text'))
    : ok(bytes);
}

function problemsOf(transfer: EpcTransfer, version: string): readonly Problem[] {
  const { name, iban, bic, amount, purpose, reference, text, note } = transfer;
  const checks: readonly (readonly [string, keyof EpcTransfer, boolean, string])[] = [
    ['NAME', 'name', isText(name, 70) && name.trim() !== '', 'The name is empty, or longer than 70 characters.'],
    ['IBAN', 'iban', readIban(iban) !== undefined, 'The IBAN is none, or its check digits are wrong.'],
    ['BIC', 'bic', bic === undefined ? version === '002' : isBic(bic), 'The BIC is none; version 001 needs it.'],
    ['AMOUNT', 'amount', isAmount(amount), 'The amount is not from 0.01 to 999999999.99, in whole cents.'],
    [
      'PURPOSE',
      'purpose',
      purpose === undefined || /^[A-Z0-9]{1,4}$/.test(purpose),
      'The purpose is no code of 4 characters.',
    ],
    [
      'REFERENCE',
      'reference',
      reference === undefined || (text === undefined && readCreditorReference(reference) !== undefined),
      'The reference is none of ISO 11649, or stands beside a text.',
    ],
    ['TEXT', 'text', isText(text, 140), 'The text is longer than 140 characters, or has a line break.'],
    ['NOTE', 'note', isText(note, 70), 'The note is longer than 70 characters, or has a line break.'],
  ];
  return checks.flatMap(([code, field, isFine, message]) => (isFine ? [] : [problem(code, message, field)]));
}

const isText = (text: string | undefined, longest: number): boolean =>
  text === undefined || (Array.from(text).length <= longest && !/[\r\n]/.test(text));

const isBic = (text: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(text);

const isAmount = (amount: Decimal): boolean =>
  amount.isPositive() && amount.round(2).equals(amount) && amount.toFixed(2).length <= '999999999.99'.length;

const problem = (code: string, message: string, field: string): Problem => ({
  code: `EPC_${code}`,
  message,
  advice: 'Correct the bank account or the payment reference in the settings.',
  retry: 'after-fix',
  field,
});
