import { GERMAN_TEXTS } from '../germany/texts.ts';
import { CORE_TEXTS, SHARED_TEXTS } from './core-texts.ts';
import { NATIONAL_TEXTS } from './national-texts.ts';
import { textsOf, type TextRow } from './text.ts';
import { peppolId } from './german-ids.ts';

const german = GERMAN_TEXTS.map(([id, ...text]): TextRow => [peppolId(id), ...text]);

export const TEXTS = textsOf([...SHARED_TEXTS, ...CORE_TEXTS, ...NATIONAL_TEXTS, ...german]);
