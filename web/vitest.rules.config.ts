import { defineConfig } from 'vitest/config';

/** The security rules, tested at the Firestore emulator that FIRESTORE_EMULATOR_HOST names; `make test` starts one. */
export default defineConfig({
  test: { environment: 'node', include: ['tests/rules/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 },
});
