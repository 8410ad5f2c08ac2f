export { defaultTemplate } from './default-template.ts';
export { namesOf } from './markup/fill.ts';
export { LETTER_LANGUAGES, type LetterInput, type LetterLanguage, letterModel, type LetterModel } from './model.ts';
export { sampleLetter } from './sample.ts';
export { letterTemplate, type LetterTemplate } from './template.ts';
export { viewOf } from './view.ts';
export { LETTER_IDS, type LetterId } from './words/words.ts';
export { checkTemplate, type Letter, writeLetter } from './write-letter.ts';
