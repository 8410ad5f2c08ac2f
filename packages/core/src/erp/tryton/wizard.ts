import { z } from 'zod';
import { ErpFailure } from '../outcome.ts';
import type { TrytonClient } from './client.ts';

/** What a wizard asks: which of its forms, and what that form holds so far. */
const view = z.object({
  view: z.object({ state: z.string().optional(), defaults: z.record(z.string(), z.unknown()) }),
});

/** Goes to a state of the wizard with the answers to its forms so far; answers what comes back. */
export type Step = (state: string, answers?: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Runs one of Tryton's own wizards on a record, as a person would. */
export async function inWizard<T>(
  client: TrytonClient,
  name: string,
  record: { readonly model: string; readonly id: number },
  steps: (step: Step) => Promise<T>,
): Promise<T> {
  const context = { active_model: record.model, active_id: record.id, active_ids: [record.id] };
  const call = <V>(shape: z.ZodType<V>, method: string, ...params: readonly unknown[]) =>
    client.writeIn(context, shape, `wizard.${name}.${method}`, ...params);
  const [session] = await call(z.tuple([z.int()]).rest(z.unknown()), 'create');
  const result = await steps((state, answers = {}) => call(z.unknown(), 'execute', session, answers, state));
  await call(z.unknown(), 'delete', session).catch(ignoreFailure);
  return result;
}

/** The defaults of the form that came back; `undefined` when none did, or another than `state`. */
export function formIn(answer: unknown, state?: string): Readonly<Record<string, unknown>> | undefined {
  const parsed = view.safeParse(answer);
  if (!parsed.success || (state !== undefined && parsed.data.view.state !== state)) return undefined;
  // A form's defaults carry record names in `field.` companions that it does not take back.
  return Object.fromEntries(Object.entries(parsed.data.view.defaults).filter(([field]) => !field.endsWith('.')));
}

/** What was asked for is done; a wizard session that stays open is Tryton's to clean up. */
function ignoreFailure(error: unknown): void {
  if (!(error instanceof ErpFailure)) throw error;
}
