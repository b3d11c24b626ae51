#!/bin/sh
# all.sh PROGRAM VERSION DIRECTORY: whatever of the packages can be made here, and the checksums of what is there.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
rm -f "$3"/*.deb "$3/SHA256SUMS"
if command -v dpkg-deb >/dev/null; then
  sh "$here/deb.sh" "$1" "$2" "$3"
else
  echo "no dpkg-deb: no Debian package is made" >&2
fi
cd "$3"
find . -maxdepth 1 \( -name '*.deb' -o -name '*.cdx.json' -o -name dwcpctl \) -type f -printf '%P\n' | LC_ALL=C sort |
  xargs sha256sum >SHA256SUMS
