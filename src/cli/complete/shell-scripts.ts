/** The shells for which there is a completion. */
export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** The script that a shell loads. It asks the program itself, as it is typed, what the next word may be. */
export function shellScript(shell: Shell, name: string): string {
  return scripts[shell].replaceAll('NAME', name)
}

/** How to load it, now and in every shell to come. */
export const loading: Readonly<Record<Shell, string>> = {
  bash: 'eval "$(NAME completion bash)", or the same in ~/.bashrc',
  zsh: 'eval "$(NAME completion zsh)", or the same in ~/.zshrc, after compinit',
  fish: 'NAME completion fish | source, or into ~/.config/fish/completions/NAME.fish',
}

const scripts: Readonly<Record<Shell, string>> = {
  // smcp divides the line itself: what bash makes of it is divided at = and : too, with the quotes as they were typed.
  bash: `_NAME_complete() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <("\${COMP_WORDS[0]}" complete --bash "\${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]] && compopt -o nospace
  return 0
}
complete -o default -F _NAME_complete NAME
`,
  // zsh gives all words with their quotes, fish the last one; what they put in its place, they quote themselves.
  zsh: `#compdef NAME
_NAME_complete() {
  local -a found open closed
  local line word current=\${(Q)\${:-$QIPREFIX$PREFIX\${compstate[quote]}}}
  found=("\${(@f)$("\${words[1]}" complete -- "\${(@Q)words[2,CURRENT-1]}" "$current" 2>/dev/null)}")
  for line in "\${found[@]}"; do
    [[ -z $line ]] && continue
    word=\${\${line%%$'\\t'*}//:/\\\\:}
    if [[ $word == *= ]]; then open+=("$word:\${line#*$'\\t'}"); else closed+=("$word:\${line#*$'\\t'}"); fi
  done
  if (( \${#open} + \${#closed} == 0 )); then compset -P 1 '--*='; _files; return; fi
  (( \${#closed} )) && _describe NAME closed
  (( \${#open} )) && _describe NAME open -S ''
}
if [[ $funcstack[1] == _NAME ]]; then _NAME_complete "$@"; else compdef _NAME_complete NAME; fi
`,
  fish: `function __NAME_complete
    set -l words (commandline -opc)
    set -l found ($words[1] complete -- $words[2..-1] (commandline -ct | string replace -ra '["\\'\\\\\\\\]' '') 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        set -l flag (commandline -ct | string match -r '^--[^=]+='; or echo)
        set -l path (commandline -ct | string replace -r '^--[^=]+=' '')
        string join \\n -- $flag(__fish_complete_path "$path")
    end
end
complete -c NAME -f -a '(__NAME_complete)'
`,
}
