/** How sure a reading is, in three bands with words; pure. */

export type Certainty = 'sure' | 'check' | 'unsure';

const SURE_FROM = 0.85;
const CHECK_FROM = 0.6;

export function certaintyOf(confidence: number): Certainty {
  if (confidence >= SURE_FROM) return 'sure';
  return confidence >= CHECK_FROM ? 'check' : 'unsure';
}
