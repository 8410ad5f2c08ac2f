import { expect, it } from 'vitest';
import { parseLossless } from './lossless-json.ts';

it('keeps every digit of a number, as text', () => {
  expect(parseLossless('{"id":820982911946154508,"subtotal":195.660,"rate":6.0e-02,"list":[1],"text":"1.0"}')).toEqual({
    id: '820982911946154508',
    subtotal: '195.660',
    rate: '0.0600000000',
    list: ['1'],
    text: '1.0',
  });
});

it('control: JSON.parse loses them', () => {
  expect(String(JSON.parse('820982911946154508'))).not.toBe('820982911946154508');
});
