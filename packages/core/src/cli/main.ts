#!/usr/bin/env node
import { main } from './run.ts';

await main();
