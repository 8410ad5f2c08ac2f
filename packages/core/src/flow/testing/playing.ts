import type { SimulatedAgency } from '../../agencies/index.ts';

/** The same agency, with the story of its cases in the test's hands: live, its seed would draw another one for each case. */
export function playing(agency: SimulatedAgency, scenario: () => string): SimulatedAgency {
  return {
    ...agency,
    take(command) {
      const copy = JSON.parse(JSON.stringify(command));
      if (copy.type === 'submit') copy.payload.case.creditorRef = `TEST:${scenario()}`;
      return agency.take(copy);
    },
  };
}
