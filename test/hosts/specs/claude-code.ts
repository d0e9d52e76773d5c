import { describeHost } from '../describe-host.js'
import { claudeCode } from '../hosts/claude-code.js'

describeHost(claudeCode)
