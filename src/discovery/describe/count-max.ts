/**
 * How often a counted switch may be given: `-vvv` has a meaning, a thousand v do not. The same as in probe/describe.py.
 */
export const countMax = 100
