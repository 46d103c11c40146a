import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**', '.tsbuild/**'],
    environment: 'node',
    // A limit for what hangs, not for what is slow: where a page waits in vain, the wait itself ends first, after 30 s, and names itself.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
