#!/bin/sh
# Ends what smcp has started, when smcp itself has been killed.
#
# Reads lines `start ID`, `start ID GROUP` and `end ID`, and remembers what is running. When its input ends, so has smcp,
# by whatever cause: it ends the groups, and then what carries one of the ids in its environment, which need not be in
# the group. A shell, because every system has one and it needs the least memory.

trap '' HUP INT QUIT TERM

running=
while read -r what id group; do
  kept=
  for entry in $running; do
    [ "${entry%%:*}" = "$id" ] || kept="$kept $entry"
  done
  running=$kept
  [ "$what" = end ] || running="$running $id:$group"
done
[ -n "$running" ] || exit 0

signal_groups() {
  for entry in $running; do
    group=${entry#*:}
    [ -z "$group" ] || kill -s "$1" -- "-$group"
  done
}

signal_groups TERM
sleep 2
signal_groups KILL

set --
for entry in $running; do
  set -- "$@" -e "SMCP_RUN_ID=${entry%%:*}"
done
grep -laF "$@" /proc/[0-9]*/environ | while IFS=/ read -r _ _ pid _; do
  kill -s KILL "$pid"
done
