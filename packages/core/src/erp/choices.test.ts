import { describe, expect, it } from 'vitest';
import { erpChoice } from './choices.ts';
import { erpAdapters } from './registry.ts';

describe('what a form asks for', () => {
  it('leaves secrets out of the configuration and names them', () => {
    const { config, secrets } = erpChoice(erpAdapters.tryton);
    expect(secrets).toEqual(['password']);
    expect(config['properties']).toHaveProperty('url');
    expect(config['properties']).not.toHaveProperty('password');
  });

  it.each(Object.values(erpAdapters))('is plain JSON of $id', (adapter) => {
    const choice = erpChoice(adapter);
    expect(choice.adapter).toBe(adapter.id);
    expect(JSON.parse(JSON.stringify(choice))).toEqual(choice);
  });
});
