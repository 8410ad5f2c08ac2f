import {
  defaultTemplate,
  LETTER_IDS,
  LETTER_LANGUAGES,
  letterModel,
  writeLetter,
  type Letter as WrittenLetter,
  type LetterId,
  type LetterInput,
  type LetterLanguage,
} from '../../channels/index.ts';
import { daysBetween, type Letter } from '../../dunning/index.ts';
import { refused, type MerchantSettings, type Problem, type Result } from '../../model/index.ts';
import type { LetterTemplateRow, OpenItemRow } from '../../store/index.ts';
import { paymentUrlOf } from '../invoices/payment-url.ts';
import { itemIdOf } from './dunning-input.ts';
import { letterCharges } from './letter-charges.ts';

/** What a letter is written with besides itself. */
export interface LetterSetting {
  readonly settings: MerchantSettings;
  readonly recipient: { readonly name: string; readonly contact?: string };
  readonly language: string;
  /** As its items stand in the store, for what was first owed and when. */
  readonly rows: readonly OpenItemRow[];
  /** What the merchant wrote in place of the product's own letters. */
  readonly templates: readonly LetterTemplateRow[];
}

/** The letter in words: subject, HTML, plain text and the blocks of a printed page. */
export function composeLetter(letter: Letter, setting: LetterSetting, link: string | undefined): Result<WrittenLetter> {
  const language = languageOf(setting.language);
  const id = templateOf(letter);
  const own = setting.templates.find((template) => template.id === id && template.language === language);
  const model = letterModel.safeParse(modelOf(letter, setting, language, link));
  return model.success
    ? writeLetter(own ?? defaultTemplate(id, language), model.data, language)
    : refused(NOT_WRITABLE);
}

function languageOf(tag: string): LetterLanguage {
  const [base] = tag.toLowerCase().split(/[-_]/);
  return LETTER_LANGUAGES.find((language) => language === base) ?? 'en';
}

/** Procedures may name templates of their own; one that is not there is written as its level says. */
function templateOf({ template, kind, level }: Letter): LetterId {
  if (kind === 'reminder') return 'reminder';
  const known = LETTER_IDS.find((id) => id === template);
  return known ?? (level >= 3 ? 'level-3' : level === 2 ? 'level-2' : 'level-1');
}

function modelOf(
  letter: Letter,
  { settings, recipient, rows }: LetterSetting,
  language: LetterLanguage,
  link: string | undefined,
): LetterInput {
  const { seller } = settings;
  const byItem = new Map(
    rows.filter(({ currency }) => currency === letter.currency).map((row) => [itemIdOf(row), row]),
  );
  const promised = letter.items.flatMap(({ promisedFor }) => promisedFor ?? []).toSorted()[0];
  const [only] = letter.items.length === 1 ? letter.items : [];
  // A payment page knows one document: what a letter asks for on several is paid by transfer.
  const pay =
    only &&
    paymentUrlOf(settings, { number: only.documentNumber, open: only.open.toString(), currency: letter.currency });
  return {
    date: letter.day,
    sender: {
      name: seller.tradingName ?? seller.name,
      address: seller.postalAddress,
      ...(seller.contact?.email !== undefined && { email: seller.contact.email }),
      ...(seller.contact?.telephone !== undefined && { telephone: seller.contact.telephone }),
      legalLines: [seller.legalInformation, seller.vatIdentifier].filter((line) => line !== undefined),
    },
    recipient,
    items: [
      ...letter.items.map((item) => itemOf(item, byItem.get(item.id), letter)),
      ...letter.credits.map((credit) => itemOf(credit, byItem.get(credit.id), letter)),
    ],
    charges: [...letterCharges(letter, language)],
    ...(letter.newDeadline !== undefined && { payUntil: letter.newDeadline }),
    ...(promised !== undefined && { promise: { date: promised } }),
    ...(seller.bankAccount !== undefined && {
      bank: {
        holder: seller.bankAccount.name ?? seller.name,
        iban: seller.bankAccount.iban,
        ...(seller.bankAccount.bic !== undefined && { bic: seller.bankAccount.bic }),
        ...(only !== undefined && { reference: only.documentNumber }),
      },
    }),
    links: {
      ...(link?.startsWith('https://') === true && { portal: link }),
      ...(pay !== undefined && { pay }),
    },
  };
}

type LetterLine = NonNullable<LetterInput['items']>[number];

function itemOf(
  item: Pick<Letter['items'][number], 'id' | 'documentNumber' | 'open'> & { readonly dueDate?: string },
  row: OpenItemRow | undefined,
  letter: Letter,
): LetterLine {
  const dueDate = item.dueDate ?? row?.dueDate;
  const late = dueDate === undefined ? 0 : daysBetween(dueDate, letter.day);
  return {
    number: item.documentNumber,
    kind: item.open.isNegative() ? 'creditNote' : kindOf(row?.kind),
    issueDate: row?.issueDate ?? letter.day,
    ...(dueDate !== undefined && { dueDate }),
    currency: letter.currency,
    amount: row?.amount ?? item.open.toString(),
    open: item.open.toString(),
    ...(late > 0 && !item.open.isNegative() && { daysLate: late }),
  };
}

function kindOf(kind: string | undefined): 'invoice' | 'fee' | 'interest' {
  return kind === 'fee' || kind === 'interest' ? kind : 'invoice';
}

const NOT_WRITABLE: Problem = {
  code: 'LETTER_NOT_WRITABLE',
  message: 'The letter cannot be written.',
  advice: 'Look for unusual characters in the seller’s settings and in the customer’s name.',
  retry: 'after-fix',
};
