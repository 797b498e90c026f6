#!/usr/bin/env bash
# .NET's metrics of the thread pool say that the number of threads and the length of the queue are counters.
#
# Package: .NET 10's runtime, meter System.Runtime.
# Guess: dotnet.thread_pool.queue.length and dotnet.thread_pool.thread.count go up and down, and OpenTelemetry's conventions call both
# up-down counters. So does .NET for dotnet.assembly.count.
# Seen: both are an ObservableCounter. Prometheus gets them as dotnet_thread_pool_queue_length_total, of type counter. `rate` takes each fall
# for a restart of the process, so use the value itself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >app.cs <<'EOF'
using System.Diagnostics.Metrics;

using var listener = new MeterListener
{
    InstrumentPublished = (instrument, _) =>
    {
        if (instrument.Name is "dotnet.thread_pool.queue.length" or "dotnet.thread_pool.thread.count" or "dotnet.assembly.count")
        {
            Console.WriteLine($"{instrument.Name} {instrument.GetType().Name}");
        }
    },
};
listener.Start();
EOF
dotnet run app.cs | sort | tee seen
diff seen - <<'EOF'
dotnet.assembly.count ObservableUpDownCounter`1
dotnet.thread_pool.queue.length ObservableCounter`1
dotnet.thread_pool.thread.count ObservableCounter`1
EOF
