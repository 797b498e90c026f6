#!/usr/bin/env bash
# Compares how the product starts, published in several ways. The rounds alternate between them.
#   start.sh [ROUNDS [COMMIT [VARIANT…]]]
# The first column is COMMIT, an older state of the repository. "-" leaves it out. The variants are the functions below; default: shipped.
set -euo pipefail
cd "$(dirname "$0")/../.."

rounds=${1:-11}
before=${2:--}
variants=("${@:3}")
[ ${#variants[@]} -gt 0 ] || variants=(shipped)

out=$(mktemp -d)
cleanup() {
  git worktree remove --force "$out/before-tree" 2>/dev/null || true
  rm -rf "$out"
}
trap cleanup EXIT

publish() { # name tree properties…
  dotnet publish "$2/src/GraphBff" -c Release -p:EmbedDemoServices=false -p:EmbedIde=false -o "$out/$1" "${@:3}" >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }
  products+=("$1=$out/$1")
}

shipped() { publish shipped .; }
# Without code compiled ahead of time.
jit() { publish jit . -p:PublishReadyToRun=false; }
# .NET's own files in the output. They and ours are compiled as one.
composite() { publish composite . -p:SelfContained=true -p:PublishReadyToRunComposite=true -p:RestoreLockedMode=false; }

products=()
if [ "$before" != - ]; then
  git worktree add --quiet --detach "$out/before-tree" "$before"
  publish "$before" "$out/before-tree"
fi

for variant in "${variants[@]}"; do
  "$variant"
done

dotnet build -c Release tests/GraphBff.Benchmarks >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }
dotnet run -c Release --no-build --project tests/GraphBff.Benchmarks -- start "$rounds" "${products[@]}"
