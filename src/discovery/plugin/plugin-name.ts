/** Characters of the longest name: `__` and a command of at least one letter have to fit into the 64 of a tool's name. */
export const pluginNameMax = 62

/** Whether a folder of this name is never looked at: a hidden one, and those of Python such as `__pycache__`. */
export function isPassedOver(name: string): boolean {
  return /^(\.|__)/.test(name)
}

/** Whether a folder of this name can be a plugin: the name begins the names of its tools. */
export function isPluginName(name: string): boolean {
  return /^[a-zA-Z0-9_-]+$/.test(name) && name.length <= pluginNameMax
}
