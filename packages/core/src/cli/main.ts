#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

// What a command loads is compiled once; later starts are a tenth quicker. Not in the temporary folder, where
// another user could put code in our name.
enableCompileCache(process.env['NODE_COMPILE_CACHE'] ?? join(homedir(), '.cache', 'quittance', 'compiled'));

// `quittance … | head` closes the pipe early: that is the reader's right and no failure.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await run(process.argv.slice(2));
