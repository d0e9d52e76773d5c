import type { Check } from './check.js'

/** The `engines` of package.json. */
const oldest = [20, 19] as const

export function checkNode(version = process.versions.node, path = process.execPath): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOld = major < oldest[0] || (major === oldest[0] && minor < oldest[1])
  return {
    about: 'Node',
    verdict: isOld ? 'problem' : 'ok',
    text: `${version}, ${path}`,
    ...(isOld && { cure: `Install Node ${oldest.join('.')} or later: https://nodejs.org` }),
  }
}
