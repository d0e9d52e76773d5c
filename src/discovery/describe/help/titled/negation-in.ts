const pairs: readonly [on: RegExp, off: string][] = [
  [/^--/, '--no-'],
  [/^--/, '--no'],
  [/^--enable-/, '--disable-'],
  [/^--show-/, '--hide-'],
  [/^--with-/, '--without-'],
]

/** The spelling among the flags of a row that turns off what another one turns on: `--color, --no-color`, `--show-x, --hide-x`. */
export function negationIn(flags: readonly string[]): string | undefined {
  const offs = flags.flatMap((flag) =>
    pairs.filter(([on]) => on.test(flag)).map(([on, off]) => flag.replace(on, off)),
  )
  return offs.find((flag) => flags.includes(flag))
}
