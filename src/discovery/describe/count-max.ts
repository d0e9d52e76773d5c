/** The most that a counted switch is given: `-vvv` means something, a thousand v do not. As in probe/describe.py. */
export const countMax = 100
