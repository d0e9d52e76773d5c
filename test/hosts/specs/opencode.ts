import { describeHost } from '../describe-host.js'
import { opencode } from '../hosts/opencode.js'

describeHost(opencode)
