import { expect, it } from 'vitest';
import { undeliverableNote } from './note-words.ts';

it.each([
  ['FR', 'Demander une adresse valide à l’acheteur de la commande 1001'],
  ['DE', 'Den Käufer der Bestellung 1001 nach einer gültigen Adresse fragen'],
  ['ES', 'Ask the buyer of order 1001 for a valid address'],
])('a note of a seller in %s', (country, task) => {
  expect(undeliverableNote(country, '1001').task).toBe(task);
});
