import type { Dialect } from './dialect.js'
import { argparse } from './dialects/argparse.js'
import { cac } from './dialects/cac.js'
import { citty } from './dialects/citty.js'
import { clap } from './dialects/clap.js'
import { clap2 } from './dialects/clap2.js'
import { cleo } from './dialects/cleo.js'
import { click } from './dialects/click.js'
import { cobra } from './dialects/cobra.js'
import { commander } from './dialects/commander.js'
import { docopt } from './dialects/docopt.js'
import { fire } from './dialects/fire.js'
import { getopt } from './dialects/getopt.js'
import { git } from './dialects/git.js'
import { goflag } from './dialects/goflag.js'
import { kong } from './dialects/kong.js'
import { oclif } from './dialects/oclif.js'
import { optparse } from './dialects/optparse.js'
import { plain } from './dialects/plain.js'
import { thor } from './dialects/thor.js'
import { typer } from './dialects/typer.js'
import { urfave } from './dialects/urfave.js'
import { yargs } from './dialects/yargs.js'

/** Every dialect, the most distinctive first: a text is read by the first one that recognizes it. */
export const dialects: readonly Dialect[] = [
  argparse,
  git,
  cleo,
  fire,
  thor,
  citty,
  typer,
  oclif,
  kong,
  urfave,
  clap2,
  cac,
  commander,
  yargs,
  cobra,
  click,
  clap,
  docopt,
  optparse,
  getopt,
  goflag,
  plain,
]
