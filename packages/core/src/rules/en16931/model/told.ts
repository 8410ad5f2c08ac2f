import { type BusinessRuleText, textOf } from '../texts/index.ts';

/** What a row begins with: its id, and what it says whatever the syntax. */
export const told = (id: string): BusinessRuleText & { readonly id: string } => ({ id, ...textOf(id) });
