#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CompiledScripts } from './compiled-scripts.ts';
import type * as Run from './run.ts';

/** The script that `run.ts` became; the bundler puts its name here. */
declare const RUN: string;

// What a command loads is compiled once. Not in the temporary folder, where another user could put code in our name.
const cache = process.env['NODE_COMPILE_CACHE'] ?? join(homedir(), '.cache', 'quittance', 'compiled');
enableCompileCache(cache);
const scripts = new CompiledScripts(`${import.meta.dirname}/scripts`, cache);
const { main, heapIsBound } = scripts.load(RUN) as typeof Run;
await main();
if (!heapIsBound()) scripts.keep();
