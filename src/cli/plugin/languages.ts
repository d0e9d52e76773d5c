/** A template of `plugin new`: what an author types in its folder, and what that needs. */
interface Template {
  /** For somebody who chooses. */
  readonly title: string
  /** The program without which it can be neither made ready nor run; undefined: what every machine with smcp has. */
  readonly needs?: string
  /** What makes it ready to run; undefined: it is. */
  readonly setup?: string
  /** What runs its tests. */
  readonly test: string
}

export const languages = ['python', 'click', 'typer', 'node', 'typescript', 'shell', 'go'] as const
export type Language = (typeof languages)[number]

/** smcp runs a Python plugin by the .venv in its folder, so its packages go there. */
const venv = 'python3 -m venv .venv && .venv/bin/pip install -r requirements.txt'

export const templates: Readonly<Record<Language, Template>> = {
  python: { title: 'Python with argparse', needs: 'python3', test: 'python3 -m unittest' },
  click: { title: 'Python with click', needs: 'python3', setup: venv, test: '.venv/bin/python -m unittest' },
  typer: { title: 'Python with typer', needs: 'python3', setup: venv, test: '.venv/bin/python -m unittest' },
  node: { title: 'JavaScript for Node', test: 'node --test' },
  typescript: {
    title: 'TypeScript for Node',
    needs: 'npm',
    setup: 'npm install && npm run build',
    test: 'npm test',
  },
  shell: { title: 'POSIX shell', test: 'sh test.sh' },
  go: { title: 'Go', needs: 'go', setup: 'go build -o cli', test: 'go test' },
}
