#!/bin/sh
# make-class-archive.sh JAVA_HOME DISTRIBUTION
# Leaves in DISTRIBUTION/lib a static archive (CDS) of the classes that common starts load, and the release file of
# the Java it fits. A Java that cannot make one costs only start-up time: that is said, and no archive is left.
set -u
java=$1/bin/java
home=$(CDPATH='' cd -- "$2" && pwd -P)
jar=$home/lib/dwcpctl.jar
cd "$home/lib" || exit 1
rm -f classes.jsa classes.release classes.lst*

# What the builder has configured for itself is not what users start with, and what is tried here is not for it.
unset DWCPCTL_CONFIG DWCPCTL_CONTEXT DWCPCTL_LIBRARY DWCPCTL_PROMETHEUS_URL CI
scratch=$(mktemp -d) || exit 1
XDG_CONFIG_HOME=$scratch XDG_STATE_HOME=$scratch
export XDG_CONFIG_HOME XDG_STATE_HOME
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$scratch"' EXIT

n=0
warm() {
  n=$((n + 1))
  "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:off -XX:DumpLoadedClassList="classes.lst.$n" \
    -cp "$jar" io.novacron.dwcpctl.Main "$@" >/dev/null 2>&1
}

# A server that answers as Prometheus does: our own. Where none can be had, a closed port makes a query load the client at least.
serve() {
  for base in 40080 42080 44080 46080; do
    "$java" -XX:TieredStopAtLevel=1 -cp "$jar" io.novacron.dwcpctl.Main \
      simulate --port-base "$base" --prometheus-api $((base + 900)) >"$scratch/served" 2>/dev/null &
    server=$!
    while kill -0 "$server" 2>/dev/null; do
      if [ -s "$scratch/served" ]; then
        url=http://127.0.0.1:$((base + 900))
        return
      fi
      sleep 0.1
    done
    server=
  done
}
url=http://127.0.0.1:9
serve

warm --version
warm --help
warm query list
warm --context demo gonogo
warm --context demo triage -o json
DWCPCTL_PROMETHEUS_URL=$url warm latency
DWCPCTL_PROMETHEUS_URL=$url warm query run latency-p99
DWCPCTL_PROMETHEUS_URL=$url warm query run latency-p99 -o json

cat classes.lst.* 2>/dev/null | sort -u >classes.lst
# G1, because no other collector of Java 17 can write or use what is ready-made on the heap
if "$java" -XX:TieredStopAtLevel=1 -XX:+UseG1GC -Xshare:dump -XX:SharedClassListFile=classes.lst \
  -XX:SharedArchiveFile=classes.jsa -cp "$jar" -Xlog:disable -Xlog:all=error:stderr >/dev/null 2>&1 && [ -s classes.jsa ]; then
  cp "$1/release" classes.release
else
  echo "no class archive: $1 cannot make one; starts will be slower" >&2
  rm -f classes.jsa
fi
rm -f classes.lst*
