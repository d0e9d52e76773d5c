/** What is taken over from package.json. */
export interface PackageFacts {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly license: string
  readonly keywords: readonly string[]
  readonly homepage: string
  readonly engines: { readonly node: string }
}

/**
 * The manifest of a bundle, by which a desktop host installs and starts the server:
 * https://github.com/modelcontextprotocol/mcpb/blob/main/MANIFEST.md
 */
export function bundleManifest({
  name,
  version,
  description,
  license,
  keywords,
  homepage,
  engines,
}: PackageFacts): object {
  const program = `node_modules/${name}/bin/run.js`
  return {
    manifest_version: '0.3',
    name,
    display_name: name,
    version,
    description,
    author: { name: 'The maintainers of smcp' },
    homepage,
    license,
    keywords,
    server: {
      type: 'node',
      entry_point: program,
      mcp_config: {
        command: 'node',
        args: [`\${__dirname}/${program}`, 'serve', '--stdio', '--plugins-dir', '${user_config.plugins_dir}'],
        // The host keeps what the server writes to stderr, and starts it in a folder of no meaning.
        env: { SMCP_PYTHON: '${user_config.python}', MCP_DISABLE_FILE_LOG: '1' },
      },
    },
    // Those of the plugins.
    tools_generated: true,
    user_config: {
      plugins_dir: {
        type: 'directory',
        title: 'Folder of plugins',
        description: 'Each folder in it with a cli.py, or another executable cli.*, is a plugin.',
        required: true,
      },
      python: {
        type: 'file',
        title: 'Python',
        description: 'Runs plugins in Python that have no .venv of their own. Empty: the python3 on PATH.',
        required: false,
        default: '',
      },
    },
    compatibility: { platforms: ['darwin', 'linux'], runtimes: { node: engines.node } },
  }
}
