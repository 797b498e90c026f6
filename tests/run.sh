#!/usr/bin/env bash
# Runs every test. A change must pass `run.sh`; `run.sh --long` adds the long ones (all oracle seeds, fuzzing, 10,000 sockets).
# It needs the .NET 10 SDK and Node 20. NuGet and npm install everything else from lock files.
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
# A missing snapshot is a failure. Without this, the test would write it.
export SNAPSHOOTER_STRICT_MODE=true
[ "${1:-}" = "--long" ] && export GRAPHBFF_LONG=1

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# Prints a suite's counts and how long it took, and its log if a test failed.
count() { # name passed failed skipped log start
  printf '%-32s %5s passed, %s failed, %s skipped %5s s\n' "$1" "$2" "$3" "$4" "$((SECONDS - $6))"
  echo "$2 $3 $4" >>"$logs/counts"
  [ "$3" -eq 0 ] || cat "$5"
}

# Skips a suite that cannot run here and prints the reason. In CI this is a failure.
skip() { # name reason
  echo "$1: skipped, $2"
  if [ "${CI:-}" = true ]; then echo "0 1 0" >>"$logs/counts"; else echo "0 0 1" >>"$logs/counts"; fi
}

# Runs one command as a suite of one test. The timeout is for hangs: a busy machine needs ten times as long as an idle one.
check() { # name seconds command…
  local name=$1 seconds=$2 log="$logs/$1.log" start=$SECONDS
  shift 2
  if timeout "$seconds" "$@" >"$log" 2>&1; then count "$name" 1 0 0 "$log" "$start"; else count "$name" 0 1 0 "$log" "$start"; fi
}

# Installs Debian packages that suites need, if we have the rights.
provide() { # packages…
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends "$@"; } >/dev/null 2>&1
  fi
}

number() { # label log: the sum of the numbers after a label
  grep -oE "$1[: ]+[0-9]+" "$2" | grep -oE '[0-9]+$' | awk '{ sum += $1 } END { print sum + 0 }'
}

dotnet_suite() { # project seconds
  local log="$logs/$1.log" status=0 start=$SECONDS
  timeout "$2" dotnet test "tests/$1/$1.csproj" --no-build >"$log" 2>&1 || status=$?
  local bad
  bad=$(number 'Failed' "$log")
  # A runner that crashed counts as a failure, whatever it counted before.
  [ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  count "$1" "$(number 'Passed' "$log")" "$bad" "$(number 'Skipped' "$log")" "$log" "$start"
}

node_suite() { # name seconds
  local log="$logs/$1.log" status=0 start=$SECONDS
  (cd tests/e2e && timeout "$2" npm test -- "suites/$1.test.mjs") >"$log" 2>&1 || status=$?
  local bad
  bad=$(number '# fail' "$log")
  [ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
  count "e2e $1" "$(number '# pass' "$log")" "$bad" "$(number '# skipped' "$log")" "$log" "$start"
}

# Installs the packages of a lock file, unless they are installed already.
npm_packages() { # name folder seconds
  local lock
  lock=$(sha256sum "$2/package-lock.json" | cut -d' ' -f1)
  if [ "$(cat "$2/node_modules/.lock" 2>/dev/null)" != "$lock" ]; then
    check "$1" "$3" npm ci --prefix "$2" --prefer-offline && echo "$lock" >"$2/node_modules/.lock"
  fi
}

if ! command -v dotnet >/dev/null; then
  echo "The .NET 10 SDK is missing: dotnet is not on the PATH."
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi

packages() {
  if command -v npm >/dev/null; then
    npm_packages npm-ci tests/e2e 900
    npm_packages npm-ci-schema-tools tests/e2e/support/schema-tools 1800
    npm_packages npm-ci-shop tests/e2e/clients/shop 900
    npm_packages npm-ci-relay tests/e2e/clients/relay 900
    npm_packages npm-ci-codegen tests/e2e/clients/codegen 900
    npm_packages npm-ci-apps tests/e2e/apps 900
    npm_packages npm-ci-grpc-web tests/e2e/clients/grpc-web 900
    npm_packages npm-ci-k8s tests/e2e/support/k8s 900
    [ -z "$(node tests/e2e/support/image/missing.mjs)" ] || provide docker-registry skopeo umoci
    [ -z "$(node tests/e2e/support/servers/missing.mjs)" ] || provide python3-grpcio golang-go golang-google-grpc-dev nginx-light
  fi

  command -v redis-server >/dev/null || provide redis-server
  command -v prometheus >/dev/null || provide prometheus
  command -v unzip >/dev/null || provide unzip
  command -v chromium >/dev/null || provide chromium
}

dotnet_suites() {
  dotnet_suite GraphBff.Engine.Tests 1800
  dotnet_suite GraphBff.Transport.Tests 1200
  dotnet_suite GraphBff.Upstream.Tests 1200
  dotnet_suite GraphBff.Schema.Tests 900
  dotnet_suite GraphBff.Adapters.Tests 900
  dotnet_suite GraphBff.DemoServices.Tests 900
  dotnet_suite GraphBff.MockServices.Tests 900
  dotnet_suite GraphBff.Binding.Tests 900
  dotnet_suite GraphBff.Tests 1800

  # The build checks the other style rules. The second command runs no rule, because there is no IDE9999, but it still checks the order
  # of usings.
  check format 600 dotnet format whitespace . --folder --verify-no-changes
  check format-usings 900 dotnet format style GraphBff.sln --diagnostics IDE9999 --verify-no-changes --no-restore
  # The first build has already checked the same files, so this one runs no analyzers.
  check build-release 1800 dotnet build -c Release tests/GraphBff.Benchmarks -p:RunAnalyzers=false
}

# Runs the Node suites that no other call has begun.
node_suites() {
  command -v npm >/dev/null || return 0
  local suite
  for suite in tests/e2e/suites/*.test.mjs; do
    suite=$(basename "$suite" .test.mjs)
    mkdir "$logs/begun-$suite" 2>/dev/null && node_suite "$suite" 1800
  done
}

# Reports what this system lacks. The suites that need it skip themselves.
missing() {
  command -v redis-server >/dev/null || skip redis "redis-server is not on the PATH"
  command -v prometheus >/dev/null || skip stack "prometheus is not on the PATH"
  if command -v npm >/dev/null; then
    command -v chromium >/dev/null || skip browser "chromium is not on the PATH"
    while IFS=: read -r name reason; do skip "$name" "$reason"; done < <(for kind in servers k8s image; do node "tests/e2e/support/$kind/missing.mjs"; done)
  else
    skip e2e "Node 20 with npm is not on the PATH"
  fi
}

# Package installation waits for the network, so it runs in parallel with the build. The Node suites wait for processes and browsers, so
# they run in parallel with the .NET suites. Those take less time, so their lane then helps with the Node suites that are left.
packages >"$logs/packages" 2>&1 &
check build 1800 dotnet build GraphBff.sln
wait
cat "$logs/packages"
missing

node_suites >"$logs/node-suites" 2>&1 &
dotnet_suites
node_suites
wait
cat "$logs/node-suites"

# Hundreds or thousands of subscribers: memory, bursts, a service that is killed, SIGTERM. It prints its measurements. It has limits for
# memory and time, so nothing else runs at the same time.
subscribers=500
[ -n "${GRAPHBFF_LONG:-}" ] && subscribers=10000
check live 1800 tests/GraphBff.Benchmarks/bin/Release/net10.0/GraphBff.Benchmarks live "$subscribers"

read -r passed failed skipped < <(awk '{ p += $1; f += $2; s += $3 } END { print p, f, s }' "$logs/counts")
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
