#!/usr/bin/env node
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CompiledScripts } from './compiled-scripts.ts';
import type * as Run from './run.ts';

/** What `run.ts` became, and a hash of all scripts; the bundler puts both here. */
declare const RUN: string;
declare const SCRIPTS: string;

// What a command loads is compiled once. Not in the temporary folder, where another user could put code in our name.
const cache = process.env['NODE_COMPILE_CACHE'] ?? join(homedir(), '.cache', 'quittance', 'compiled');
const scripts = new CompiledScripts({ folder: `${import.meta.dirname}/scripts`, cache, hash: SCRIPTS });
const { main, heapIsBound } = scripts.load(RUN) as typeof Run;
await main();
if (!heapIsBound()) scripts.keep();
