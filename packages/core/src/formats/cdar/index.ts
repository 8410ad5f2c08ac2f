export { readLifeCycleMessage, type ReadLifeCycleMessage } from './read.ts';
export { writeLifeCycleMessage } from './write.ts';
