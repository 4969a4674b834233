import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const source = fileURLToPath(new URL('./src', import.meta.url));
// `make up` serves the API, the configuration and the built app on one address; `npm run dev` borrows the first two from it.
const backend = process.env.THREADLINE_URL ?? 'http://127.0.0.1:5001';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': source } },
  build: { target: 'es2022', chunkSizeWarningLimit: 600 },
  server: { proxy: { '/api': backend, '/__': backend } },
  test: { environment: 'jsdom', include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles: ['tests/unit/setup.ts'] },
});
