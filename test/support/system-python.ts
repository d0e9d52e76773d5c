import { PythonFinder } from '../../src/process/python.js'
import { createRunProcess } from '../../src/process/run-process.js'

const environment = { PATH: process.env.PATH ?? '' }

/** Finds the Python that PATH gives, by nothing else, and keeps what it has found for this process alone. */
export const python = new PythonFinder(
  { python: undefined, virtualEnv: undefined, environment, cacheDir: undefined },
  createRunProcess({ inherited: environment }),
)
