/** Every text of the app, by place. */

import { collections } from './collections';
import { common } from './common';
import { processing } from './processing';
import { results } from './results';

export const strings = { ...common, ...collections, ...processing, ...results } as const;
