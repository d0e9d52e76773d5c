/**
 * The files of tests, below test, that `npm run test:all` runs after all others, with nothing beside them: they
 * compare times or memory, or use every core themselves.
 */
export const aloneFiles: readonly string[] = [
  'e2e/conformance.test.ts',
  'e2e/many-streams.test.ts',
  'e2e/session-memory.test.ts',
  'e2e/soak.test.ts',
  'integration/bench-real.test.ts',
  'integration/describe-budget.test.ts',
  'integration/sessions.test.ts',
  'integration/spawn-helper.test.ts',
]
