#!/bin/sh
# deb.sh PROGRAM VERSION DIRECTORY: makes DIRECTORY/dwcpctl_VERSION_ARCHITECTURE.deb of a native program and what belongs to it.
# The same program makes the same package: files carry the time of the last commit, or SOURCE_DATE_EPOCH.
set -eu
program=$1
version=$(echo "$2" | sed 's/-SNAPSHOT$/~SNAPSHOT/') # comes before the release
out=$3
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
root=$here/../..
architecture=$(dpkg --print-architecture)
tree=$out/deb
rm -rf "$tree"

put() { # MODE FILE TARGET
  mkdir -p "$tree/$(dirname "$3")"
  cp "$2" "$tree/$3"
  chmod "$1" "$tree/$3"
}

put 755 "$program" usr/bin/dwcpctl
put 644 "$root/completions/dwcpctl.bash" usr/share/bash-completion/completions/dwcpctl
put 644 "$root/completions/_dwcpctl" usr/share/zsh/vendor-completions/_dwcpctl
put 644 "$root/completions/dwcpctl.fish" usr/share/fish/vendor_completions.d/dwcpctl.fish
for page in "$root"/man/*.1; do
  put 644 "$page" "usr/share/man/man1/$(basename "$page")"
done
put 644 "$root/CHANGELOG.md" usr/share/doc/dwcpctl/changelog
put 644 "$root/README.md" usr/share/doc/dwcpctl/README.md
put 644 "$here/copyright" usr/share/doc/dwcpctl/copyright
for example in prometheus/prometheus.yml alertmanager/alertmanager.yml gates/rollout.yaml; do
  put 644 "$root/queries/$example" "usr/share/doc/dwcpctl/examples/$(basename "$example")"
done
mkdir -p "$tree/usr/share/doc/dwcpctl/examples/rules"
for rules in "$root"/queries/rules/*.yml; do
  put 644 "$rules" "usr/share/doc/dwcpctl/examples/rules/$(basename "$rules")"
done
gzip -9n "$tree"/usr/share/man/man1/*.1 "$tree/usr/share/doc/dwcpctl/changelog"

# the newest version of a symbol that the program asks its C library for
glibc=$(grep -ao 'GLIBC_2\.[0-9.]*' "$program" | sed 's/GLIBC_//' | sort -uV | tail -n 1)
mkdir -p "$tree/DEBIAN"
cat >"$tree/DEBIAN/control" <<CONTROL
Package: dwcpctl
Version: $version
Architecture: $architecture
Maintainer: The DWCP on-call engineers <oncall@novacron.io>
Section: admin
Priority: optional
Depends: libc6 (>= $glibc)
Recommends: ca-certificates
Suggests: kubernetes-client
Installed-Size: $(du -sk "$tree/usr" | cut -f 1)
Description: health, go or no-go, playbooks and rollback for the DWCP v3 rollout
 dwcpctl is what the on-call engineers of the rollout work with: it checks
 health, answers questions from a PromQL cookbook, decides go or no-go with
 evidence, walks through playbooks and performs the emergency rollback.
CONTROL
(cd "$tree" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2 >DEBIAN/md5sums)

SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH
find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/dwcpctl_${version}_$architecture.deb" >/dev/null
rm -rf "$tree"
