/** The systems by their names in texts, and by Node's. */
const systems: readonly (readonly [name: string, platforms: readonly NodeJS.Platform[]])[] = [
  [String.raw`Windows|MS-?DOS|DOS|OS/2|Cygwin`, ['win32', 'cygwin']],
  [String.raw`mac ?OS(?: ?X)?|OS ?X|Darwin`, ['darwin']],
  [String.raw`(?:GNU/)?Linux`, ['linux', 'android']],
  [
    String.raw`(?:Free|Net|Open)?BSD|Solaris|SunOS|AIX|HP-UX`,
    ['freebsd', 'netbsd', 'openbsd', 'sunos', 'aix'],
  ],
]
const there = String.raw`(?:available|supported|implemented|effective|works?|useful|used|has (?:an )?effect)`
const said = [
  String.raw`\b(?:is |are )?only ${there} (?:\w+ ){0,4}?(?:on|in|under|for|with|by) ([^.]{1,80})`,
  String.raw`\b${there} only (?:on|in|under|for|with|by) ([^.]{1,80})`,
].map((pattern) => new RegExp(pattern, 'gi'))

/** Whether a text says that its option is only there on other systems than this one. */
export function isOnlyElsewhere(text: string, platform: NodeJS.Platform = process.platform): boolean {
  const places = said.flatMap((pattern) => [...text.matchAll(pattern)].map(([, place = '']) => place))
  return places.some((place) => {
    const named = systems.filter(([names]) =>
      new RegExp(String.raw`(?<![\w-])(?:${names})(?![\w-])`).test(place),
    )
    return named.length > 0 && !named.some(([, platforms]) => platforms.includes(platform))
  })
}
