#!/usr/bin/env node
import { run } from './run.ts';

// `quittance … | head` closes the pipe early: that is the reader's right and no failure.
process.stdout.on('error', () => process.exit(0));

process.exitCode = await run(process.argv.slice(2));
