import { type BankAccount, type BankStatement, ok, present, refused, type Result } from '../../model/index.ts';
import { encodeUtf8, parseXml, type XmlElement, type XmlLimits } from '../../xml/index.ts';
import { checkBalances } from '../balance-check.ts';
import { textOf } from '../encoding.ts';
import { EntryIds } from '../entry-id.ts';
import { unreadable } from '../problem.ts';
import { type StatementFile, type StatementFormat, Warnings } from '../statement-file.ts';
import { balancesIn } from './balances.ts';
import { checkSummary } from './check-summary.ts';
import { dayIn8601 } from './day.ts';
import { readEntry } from './read-entry.ts';
import { CamtReading, localName } from './reading.ts';

export interface CamtOptions {
  /** IANA name: of the bank, for moments that it writes in UTC. */
  readonly timeZone?: string | undefined;
}

/** Years of a busy account; more is no statement. */
const LIMITS: XmlLimits = { bytes: 128 * 1024 * 1024, depth: 64 };

interface Kind {
  readonly format: StatementFormat;
  readonly kind: BankStatement['kind'];
  /** The element of one statement. */
  readonly statement: string;
}

/** ISO 20022 `camt.052`, `camt.053` and `camt.054`; version 1 has its number in the name. */
const KINDS: Readonly<Record<string, Kind>> = {
  BkToCstmrAcctRpt: { format: 'camt.052', kind: 'report', statement: 'Rpt' },
  BkToCstmrStmt: { format: 'camt.053', kind: 'statement', statement: 'Stmt' },
  BkToCstmrDbtCdtNtfctn: { format: 'camt.054', kind: 'notification', statement: 'Ntfctn' },
};

const kindOf = (name: string): Kind | undefined => KINDS[localName(name).replace(/V\d\d$/, '')];

/** Bank-to-customer messages of ISO 20022, any version of camt.052, .053 and .054, alone or in an envelope. */
export function readCamt(bytes: Uint8Array, { timeZone }: CamtOptions = {}): Result<StatementFile> {
  const warnings = new Warnings();
  const parsed = parsedInAnyEncoding(bytes, warnings);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const messages = messagesIn(root);
  const [first] = messages;
  const kind = first === undefined ? undefined : kindOf(first.name);
  if (first === undefined || kind === undefined) return refused(NO_STATEMENT);
  const statements = messages.flatMap((message) => readMessage(root, message, timeZone, warnings));
  const version = /camt\.05[234]\.(\d{3}\.\d{2})/.exec(first.name)?.[1];
  return ok({ format: kind.format, ...(version !== undefined && { version }), statements, warnings: warnings.all });
}

const NO_STATEMENT = unreadable(
  'STATEMENT_UNKNOWN',
  'The XML file is no bank statement: there is no camt.052, camt.053 or camt.054 message in it.',
  'Download the statement of the account as camt.053 from the bank.',
);

/** Banks declare UTF-8 and write Latin-1 now and then. */
function parsedInAnyEncoding(bytes: Uint8Array, warnings: Warnings): Result<XmlElement> {
  const parsed = parseXml(bytes, LIMITS);
  if (parsed.ok || parsed.problems[0]?.code !== 'XML_ENCODING') return inWords(parsed);
  const text = textOf(bytes).replace(/^<\?xml[^>]*\?>/, '');
  const again = parseXml(encodeUtf8([text]), LIMITS);
  if (again.ok) warnings.add('ENCODING_DIFFERS', 'line 1', 'The bytes are not in the encoding they declare.');
  return inWords(again);
}

/** The problems of the parser, with advice for who has a statement in hands. */
function inWords(parsed: Result<XmlElement>): Result<XmlElement> {
  if (parsed.ok) return parsed;
  const advice = 'Download the statement from the bank again, and do not open it in another program before.';
  return { ok: false, problems: parsed.problems.map((problem) => ({ ...problem, advice })) };
}

function messagesIn(root: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  root.descend(
    ({ name }) => kindOf(name),
    (element) => found.push(element),
  );
  return found;
}

function readMessage(
  root: XmlElement,
  message: XmlElement,
  timeZone: string | undefined,
  warnings: Warnings,
): readonly BankStatement[] {
  const kind = kindOf(message.name);
  if (kind === undefined) return [];
  const reading = new CamtReading(message, root.size);
  const statements = reading.elements(message, kind.statement);
  if (statements.length === 0)
    warnings.add('PART_MISSING', localName(message.name), `The message holds no ${kind.statement}.`);
  const read = statements.map((statement, index) =>
    readStatement(reading, statement, kind, { timeZone, warnings, location: `${kind.statement}[${index + 1}]` }),
  );
  reading.warnOfRest(message, warnings);
  return read;
}

function readStatement(
  reading: CamtReading,
  statement: XmlElement,
  { kind }: Kind,
  {
    timeZone,
    warnings,
    location,
  }: { readonly timeZone: string | undefined; readonly warnings: Warnings; readonly location: string },
): BankStatement {
  const account = accountIn(reading, statement);
  const madeOn = dayIn8601(reading.text(statement, 'CreDtTm') ?? '', timeZone);
  const context = { reading, account, ids: new EntryIds(account), warnings, timeZone, madeOn };
  const entries = reading
    .elements(statement, 'Ntry')
    .flatMap((entry, index) => readEntry(context, entry, `${location}/Ntry[${index + 1}]`) ?? []);
  const { currency, opening, closing } = balancesIn(reading, statement, entries, { timeZone, warnings, location });
  checkSummary(reading, statement, entries, warnings, location);
  return {
    ...present({
      id: reading.text(statement, 'Id'),
      sequence: reading.firstText(statement, 'ElctrncSeqNb', 'LglSeqNb'),
      opening,
      closing,
    }),
    kind,
    account,
    currency,
    entries,
    check: checkBalances({ opening, closing, currency, entries }, warnings, location),
  };
}

function accountIn(reading: CamtReading, statement: XmlElement): BankAccount {
  const account = reading.element(statement, 'Acct');
  const id = reading.element(account, 'Id');
  return present({
    iban: reading.text(id, 'IBAN')?.replace(/\s/g, ''),
    number: reading.firstText(id, 'Othr/Id', 'PrtryAcct/Id', 'BBAN', 'UPIC'),
    bic: reading.firstText(account, 'Svcr/FinInstnId/BICFI', 'Svcr/FinInstnId/BIC'),
    owner: reading.firstText(account, 'Ownr/Nm', 'Nm'),
  });
}
