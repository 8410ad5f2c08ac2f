import type { Colour } from '../status/colour.ts';

export type ShownAgencyState = 'test' | 'waiting' | 'live' | 'stopped';

const COLOURS: Readonly<Record<ShownAgencyState, Colour>> = {
  test: 'grey',
  waiting: 'orange',
  live: 'green',
  stopped: 'red',
};

export function agencyColour(state: ShownAgencyState): Colour {
  return COLOURS[state];
}
