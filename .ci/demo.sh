#!/usr/bin/env bash
# .ci/demo.sh REGEL: checks every project under demo/ and compares the report, and the exit code on
# its last line, with the one kept beside it in expected.txt. REGEL_UPDATE=1 keeps the new ones.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
regel="$(readlink -f "$1")"
result=0
projects=0
for file in demo/*/regel.json; do
  [[ -f "$file" ]] || continue
  folder="${file%/regel.json}"
  projects=$((projects + 1))
  options=()
  [[ ! -f "$folder/options" ]] || mapfile -t options <"$folder/options"
  echo "==== regel check $folder ${options[*]}"
  report="$("$regel" check "$folder" --format text --color never "${options[@]}" 2>&1)"
  report+=$'\n'"exit $?"
  if [[ -n "${REGEL_UPDATE:-}" ]]; then
    printf '%s\n' "$report" >"$folder/expected.txt"
  fi
  printf '%s\n' "$report"
  if ! printf '%s\n' "$report" | diff -u --label expected --label got "$folder/expected.txt" -; then
    echo "==== $folder: the report differs from expected.txt"
    result=1
  fi
done
echo "$projects projects checked"
exit "$result"
