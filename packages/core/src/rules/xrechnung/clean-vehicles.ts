import { ITEM_CLASSIFICATIONS } from '../en16931/code-lists/lists/untdid.ts';

/** UNECE vehicle categories that the Clean Vehicles Directive speaks of. */
export const VEHICLE_CATEGORIES: ReadonlySet<string> = new Set(['M1', 'M2', 'M3', 'N1', 'N2', 'N3']);

/** What a vehicle may be in the directive's sense: the values of the item attribute `cva`. */
export const VEHICLE_KINDS: ReadonlySet<string> = new Set(['clean', 'zero-emission', 'other']);

/** Whether a list of item classifications is known, or none is named. */
export const isClassification = (list: string): boolean => list === '' || list === 'CVD' || ITEM_CLASSIFICATIONS(list);
