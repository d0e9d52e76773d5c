import { describeHost } from '../describe-host.js'
import { codex } from '../hosts/codex.js'

describeHost(codex)
