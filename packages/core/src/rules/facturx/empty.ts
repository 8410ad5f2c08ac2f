import type { RuleText, TreeRule } from '../engine/index.ts';
import { says } from '../engine/index.ts';

/** Nothing is sent empty. */
export const EMPTY_RULES: readonly TreeRule[] = [
  { id: 'PEPPOL-EN16931-R008', at: '*', holds: (element) => !element.isLeaf || says(element) },
];

export const EMPTY_TEXTS: Readonly<Record<string, RuleText>> = {
  'PEPPOL-EN16931-R008': {
    severity: 'warning',
    message: 'A field is there, and says nothing.',
    advice: {
      en: 'Fill in the field in the shop or the ERP, or leave it out.',
      fr: 'Renseignez ce champ dans la boutique ou l’ERP, ou supprimez-le.',
      de: 'Dieses Feld im Shop oder ERP ausfüllen oder weglassen.',
    },
  },
};
