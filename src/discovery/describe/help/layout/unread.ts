/** Why the parameters of a listed command are not known, in words for a person; it takes `args` then. */
export const unread = {
  noWay:
    'its own help was not asked, so it takes args: nothing says how to ask for it without running the command',
  notVouched:
    'its own help was not asked, so it takes args: it may do its work then; "ask": true in smcp.json vouches that it does not',
  tooMany: 'its own help was not asked, so it takes args: too many other commands were, or it lies too deep',
  saysNothing: 'its own help says nothing that smcp can read, so it takes args',
} as const
