const word = /([^\s"'=]*=)?(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+))|\S+/g

/**
 * Splits a typed line into words. Quotes keep a word together where they begin it, or its value: `name="Ada Lovelace"`;
 * anywhere else they are part of it, so that JSON can be typed as it is: `tags:=["a","b"]`.
 */
export function typedWords(line: string): string[] {
  return [...line.matchAll(word)].map(([whole, key = '', double, single, plain]) => {
    const value = double?.replaceAll(/\\(.)/g, '$1') ?? single ?? plain
    return value === undefined ? whole : key + value
  })
}
