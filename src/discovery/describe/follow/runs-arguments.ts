/** Programs whose arguments are programs: those decide what a `--help` after them means. */
const runners = new Set(
  `
    ash bash busybox bun bunx bwrap cargo chroot dash deno docker doas env exec fakeroot find firejail fish flock
    flatpak gdb go gosu ionice java kubectl ksh lua make mono nice node nohup npm npx nsenter parallel perl php pipx
    pkexec pnpm podman poetry proot pypy rsh ruby runuser screen script setarch setpriv setsid sh ssh stdbuf strace su
    sudo systemd-run taskset time timeout tmux toybox unshare uv uvx valgrind watch wine xargs yarn zsh
  `
    .trim()
    .split(/\s+/),
)

/** Whether a program of this name runs what its arguments name: `sudo`, `xargs`, `python3.11`. */
export function runsArguments(name: string): boolean {
  return runners.has(name) || runners.has(name.replace(/[\d.]+$/, '')) || /^python[\d.]*$/.test(name)
}

/** Whether a program of this name runs the file that its first argument names. */
export function isInterpreter(name: string): boolean {
  return /^(?:(?:python|pypy|node|bun|ruby|perl|php|lua)[\d.]*|(?:ba|da|z|k|a)?sh)$/.test(name)
}
