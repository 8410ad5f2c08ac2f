import { COMMANDS } from './steps/commands.ts';
import { ENDINGS } from './steps/endings.ts';
import { EVENTS } from './steps/events.ts';
import { HAND_OVER } from './steps/hand-over.ts';
import type { Step } from './steps/step.ts';
import { WHOLE_RUN } from './steps/whole-run.ts';

/** The script of an acceptance run. Each step hands over cases of its own; the scenario of a case is played by the agency's test side. */
export const STEPS: readonly Step[] = [...HAND_OVER, ...EVENTS, ...COMMANDS, ...ENDINGS, ...WHOLE_RUN];
