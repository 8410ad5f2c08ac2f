import { z } from 'zod';
import { checkDunningSettings, procedureIds, type SimulationInput } from '../dunning/index.ts';
import {
  addDays,
  dunningCustomer,
  dunningItem,
  dunningPolicy,
  dunningProcedure,
  hold,
  isCountry,
  isoDate,
  ok,
  positiveDecimal,
  procedureChoice,
  refused,
  timeZone,
  type IsoDate,
  type Problem,
  type Result,
} from '../model/index.ts';

/** An item of the file may leave out what follows from the rest: its id, and what is open of it when that is all. */
const item = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null) return value;
  const given = { ...value } as Readonly<Record<string, unknown>>;
  return { id: `${String(given['documentNumber'])}|${String(given['dueDate'])}`, open: given['amount'], ...given };
}, dunningItem);

const payment = z.strictObject({
  date: isoDate,
  customerId: z.string().min(1),
  documentNumber: z.string().optional(),
  currency: z.string().length(3).default('EUR'),
  amount: positiveDecimal,
});

/** What `dunning simulate` reads. */
const dunningFile = z.strictObject({
  creditor: z
    .strictObject({
      country: z.string().refine(isCountry, 'is no country code (ISO 3166-1 alpha-2)').default('FR'),
      timeZone: timeZone.default('Europe/Paris'),
    })
    .prefault({}),
  customers: z.array(dunningCustomer).min(1),
  items: z.array(item).min(1),
  holds: z.array(hold).default([]),
  payments: z.array(payment).default([]),
  procedures: z.array(dunningProcedure).default([]),
  choice: procedureChoice.prefault({}),
  policy: dunningPolicy.prefault({}),
  holidays: z.record(z.string(), z.array(isoDate)).default({}),
  /** The first day; that of the first issue date by default. */
  from: isoDate.optional(),
});
type DunningFile = z.output<typeof dunningFile>;

/** Days after the last due date in which the standard procedures come to their end. */
const DAYS_TO_THE_END = 120;
const MOST_DAYS = 3_700;

/** The file as the simulation takes it, or what is wrong with it, field by field. */
export function simulationFrom(json: unknown, until?: string): Result<SimulationInput> {
  const parsed = dunningFile.safeParse(json);
  if (!parsed.success)
    return refused(
      ...parsed.error.issues.map(({ path, message }) => invalid(path.join('.'), `${path.join('.')}: ${message}.`)),
    );
  const file = parsed.data;
  const dueDates = file.items.map(({ dueDate }) => dueDate).toSorted();
  const from = file.from ?? file.items.map(({ issueDate }) => issueDate).toSorted()[0] ?? '';
  const end = until ?? addDays(dueDates.at(-1) ?? from, DAYS_TO_THE_END);
  if (!isoDate.safeParse(end).success || end < from || end > addDays(from, MOST_DAYS)) return refused(wrongEnd(from));
  const { procedures, choice, policy, ...rest } = file;
  const settings = { enabled: true, procedures, choice, policy };
  const unwritten = checkDunningSettings(settings, file.creditor.country, end).filter(
    ({ code }) => code === 'PROCEDURE_UNKNOWN',
  );
  const problems = [...strangers(file), ...repeated(file), ...unknownProcedures(file), ...unwritten];
  if (problems.length > 0) return refused(...problems);
  return ok({ ...rest, settings, from, until: end });
}

function strangers({ customers, items, payments }: DunningFile): Problem[] {
  const known = new Set(customers.map(({ id }) => id));
  const rows = [
    ...items.map(({ customerId }, index) => [`items.${index}`, customerId] as const),
    ...payments.map(({ customerId }, index) => [`payments.${index}`, customerId] as const),
  ];
  return rows
    .filter(([, customerId]) => !known.has(customerId))
    .map(([path, customerId]) =>
      invalid(`${path}.customerId`, `${path}.customerId: there is no customer ${customerId}.`),
    );
}

function repeated({ customers, items, holds }: DunningFile): Problem[] {
  return [
    ...again(customers.map(({ id }) => id)).map((id) => invalid('customers', `Two customers have the id ${id}.`)),
    ...again(items.map(({ id, currency }) => `${id} ${currency}`)).map((id) =>
      invalid('items', `Two items are ${id}.`),
    ),
    ...again(holds.map(({ id }) => id)).map((id) => invalid('holds', `Two holds have the id ${id}.`)),
  ];
}

function again(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function unknownProcedures({ procedures, customers, items }: DunningFile): Problem[] {
  const known = procedureIds({ procedures });
  const named = [
    ...customers.map(({ procedureId }, index) => [`customers.${index}.procedureId`, procedureId] as const),
    ...items.map(({ procedureId }, index) => [`items.${index}.procedureId`, procedureId] as const),
  ];
  return named
    .filter(([, id]) => id !== undefined && !known.has(id))
    .map(([path, id]) => invalid(path, `${path}: there is no procedure ${id ?? ''}.`));
}

function invalid(field: string, message: string): Problem {
  return {
    code: 'DUNNING_FILE_INVALID',
    message,
    advice: 'Correct the file; `docs/examples/dunning.json` shows a whole one.',
    retry: 'after-fix',
    field,
  };
}

function wrongEnd(from: IsoDate): Problem {
  return {
    code: 'OPTION_INVALID',
    message: 'The last day is none that can be simulated.',
    advice: `Give --until as YYYY-MM-DD, from ${from} on and no more than ten years later.`,
    retry: 'after-fix',
  };
}
