import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.js'
import { systemEnvironment } from './skip-without.js'
import { repository } from './start-smcp.js'

export interface RunningProxy {
  readonly url: string
  readonly stop: () => Promise<void>
}

interface Sample {
  readonly program: string
  /** Its sample in deploy/. */
  readonly file: string
  /** The sample with addresses of this machine in place of its own, and without TLS. */
  readonly adapt: (sample: string, port: number, upstreams: readonly number[], dir: string) => string
  readonly args: (file: string, dir: string) => string[]
}

/** The proxies that the samples of deploy/ are for, each as it is run in the foreground. */
export const proxies = {
  nginx: {
    program: 'nginx',
    file: 'nginx.conf',
    adapt: (sample, port, [first, second], dir) => `
      daemon off; master_process off; pid ${dir}/pid;
      events {}
      http {
        access_log off;
        client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy; fastcgi_temp_path ${dir}/fastcgi;
        uwsgi_temp_path ${dir}/uwsgi; scgi_temp_path ${dir}/scgi;
        ${sample
          .replace('listen 443 ssl', `listen 127.0.0.1:${port}`)
          .replaceAll(/^ *ssl_certificate.*$/gm, '')
          .replace('127.0.0.1:8000', `127.0.0.1:${first!}`)
          .replace('# server 127.0.0.1:8001', second === undefined ? '#' : `server 127.0.0.1:${second}`)}
      }`,
    args: (file, dir) => ['-p', dir, '-e', 'stderr', '-c', file],
  },
  caddy: {
    program: 'caddy',
    file: 'Caddyfile',
    adapt: (sample, port, [first]) =>
      `{\n\tadmin off\n}\n${sample
        .replace('smcp.example.com {', `http://127.0.0.1:${port}, http://smcp.example.com:${port} {`)
        .replace('127.0.0.1:8000', `127.0.0.1:${first!}`)}`,
    args: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
} as const satisfies Record<string, Sample>

/** Starts the proxy with its sample before these ports; resolves when it accepts connections. */
export async function startProxy(proxy: Sample, ...upstreams: number[]): Promise<RunningProxy> {
  const dir = await mkdtemp(join(tmpdir(), 'smcp-proxy-'))
  const port = await freePort()
  const file = join(dir, proxy.file)
  const sample = await readFile(join(repository, 'deploy', proxy.file), 'utf8')
  await writeFile(file, proxy.adapt(sample, port, upstreams, dir))
  const child = spawn(proxy.program, proxy.args(file, dir), {
    env: { ...systemEnvironment, HOME: dir },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const url = `http://127.0.0.1:${port}`
  await untilUp(url, child)
  return {
    url,
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Throws, with what it has said, if it ends instead. */
async function untilUp(url: string, child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text))
  while (
    !(await fetch(url).then(
      () => true,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}: ${said}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}
