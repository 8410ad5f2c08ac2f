import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { readClock } from './read-clock.mjs';

// Loaded into a shop before it starts (`--import`): core's clock shows what the file says, and all other clocks are right. A story winds it by
// writing the file.
const core = createRequire(import.meta.url).resolve('@quittance/core/model');
const { systemClock } = await import(pathToFileURL(core).href);
systemClock.now = () => readClock(process.env['STORY_CLOCK']);
