import type { RateSeries } from './rate-series.ts';

/** France: the least a contract may agree, by half-year. */
export const FRENCH_FLOOR: RateSeries = {
  reference: 'legal interest rate, professionals',
  rule: 'C. com. L441-10 II: an agreed rate may not be below three times the legal rate',
  parts: [
    {
      confidence: 'low',
      source: 'not verified: check before use',
      rates: [
        ['2023-H1', '2.06', '6.18'],
        ['2023-H2', '4.22', '12.66'],
        ['2024-H1', '5.07', '15.21'],
      ],
    },
    {
      confidence: 'high',
      source: 'quoted from the JORF',
      rates: [
        ['2024-H2', '4.92', '14.76'],
        ['2025-H1', '3.71', '11.13'],
      ],
    },
    {
      confidence: 'high',
      source: 'arrêté of 19 June 2025, JORFTEXT000051783186',
      rates: [['2025-H2', '2.76', '8.28']],
    },
    {
      confidence: 'high',
      source: 'arrêté of 15 December 2025, JORFTEXT000053165408',
      rates: [['2026-H1', '2.62', '7.86']],
    },
    {
      confidence: 'high',
      source: 'arrêté of 26 June 2026, JORF of 30 June 2026',
      rates: [['2026-H2', '2.75', '8.25']],
    },
  ],
};
