#!/bin/sh
# Copies the store of the newsletter in the working directory into a new file with the time in its
# name, and keeps only the newest: backup.sh FOLDER [HOW_MANY]. A copy gets its name once it has been
# read through; what fails leaves the older ones alone.
set -eu
umask 077

folder=${1:?the folder of the backups}
keep=${2:-30}
checkout=$(cd "$(dirname "$0")/.." && pwd)
roundup() { "$checkout/node_modules/.bin/node" "$checkout/src/cli/main.ts" "$@"; }

rm -rf "$folder"/trial.*
trial=$(mktemp -d "$folder/trial.XXXXXX")
trap 'rm -rf "$trial"' EXIT
roundup store backup "$trial/copy.db"

mkdir "$trial/.roundup"
cp "$trial/copy.db" "$trial/.roundup/roundup.db"
# Blank counts as absent: the copy is a file, wherever the store itself is.
DATABASE_URL='' roundup store check --root "$trial"

mv "$trial/copy.db" "$folder/roundup-$(date -u +%Y-%m-%dT%H%M%SZ).db"
find "$folder" -maxdepth 1 -type f -name 'roundup-*.db' | sort -r | tail -n "+$((keep + 1))" |
  while IFS= read -r old; do rm -- "$old"; done
