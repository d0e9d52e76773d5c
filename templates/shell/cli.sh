#!/bin/sh
# {{name}}: {{description}}
#
# To add a command: describe it in describe(), write a function like greet(), and call it in main().

set -eu

# smcp makes the tool {{name}}__{{command}} from this, and checks arguments against it before this
# program is started. 'EOF' is in quotes, so the shell leaves the text alone.
# A command that changes something must not say readOnlyHint: clients call those without asking.
describe() {
  cat <<'EOF'
{
  "contract_version": "1.0",
  "plugin": {
    "name": "{{name}}",
    "version": "0.1.0",
    "description": "{{description}}"
  },
  "commands": [
    {
      "name": "{{command}}",
      "description": "Greet somebody by name.",
      "annotations": {"readOnlyHint": true, "openWorldHint": false},
      "parameters": [
        {"name": "name", "type": "string", "description": "Who to greet.", "required": true},
        {"name": "greeting", "type": "string", "description": "The word to greet with.", "default": "Hello"},
        {"name": "also", "type": "array", "items": {"type": "string"}, "description": "Who else to greet."},
        {"name": "degrees", "type": "number", "description": "How warm it is."},
        {"name": "shout", "type": "boolean", "description": "Greet in capital letters.", "action": "store_true"}
      ]
    }
  ]
}
EOF
}

usage() {
  cat <<'EOF'
Usage: cli.sh {{command}} --name NAME [--greeting WORD] [--also NAME]... [--degrees NUMBER] [--shout]
       cli.sh --describe

{{name}}: {{description}}

Options of {{command}}:
  --name NAME       who to greet (required)
  --greeting WORD   the word to greet with (default: Hello)
  --also NAME       who else to greet; may be given several times
  --degrees NUMBER  how warm it is
  --shout           greet in capital letters
EOF
}

main() {
  case "${1-}" in
    --describe) describe ;;
    --help | -h) usage ;;
    '{{command}}')
      shift
      greet "$@"
      ;;
    '') fail "No command given; expected {{command}}. See --help." ;;
    *) fail "No command \"$1\"; expected {{command}}. See --help." ;;
  esac
}

greet() {
  name='' greeting=Hello also='' degrees='' shout=no

  while [ $# -gt 0 ]; do
    # --name=value becomes --name value, so that the rest needs to handle only one form.
    case "$1" in
      --name=* | --greeting=* | --also=* | --degrees=*)
        pair=$1
        shift
        set -- "${pair%%=*}" "${pair#*=}" "$@"
        ;;
    esac
    case "$1" in
      --name | --greeting | --also | --degrees) [ $# -ge 2 ] || fail "$1 needs a value." ;;
    esac
    case "$1" in
      --name) name=$2 && shift 2 ;;
      --greeting) greeting=$2 && shift 2 ;;
      --also) also="$also, $2" && shift 2 ;;
      --degrees) degrees=$2 && shift 2 ;;
      --shout) shout=yes && shift ;;
      --help | -h) usage && return ;;
      *) fail "Unknown option \"$1\"; see --help." ;;
    esac
  done

  case "$name" in
    *[![:space:]]*) ;;
    *) fail "--name is missing or empty; expected somebody's name." ;;
  esac
  say "$greeting, $name$also!${degrees:+ It is $degrees degrees.}" "$shout"
}

# Plain text is a fine result. printf, because echo takes some text for options or escapes.
say() {
  if [ "$2" = yes ]; then
    printf '%s\n' "$1" | LC_ALL=C tr '[:lower:]' '[:upper:]' # C: letters beyond ASCII stay as they are.
  else
    printf '%s\n' "$1"
  fi
}

# A client sees this text: if stdout is empty, smcp uses stderr.
fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

main "$@"
