import { amountByCurrency, dunningProcedure, type DunningProcedure, type DunningReminder } from '../../model/index.ts';
import type { DunningLevel } from '../../model/index.ts';
import type { FieldError } from '../settings/validation.ts';

/** One step of a procedure in a form: numbers and amounts are texts until they are saved. */
export interface StepDraft {
  readonly afterDays: string;
  readonly channels: readonly string[];
  readonly template: string;
  readonly tone: string;
  /** `5.00 EUR`; several currencies are parted by semicolons. */
  readonly minAmount: string;
}

export interface LevelDraft extends StepDraft {
  readonly basis: string;
  /** In percent; empty: none. */
  readonly minShare: string;
  readonly fee: string;
  readonly interest: boolean;
  /** Empty: the letter gives no time of its own. */
  readonly deadlineDays: string;
  readonly holdOrders: boolean;
  readonly handOver: boolean;
}

export interface ProcedureDraft {
  readonly id: string;
  readonly name: string;
  /** Before the due date, so its days are counted backwards. */
  readonly reminder: StepDraft | undefined;
  readonly levels: readonly LevelDraft[];
}

export const TONES = ['friendly', 'neutral', 'firm', 'final'] as const;
export const BASES = ['due', 'business-days', 'last-letter'] as const;
export const LETTER_CHANNELS = ['email', 'portal', 'sms', 'print'] as const;
/** The letters that a level may send. */
export const LEVEL_TEMPLATES = ['level-1', 'level-2', 'level-3', 'final'] as const;

export function procedureDraft({ id, name, reminder, levels }: DunningProcedure): ProcedureDraft {
  return { id, name, reminder: reminder && reminderDraft(reminder), levels: levels.map(levelDraft) };
}

function reminderDraft(reminder: DunningReminder): StepDraft {
  return { ...stepDraft(reminder), afterDays: String(-reminder.afterDays) };
}

function levelDraft(level: DunningLevel): LevelDraft {
  const { basis, minShare, fee, interest, deadlineDays, holdOrders, handOver } = level;
  return {
    ...stepDraft(level),
    basis,
    minShare: minShare.isZero() ? '' : minShare.toString(),
    fee: amountsText(fee),
    interest,
    deadlineDays: deadlineDays === undefined ? '' : String(deadlineDays),
    holdOrders,
    handOver,
  };
}

function stepDraft({ afterDays, channels, template, tone, minAmount }: DunningLevel | DunningReminder): StepDraft {
  return { afterDays: String(afterDays), channels, template, tone, minAmount: amountsText(minAmount) };
}

/** The step before the due date that is proposed where there is none. */
export const NEW_REMINDER: StepDraft = {
  afterDays: '3',
  channels: ['email'],
  template: 'reminder-friendly',
  tone: 'friendly',
  minAmount: '',
};

/** A level to add after those there are. */
export function newLevel({ levels }: ProcedureDraft): LevelDraft {
  const last = levels.at(-1);
  const first = { afterDays: '7', basis: 'due', template: 'level-1', tone: 'friendly' };
  const next = { afterDays: '14', basis: 'last-letter', template: last?.template ?? '', tone: last?.tone ?? 'neutral' };
  return {
    ...(last === undefined ? first : next),
    channels: ['email'],
    minAmount: last?.minAmount ?? '',
    minShare: '',
    fee: '',
    interest: last?.interest ?? false,
    deadlineDays: '8',
    holdOrders: last?.holdOrders ?? false,
    handOver: false,
  };
}

/** The procedure that a draft stands for, as the settings take it. Whether it is valid is for {@link procedureErrors} to say. */
export function procedureInput({ id, name, reminder, levels }: ProcedureDraft): unknown {
  return {
    id,
    name,
    ...(reminder && { reminder: { ...stepInput(reminder), afterDays: backwards(numberOf(reminder.afterDays)) } }),
    levels: levels.map(levelInput),
  };
}

function levelInput(level: LevelDraft): unknown {
  const { basis, minShare, fee, interest, deadlineDays, holdOrders, handOver } = level;
  return {
    ...stepInput(level),
    basis,
    ...(minShare.trim() !== '' && { minShare: point(minShare) }),
    fee: readAmounts(fee),
    interest,
    ...(deadlineDays.trim() !== '' && { deadlineDays: numberOf(deadlineDays) }),
    holdOrders,
    handOver,
  };
}

function stepInput({ afterDays, channels, template, tone, minAmount }: StepDraft): Record<string, unknown> {
  return { afterDays: numberOf(afterDays), channels, template, tone, minAmount: readAmounts(minAmount) };
}

/** What is wrong with a draft, by the path of the field: `levels.0.afterDays`. */
export function procedureErrors(draft: ProcedureDraft): Readonly<Record<string, FieldError>> {
  const parsed = dunningProcedure.safeParse(procedureInput(draft));
  const errors: Record<string, FieldError> = {};
  for (const { path } of parsed.error?.issues ?? []) errors[fieldOf(path)] ??= FAULTS[nameOf(path)] ?? INVALID;
  return errors;
}

const INVALID: FieldError = { key: 'validation.invalid' };
const FAULTS: Readonly<Record<string, FieldError>> = {
  id: { key: 'dunning.procedure.faults.id' },
  afterDays: { key: 'dunning.procedure.faults.days' },
  deadlineDays: { key: 'dunning.procedure.faults.days' },
  channels: { key: 'dunning.procedure.faults.channels' },
  template: { key: 'dunning.procedure.faults.template' },
  minAmount: { key: 'dunning.procedure.faults.amounts' },
  fee: { key: 'dunning.procedure.faults.amounts' },
  minShare: { key: 'dunning.procedure.faults.percent' },
};

/** Issues inside an amount or a list are those of the field. */
function fieldOf(path: readonly PropertyKey[]): string {
  return path
    .slice(0, path[0] === 'levels' ? 3 : 2)
    .map(String)
    .join('.');
}

function nameOf(path: readonly PropertyKey[]): string {
  return String(path[path[0] === 'levels' ? 2 : path[0] === 'reminder' ? 1 : 0] ?? '');
}

/** Something that is no whole number stays the text it is: the schema then refuses it. */
function numberOf(text: string): unknown {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : text;
}

function backwards(days: unknown): unknown {
  return typeof days === 'number' && days !== 0 ? -days : days;
}

function amountsText(amounts: Readonly<Record<string, { toString(): string }>>): string {
  return Object.entries(amounts)
    .map(([currency, amount]) => `${amount.toString()} ${currency}`)
    .join('; ');
}

/** What cannot be read stays as it was typed: the schema then refuses it. */
function readAmounts(text: string): unknown {
  if (text.trim() === '') return {};
  const entries = text.split(';').map((each) => /^\s*(\d+(?:[.,]\d+)?)\s*([A-Za-z]{3})?\s*$/.exec(each));
  const amounts = entries.map((match) => [(match?.[2] ?? 'EUR').toUpperCase(), point(match?.[1] ?? '?')] as const);
  const parsed = amountByCurrency.safeParse(Object.fromEntries(amounts));
  return parsed.success ? Object.fromEntries(amounts) : text;
}

function point(text: string): string {
  return text.trim().replace(',', '.');
}
