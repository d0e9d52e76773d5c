import type { Dialect } from './dialect.js'
import { argparse } from './dialects/argparse.js'

/** Every dialect, the most telling first: a text is read by the first one that recognizes it. */
export const dialects: readonly Dialect[] = [argparse]
