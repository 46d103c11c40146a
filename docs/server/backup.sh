#!/bin/sh
# Copies ledger and vault while the server runs, and walks the chain of the copy. See docs/server.md.
# backup.sh TARGET: makes TARGET/<time>/; DATA_DIR is /var/lib/tidehall where it is not set. Ends with 0 when the copy is whole.
set -eu

[ $# -eq 1 ] || { echo "usage: backup.sh TARGET" >&2; exit 2; }
data=$(CDPATH='' cd -- "${DATA_DIR:-/var/lib/tidehall}" && pwd)
umask 077
mkdir -p "$1"
copy=$(CDPATH='' cd -- "$1" && pwd)/$(date -u +%Y%m%dT%H%M%SZ)
mkdir "$copy"

# The ledger first: every person whom it names is then in the copy of the vault.
for store in ledger vault; do
  sqlite3 "$data/$store.db" ".timeout 10000" ".backup '$copy/$store.db'"
done

cd "$(dirname "$0")/../.."
exec npm run --silent verify -- --data "$copy"
