/** Why the parameters of a listed command are not known, in words for a person. */
export const unread = {
  noWay: 'its own help was not asked (nothing says how, without running the command)',
  notVouched:
    'its own help was not asked (the command may do its work then; "ask": true in smcp.json vouches that it does not)',
  later: 'its own help is asked in the background',
  tooMany: 'its own help was not asked (too many other commands were, or it lies too deep)',
  saysNothing: 'its own help says nothing that smcp can read',
} as const
