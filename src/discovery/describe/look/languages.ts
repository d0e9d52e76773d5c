import { isBuiltin } from 'node:module'
import { pythonStdlib } from './python-stdlib.js'

/** The signs in a program's text that it parses options. One row per language; read by look-at-source.ts. */
export interface Language {
  readonly name: 'python' | 'node' | 'shell' | 'perl' | 'ruby' | 'php' | 'lua'
  readonly extensions: readonly string[]
  /** The language's name in a shebang line. */
  readonly shebang: RegExp
  readonly comments: RegExp
  /** An import of a library for options; its first group is the library's name. */
  readonly library: RegExp
  /** What shows the library without an import: it is bundled into the program, or into a package under another name. */
  readonly unnamed?: { readonly library: string; readonly isIn: (code: string) => boolean }
  /** An import of one of the program's own modules; its first group is a path or a dotted name. */
  readonly ownModule?: RegExp
  /**
   * Any import, or a call that passes all arguments on; its first group is what is imported. An entry point may have no
   * more.
   */
  readonly anyImport?: RegExp
  /** Modules that come with the language. */
  readonly standard?: (module: string) => boolean
}

const hashComments = /^\s*#.*$|(?<=\s)#\s.*$/gm
const slashComments = /\/\*[^]*?\*\/|^\s*\/\/.*$|(?<=\s)\/\/\s.*$/gm

export const languages: readonly Language[] = [
  {
    name: 'python',
    extensions: ['.py'],
    shebang: /python/,
    comments: /^\s*#.*$|(?<=\s)#\s.*$/gm,
    library:
      /^[ \t]*(?:import|from)[ \t]+(?:[\w., ]+,[ \t]*)?(argparse|click|typer|fire|docopt|optparse|getopt|absl|cyclopts|cleo|cliff|plac|clize|tap|jsonargparse|configargparse|simple_parsing|tyro|defopt|argh|rich_click|asyncclick|knack|invoke)\b/m,
    ownModule: /^[ \t]*(?:from[ \t]+(\.*[\w.]+)[ \t]+import|import[ \t]+([\w.]+))/gm,
    anyImport: /^[ \t]*(?:from|import)[ \t]+([\w]+)/gm,
    standard: (module) => pythonStdlib.has(module),
  },
  {
    name: 'node',
    extensions: ['.js', '.mjs', '.cjs', '.ts'],
    shebang: /\b(node|deno|bun|tsx)\b/,
    comments: slashComments,
    library:
      /(?:\bfrom\s*|\brequire\(\s*|\bimport\s*\(?\s*)['"](commander|@commander-js\/extra-typings|yargs(?:\/[\w-]+)?|yargs-parser|cac|citty|minimist|mri|arg|meow|sade|clipanion|command-line-args|@oclif\/core|@cliffy\/[\w-]+|gunshi|cleye|dashdash|nopt|argparse|caporal|@caporal\/core|vorpal|optimist|getopts|sywac|gluegun|parse-args)['"]|\b(parseArgs)\s*\(/,
    unnamed: {
      library: 'commander',
      isIn: (code) =>
        /\b_allowUnknownOption\b/.test(code) ||
        (/\bnew (?:\w+\.)?Command\(/.test(code) && /\.option\(\s*['"`]-/.test(code)),
    },
    // Also `require(path.join(__dirname, '..', 'lib.js'))`, whose parts are joined, and `__dirname + '/lib'`.
    ownModule:
      /(?:\bfrom\s*|\brequire\(\s*|\bimport\s*\(?\s*)['"](\.{1,2}(?:\/[^'"]*)?)['"]|\b__dirname(?:\s*,|\s*\+)\s*['"]\/?([^'"\s]+(?:['"],\s*['"][^'"\s]+)*)['"]/g,
    anyImport: /(?:\bfrom\s*|\brequire\(\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g,
    standard: isBuiltin,
  },
  {
    name: 'shell',
    extensions: ['.sh', '.bash', '.zsh'],
    shebang: /\b(ba|da|z|k|a)?sh\b/,
    comments: hashComments,
    library: /\b(getopts|getopt)\s+\S/,
    ownModule: /^\s*(?:source|\.)\s+["']?(?:\$\{?\w+\}?\/|\$\([^)]*\)\/|\.\/)?([\w./-]+\.(?:sh|bash))/gm,
    anyImport: /^\s*exec\s+(["']?[^<>\s&]+["']?).*\$[@*]/gm,
  },
  {
    name: 'perl',
    extensions: ['.pl'],
    shebang: /perl/,
    comments: hashComments,
    library: /^\s*use\s+(Getopt::[\w:]+|Pod::Usage|App::Cmd|MooseX::Getopt)/m,
    anyImport: /^\s*(?:use|require)\s+([A-Z]\w*)/gm,
  },
  {
    name: 'ruby',
    extensions: ['.rb'],
    shebang: /ruby/,
    comments: hashComments,
    library:
      /\brequire\s+['"](optparse|thor|dry\/cli|slop|gli|commander|clamp|optimist|trollop|getoptlong)\b/,
    ownModule: /\brequire_relative\s+['"]([^'"]+)['"]/g,
    anyImport: /\b(?:require|load)\s+['"]([^'"]+)/g,
  },
  {
    name: 'php',
    extensions: ['.php'],
    shebang: /php/,
    comments: slashComments,
    library: /(Symfony\\Component\\Console|\bgetopt)\b/,
    anyImport: /\b(?:require|include)(?:_once)?\b(.*)/g,
  },
  {
    name: 'lua',
    extensions: ['.lua'],
    shebang: /lua/,
    comments: /--\[\[[^]*?\]\]|--.*$/gm,
    library: /\brequire\s*\(?\s*['"](argparse|cliargs|lapp|pl\.lapp)['"]/,
    anyImport: /\brequire\b(.*)/g,
  },
]
