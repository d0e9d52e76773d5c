import { describeHost } from '../describe-host.js'
import { geminiCli } from '../hosts/gemini-cli.js'

describeHost(geminiCli)
