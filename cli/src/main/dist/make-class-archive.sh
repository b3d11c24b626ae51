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

# What the builder has configured for itself is not what users start with.
unset DWCPCTL_CONFIG DWCPCTL_CONTEXT DWCPCTL_LIBRARY
XDG_CONFIG_HOME=$home/none XDG_STATE_HOME=$home/none
export XDG_CONFIG_HOME XDG_STATE_HOME

# One closed port, so that a query loads the HTTP client's classes without a server.
n=0
warm() {
  n=$((n + 1))
  "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:off -XX:DumpLoadedClassList="classes.lst.$n" \
    -cp "$jar" io.novacron.dwcpctl.Main "$@" >/dev/null 2>&1
}
warm --version
warm query list
warm --help
DWCPCTL_PROMETHEUS_URL=http://127.0.0.1:9 warm latency

cat classes.lst.* 2>/dev/null | sort -u >classes.lst
if "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:dump -XX:SharedClassListFile=classes.lst \
  -XX:SharedArchiveFile=classes.jsa -cp "$jar" -Xlog:disable -Xlog:all=error:stderr >/dev/null 2>&1 && [ -s classes.jsa ]; then
  cp "$1/release" classes.release
else
  echo "no class archive: $1 cannot make one; starts will be slower" >&2
  rm -f classes.jsa
fi
rm -f classes.lst*
