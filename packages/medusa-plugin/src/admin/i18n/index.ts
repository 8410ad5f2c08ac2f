import { de as sharedDe } from '@quittance/core/screens/de';
import { en as sharedEn } from '@quittance/core/screens/en';
import { fr as sharedFr } from '@quittance/core/screens/fr';
import de from './json/de.json' with { type: 'json' };
import en from './json/en.json' with { type: 'json' };
import fr from './json/fr.json' with { type: 'json' };

// The dashboard imports the default export and merges it with its own texts.
export default {
  en: { translation: { quittance: { ...sharedEn, ...en.quittance } } },
  fr: { translation: { quittance: { ...sharedFr, ...fr.quittance } } },
  de: { translation: { quittance: { ...sharedDe, ...de.quittance } } },
};
