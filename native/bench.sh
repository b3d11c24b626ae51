#!/bin/sh
# bench.sh [programs | cookbook | gate | report | options]
# Measures and writes the figures into BENCHMARKS.md: the programs beside each other (2 minutes after the build), the whole
# cookbook in one run beside promtool for each query (1 minute after it), what gonogo takes beside its slowest query (the same),
# the report of a day beside promtool for each of its questions (3 minutes), or what each option of the native image is worth (an
# image is built for each: about 3 minutes and 4 GB of memory apiece).
# Needs GRAALVM_HOME, prometheus and promtool, and GNU time for the memory; with amtool and a Java 25 they are measured too.
set -eu
case ${1:-programs} in
  programs) class=Programs ;;
  cookbook) class=WholeCookbook ;;
  gate) class=Decision ;;
  report) class=WholeReport ;;
  options) class=ImageOptions ;;
  *) sed -n '2,8s/^# //p' "$0" >&2; exit 64 ;;
esac
cd "$(dirname "$0")/.."
exec mvn -B -ntp -q -Pnative,bench verify -DskipTests -DskipITs -Dbench.class=$class
