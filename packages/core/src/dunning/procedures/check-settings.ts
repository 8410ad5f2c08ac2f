import type { DunningSettings, IsoDate, Problem } from '../../model/index.ts';
import { floorWarnings } from '../interest/floor.ts';
import { lawOf } from '../rates/jurisdiction.ts';
import { STANDARD_PROCEDURES } from './standard.ts';

/**
 * What a merchant should know of its dunning settings before it turns them on: procedures that nobody wrote, an agreed rate below the French
 * floor, interest that cannot be computed for want of a law, fees that consumers are not charged.
 */
export function checkDunningSettings(settings: DunningSettings, creditorCountry: string, day: IsoDate): Problem[] {
  return [
    ...unknownProcedures(settings),
    ...interestProblems(settings, creditorCountry, day),
    ...consumerFees(settings),
  ];
}

/** Every procedure a customer may be given, by id. */
export function procedureIds({ procedures }: Pick<DunningSettings, 'procedures'>): ReadonlySet<string> {
  return new Set(['none', ...[...STANDARD_PROCEDURES, ...procedures].map(({ id }) => id)]);
}

function unknownProcedures(settings: DunningSettings): Problem[] {
  const { bySegment, ...byKind } = settings.choice;
  const known = procedureIds(settings);
  const chosen = [
    ...Object.entries(byKind).map(([kind, id]) => [`choice.${kind}`, id] as const),
    ...Object.entries(bySegment).map(([segment, id]) => [`choice.bySegment.${segment}`, id] as const),
  ];
  return chosen
    .filter(([, id]) => !known.has(id))
    .map(([field, id]) => ({
      code: 'PROCEDURE_UNKNOWN',
      message: `There is no dunning procedure “${id}”.`,
      advice: 'Write it in the settings, or choose one that is there.',
      retry: 'after-fix' as const,
      field,
    }));
}

function interestProblems(settings: DunningSettings, country: string, day: IsoDate): readonly Problem[] {
  const { agreedRate } = settings.policy.interest;
  const law = lawOf(country);
  if (law.ok)
    return [
      ...floorWarnings(law.value.jurisdiction, day, agreedRate),
      ...(agreedRate === undefined ? law.value.warnings : []),
    ];
  return agreedRate === undefined ? law.problems : [];
}

function consumerFees({ procedures, choice }: DunningSettings): Problem[] {
  const consumers = procedures.find(({ id }) => id === choice.consumer);
  if (consumers?.levels.every(({ fee }) => Object.keys(fee).length === 0) !== false) return [];
  return [
    {
      code: 'FEE_NOT_FOR_CONSUMERS',
      message: `The fees of the procedure “${consumers.id}” are not charged to consumers.`,
      advice: 'Leave them out of the procedure that consumers get.',
      retry: 'after-fix',
      field: 'choice.consumer',
    },
  ];
}
