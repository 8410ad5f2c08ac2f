import type { Judged, TreeRule } from '../../engine/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { GERMANY_UBL } from '../../germany/ubl.ts';
import { peppolId } from '../german-ids.ts';
import { withinGermany } from './document.ts';

export const GERMANY: readonly TreeRule[] = GERMANY_UBL.map((rule) => ({
  ...rule,
  id: peppolId(rule.id),
  when: (element: XmlElement, judged: Judged) =>
    withinGermany(element, judged) && (rule.when?.(element, judged) ?? true),
}));
