// Writes docs/contract.schema.json: npm run contract-schema
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from '../test/support/start-smcp.js'
import { wholeContractSchema } from './whole-contract-schema.js'

await writeFile(join(repository, 'docs', 'contract.schema.json'), JSON.stringify(wholeContractSchema()))
