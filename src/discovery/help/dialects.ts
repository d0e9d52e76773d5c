import type { Dialect } from './dialect.js'
import { argparse } from './dialects/argparse.js'
import { cac } from './dialects/cac.js'
import { clap } from './dialects/clap.js'
import { clap2 } from './dialects/clap2.js'
import { click } from './dialects/click.js'
import { cobra } from './dialects/cobra.js'
import { commander } from './dialects/commander.js'
import { getopt } from './dialects/getopt.js'
import { goflag } from './dialects/goflag.js'
import { kong } from './dialects/kong.js'
import { oclif } from './dialects/oclif.js'
import { optparse } from './dialects/optparse.js'
import { plain } from './dialects/plain.js'
import { urfave } from './dialects/urfave.js'
import { yargs } from './dialects/yargs.js'

/** Every dialect, the most telling first: a text is read by the first one that recognizes it. */
export const dialects: readonly Dialect[] = [
  argparse,
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
  optparse,
  getopt,
  goflag,
  plain,
]
