import { defineActions } from './elements/actions.ts';
import { defineChoices } from './elements/choices.ts';
import { defineFields } from './elements/fields.ts';
import { defineLayout } from './elements/layout.ts';
import { defineOverlays } from './elements/overlays.ts';
import { defineTables } from './elements/tables.ts';
import { TOKENS } from './elements/tokens.ts';
import { defineWords } from './elements/words.ts';

// Takes the place of Shopify's own script of the `s-*` elements where there is no network: tests, sandbox, pictures.
const style = document.createElement('style');
style.textContent = TOKENS;
document.head.append(style);
defineWords();
defineLayout();
defineOverlays();
defineActions();
defineFields();
defineChoices();
defineTables();
