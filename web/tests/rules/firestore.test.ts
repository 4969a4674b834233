/** What browsers may do in Firestore: owners read what is theirs, and nobody writes. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  assertFails,
  assertSucceeds,
  initializeTestEnvironment,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing';
import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  type Firestore,
  getDoc,
  getDocs,
  query,
  setDoc,
  setLogLevel,
  updateDoc,
  where,
} from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const RULES = resolve(import.meta.dirname, '../../../firestore.rules');
const [HOST, PORT] = (process.env.FIRESTORE_EMULATOR_HOST ?? '').split(':');

/** Everything of one tenant, by path. */
const OF_TENANT = (owner: string) => [
  `collections/${owner}`,
  `collections/${owner}/documents/d`,
  `collections/${owner}/documents/d/structured_products/p`,
  `collections/${owner}/images/i`,
  `collections/${owner}/items/i`,
  `collections/${owner}/corrections/c`,
  `collections/${owner}/decks/d`,
  `jobs/${owner}`,
  `jobs/${owner}/events/00000000`,
  `jobs/${owner}/units/pages-00000`,
];
const LISTS = OF_TENANT('*').flatMap((path) =>
  path.split('/').length > 2 ? [path.slice(0, path.lastIndexOf('/'))] : [],
);
const GROUPS = [
  'documents',
  'structured_products',
  'images',
  'items',
  'corrections',
  'decks',
  'events',
  'units',
  'jobs',
];
const SERVERS_OWN = ['idempotency_keys/k', 'ai_cache/k', 'users/me', 'anything/x'];

let environment: RulesTestEnvironment;
let me: Firestore;
let visitor: Firestore;

beforeAll(async () => {
  if (!HOST) throw new Error('FIRESTORE_EMULATOR_HOST names no emulator: run “make test”.');
  setLogLevel('silent'); // Every refusal would be told as an error.
  environment = await initializeTestEnvironment({
    projectId: 'demo-rules',
    firestore: { host: HOST, port: Number(PORT), rules: readFileSync(RULES, 'utf8') },
  });
  await environment.withSecurityRulesDisabled(async (context) => {
    const server = context.firestore() as unknown as Firestore;
    for (const owner of ['me', 'other']) {
      for (const path of OF_TENANT(owner)) await setDoc(doc(server, path), { owner_uid: owner });
    }
    for (const path of SERVERS_OWN) await setDoc(doc(server, path), { owner_uid: 'me' });
  });
  me = environment.authenticatedContext('me').firestore() as unknown as Firestore;
  visitor = environment.unauthenticatedContext().firestore() as unknown as Firestore;
});
afterAll(() => environment?.cleanup());

const mine = (list: string) => list.replace('*', 'me');
const others = (list: string) => list.replace('*', 'other');

test('the emulator holds browsers to the rules', async () => {
  expect((await getDoc(doc(me, 'collections/me'))).exists()).toBe(true);
});

describe('one document', () => {
  test.each(OF_TENANT('me'))('%s is read by its owner and by no visitor', async (path) => {
    await assertSucceeds(getDoc(doc(me, path)));
    await assertFails(getDoc(doc(visitor, path)));
  });

  test.each(OF_TENANT('other'))('%s is not read by somebody else', async (path) => {
    await assertFails(getDoc(doc(me, path)));
  });

  test.each([...SERVERS_OWN, 'collections/none', 'jobs/none'])('%s is read by nobody', async (path) => {
    await assertFails(getDoc(doc(me, path)));
  });
});

describe('lists', () => {
  test.each(['collections', 'jobs'])(
    '%s are listed by their owner as long as only theirs are asked for',
    async (name) => {
      const owned = (uid: string) => query(collection(me, name), where('owner_uid', '==', uid));

      expect((await assertSucceeds(getDocs(owned('me')))).size).toBe(1);
      await assertFails(getDocs(owned('other')));
      await assertFails(getDocs(collection(me, name)));
      await assertFails(getDocs(query(collection(me, name), where('owner_uid', 'in', ['me', 'other']))));
      await assertFails(getDocs(query(collection(visitor, name), where('owner_uid', '==', 'me'))));
    },
  );

  test.each(LISTS)('%s is listed by its owner alone', async (list) => {
    await assertSucceeds(getDocs(collection(me, mine(list))));
    await assertFails(getDocs(collection(me, others(list))));
    await assertFails(getDocs(collection(visitor, mine(list))));
  });

  test.each(GROUPS)('%s of all tenants cannot be listed together, not even their own part', async (group) => {
    await assertFails(getDocs(collectionGroup(me, group)));
    await assertFails(getDocs(query(collectionGroup(visitor, group), where('owner_uid', '==', 'me'))));
    if (group !== 'jobs') {
      await assertFails(getDocs(query(collectionGroup(me, group), where('owner_uid', '==', 'me'))));
    }
  });
});

describe('writing', () => {
  test.each([...OF_TENANT('me'), ...OF_TENANT('other'), ...SERVERS_OWN])(
    '%s is written by no browser',
    async (path) => {
      await assertFails(updateDoc(doc(me, path), { status: 'completed' }));
      await assertFails(setDoc(doc(me, path), { owner_uid: 'me' }));
      await assertFails(deleteDoc(doc(me, path)));
    },
  );

  test.each(['collections/new', 'jobs/new', 'jobs/me/events/00000001', 'collections/me/items/new'])(
    '%s is made by no browser',
    async (path) => {
      await assertFails(setDoc(doc(me, path), { owner_uid: 'me' }));
    },
  );
});
