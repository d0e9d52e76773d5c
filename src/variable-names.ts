/** Variables that a program needs to start at all; none of them is a secret. */
export const base =
  /^(PATH|HOME|TMPDIR|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|SYSTEMROOT|PATHEXT|COMSPEC|WINDIR|LD_LIBRARY_PATH|VIRTUAL_ENV|PYENV_\w+|NVM_\w+)$/i

/** Where languages look for libraries. */
export const libraryPaths = /^(PYTHONPATH|NODE_PATH|PERL5LIB|RUBYLIB|GEM_HOME|GEM_PATH|LUA_PATH|LUA_CPATH)$/i

const decisive =
  /^(LD_|DYLD_|PYTHON|NODE_OPTIONS$|PERL5|RUBYOPT$|BASH_ENV$|BASH_FUNC|ENV$|IFS$|PS4$|SHELLOPTS$|GIT_(SSH|EXEC|EDITOR|PAGER|ASKPASS|EXTERNAL|CONFIG|PROXY)|SMCP_|XDG_)/i

/** Whether a caller may bring this variable: none by which a system, an interpreter or smcp decides what is run. */
export function mayBeBrought(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !base.test(name) && !libraryPaths.test(name) && !decisive.test(name)
}
