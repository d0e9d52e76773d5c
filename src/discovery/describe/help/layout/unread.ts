/** Why the parameters of a listed command are not known, in words for a person; it takes `args` then. */
export const unread = {
  noWay: 'its own help was not asked (nothing says how, without running the command), so it takes args',
  notVouched:
    'its own help was not asked (the command may do its work then; "ask": true in smcp.json vouches that it does not), so it takes args',
  later: 'its own help is asked in the background, and it takes args until that is there',
  tooMany: 'its own help was not asked (too many other commands were, or it lies too deep), so it takes args',
  saysNothing: 'its own help says nothing that smcp can read, so it takes args',
} as const
