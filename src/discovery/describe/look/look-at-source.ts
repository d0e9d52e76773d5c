import { dirname, extname, join, resolve, sep } from 'node:path'
import { readHead } from '../../read-head.js'
import { filePrefixesIn } from './file-prefixes-in.js'
import { languages, type Language } from './languages.js'
import { makesOneParser } from './makes-one-parser.js'

const modulesMax = 40

/**
 * How well a program's text shows that it answers when it is asked. `strong`: it imports a library for options or
 * contains `--help` as a literal; `weak`: it has only a usage line or an import that can't be followed; `no`: nothing.
 * A binary has no text. What each grade means for asking: docs/discovery.md.
 */
export interface Look {
  readonly grade: 'strong' | 'weak' | 'no' | 'binary'
  readonly language: Language['name'] | undefined
  /** The library for options that it imports. */
  readonly library: string | undefined
  /** The text contains `describe` as a literal, so `--describe` may have a meaning. */
  readonly namesDescribe: boolean
  /** Its `--help` can show nothing that its parser lacks. */
  readonly makesOneParser?: boolean
  /** What installed it: pip, npm, the system; undefined if it may be the user's own. */
  readonly installedBy?: string | undefined
  /** Its arguments are programs that it runs, as with `sudo` and `xargs`. */
  readonly runsArguments?: boolean
  /** Characters that turn a value into the name of a file of arguments, if the program sets any. */
  readonly filePrefixes?: string | undefined
  /** The main file and the modules in its folder that were read. */
  readonly files: readonly string[]
}

/** The folders of a program's own modules. */
export interface ModuleFolders {
  /** The folder from which they are imported. */
  readonly root: string
  /** The folder that contains all of them; undefined: the root. */
  readonly within?: string | undefined
}

/** A sign of a contract in a plugin, which may name it in many ways. */
const contractWord = /['"`]-{0,2}describe['"`]|--describe\b|\bdescribe['"]?\s*\)/
/** A sign of a contract in an installed program, in which `describe` alone is mostly a command of its own. */
export const contractFlag = /--describe\b/

/** Looks at a program and its own modules without running anything. Throws if the main file can't be read. */
export async function lookAtSource(
  mainFile: string,
  folders: ModuleFolders,
  contract = contractWord,
): Promise<Look> {
  const main = await readHead(mainFile)
  if (main.includes('\0'))
    return {
      grade: 'binary',
      language: undefined,
      library: undefined,
      namesDescribe: false,
      files: [mainFile],
    }
  const language = languageOf(mainFile, main)
  const texts = await withOwnModules(mainFile, main, language, folders)
  const codes = [...texts.values()].map((text) => (language ? text.replaceAll(language.comments, '') : text))
  const library = codes.map((code) => libraryIn(code, language)).find((name) => name !== undefined)
  return {
    grade: gradeOf(codes, language),
    language: language?.name,
    library,
    namesDescribe: codes.some((code) => contract.test(code)),
    makesOneParser: makesOneParser(codes, library),
    filePrefixes: codes.map(filePrefixesIn).find((chars) => chars !== undefined),
    files: [...texts.keys()],
  }
}

function gradeOf(codes: readonly string[], language: Language | undefined): 'strong' | 'weak' | 'no' {
  if (codes.some((code) => libraryIn(code, language) !== undefined || namesHelp(code))) return 'strong'
  return codes.some((code) => isWeak(code, language)) ? 'weak' : 'no'
}

/**
 * Whether the code has a literal `--help` or `--describe`, a quoted `-h`, a comparison with `help`, or a `case` for
 * one.
 */
function namesHelp(code: string): boolean {
  return (
    /--help\b|--describe\b|['"`]-h['"`]|(?:==|\bcase\b|\bwhen\b|\bin\b)[^\n]{0,20}['"`]help['"`]/.test(
      code,
    ) || /^\s*\(?(?:[\w"'*-]+\s*\|\s*)*["']?(?:-h|help)["']?\s*[|)]/m.test(code)
  )
}

function isWeak(code: string, language: Language | undefined): boolean {
  return /['"`][^'"`\n]{0,40}\busage:/i.test(code) || (isStub(code) && importsOther(code, language))
}

function importsOther(code: string, { anyImport, standard = () => false }: Partial<Language> = {}): boolean {
  return anyImport !== undefined && [...code.matchAll(anyImport)].some(([, module = '']) => !standard(module))
}

/** Whether the code is an entry point that only calls what it imports: it is too short to do work of its own. */
function isStub(code: string): boolean {
  return code.split('\n').filter((line) => line.trim() !== '').length <= 20
}

function libraryIn(code: string, language: Language | undefined): string | undefined {
  const { library, unnamed } = language ?? {}
  const named = library?.exec(code)?.slice(1).find(Boolean)
  return named ?? (unnamed?.isIn(code) ? unnamed.library : undefined)
}

function languageOf(file: string, text: string): Language | undefined {
  const shebang = text.startsWith('#!') ? (text.split('\n', 1)[0] ?? '') : ''
  return (
    languages.find(({ extensions }) => extensions.includes(extname(file))) ??
    languages.find((language) => language.shebang.test(shebang))
  )
}

/** Reads the main file and the modules that it imports from its own folders: their texts by path. */
async function withOwnModules(
  mainFile: string,
  mainText: string,
  language: Language | undefined,
  folders: ModuleFolders,
): Promise<Map<string, string>> {
  const texts = new Map([[mainFile, mainText]])
  // The loop over a Map also reaches what is added while it runs.
  for (const [file, text] of texts) {
    const candidates = language ? ownModules(file, text, language, folders) : []
    for (const candidate of candidates) {
      if (texts.size >= modulesMax || texts.has(candidate)) continue
      const module = await readHead(candidate).catch(() => undefined)
      if (module !== undefined) texts.set(candidate, module)
    }
  }
  return texts
}

/** The files of the program itself that an import may refer to. */
function ownModules(
  file: string,
  text: string,
  language: Language,
  { root, within = root }: ModuleFolders,
): string[] {
  if (!language.ownModule) return []
  const names = [...text.matchAll(language.ownModule)].flatMap(([, ...found]) => found.filter(Boolean))
  return names
    .flatMap((name) => moduleFiles(file, name, language, root))
    .filter((path) => path.startsWith(within + sep))
}

function moduleFiles(file: string, name: string, language: Language, root: string): string[] {
  if (language.name !== 'python') {
    const path = resolve(dirname(file), name.replaceAll(/['"],\s*['"]/g, '/'))
    const index = join(path, 'index')
    return [path, ...language.extensions.flatMap((extension) => [path + extension, index + extension])]
  }
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(name) ?? []
  const from = dots === '' ? root : join(dirname(file), '../'.repeat(dots.length - 1))
  const path = join(from, ...rest.split('.'))
  return [`${path}.py`, join(path, '__init__.py'), join(path, '__main__.py'), join(path, 'cli.py')]
}
