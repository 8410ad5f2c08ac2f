import de from './json/de.json' with { type: 'json' };
import en from './json/en.json' with { type: 'json' };
import fr from './json/fr.json' with { type: 'json' };

// The dashboard imports the default export and merges it with its own texts.
export default { en: { translation: en }, fr: { translation: fr }, de: { translation: de } };
