#!/bin/sh
# Tests of {{name}}. Run them in this folder: sh test.sh

cd "$(dirname "$0")" || exit
failed=0

# expect EXIT-CODE TEXT ARGUMENTS...: runs the program as smcp does, and compares how it ends and what it says.
expect() {
  code=$1 text=$2
  shift 2
  said=$(sh cli.sh "$@" 2>&1)
  ended=$?
  if [ "$ended" = "$code" ] && [ "$said" = "$text" ]; then
    printf 'ok: cli.sh %s\n' "$*"
  else
    printf 'FAILED: cli.sh %s\n  expected %s: %s\n  but it is %s: %s\n' "$*" "$code" "$text" "$ended" "$said"
    failed=1
  fi
}

expect 0 'Hello, Ada!' '{{command}}' --name Ada
expect 0 'HI, ADA, BOB, CY! IT IS -2.5 DEGREES.' \
  '{{command}}' --name=Ada --greeting Hi --also Bob --also Cy --degrees=-2.5 --shout
expect 1 "--name is missing or empty; expected somebody's name." '{{command}}' --name ' '
expect 1 'Unknown option "--nme"; see --help.' '{{command}}' --nme Ada
expect 1 'No command "nothing"; expected {{command}}. See --help.' nothing

exit $failed
