#!/usr/bin/env bash
# A metric of OpenTelemetry for .NET takes the memory of all its possible series at its first measurement.
#
# Packages: NuGet OpenTelemetry 1.20.1 on .NET 10.
# Guess: `CardinalityLimit` is a limit. A counter with one series takes some hundred bytes, whatever the limit.
# Seen: the SDK allocates an array with a place for each series of the limit. A counter with the default of 2,000 takes more than 100 KB. With
# a limit of 10,000 for all metrics, as against an overflow of a few, a hundred counters take tens of MB.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >measure.cs <<'EOF'
#:package OpenTelemetry@1.20.1
#:property PublishAot=false
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

const int Counters = 100;
foreach (var limit in (int[])[10, 2000, 10_000])
{
    using var meter = new Meter($"meter{limit}");
    using var provider = Sdk.CreateMeterProviderBuilder()
        .AddMeter(meter.Name)
        .AddView(_ => new MetricStreamConfiguration { CardinalityLimit = limit })
        .AddReader(new BaseExportingMetricReader(new Nothing()))
        .Build();
    var before = GC.GetTotalMemory(forceFullCollection: true);
    for (var i = 0; i < Counters; i++)
    {
        meter.CreateCounter<long>($"counter{i}").Add(1);
    }

    var kilobytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024 / Counters;
    Console.Error.WriteLine($"limit {limit}: {kilobytes} KB for a counter with one series");
    Console.WriteLine($"limit {limit}: {(kilobytes < 10 ? "less than 10 KB" : kilobytes > limit / 20 ? $"more than {limit / 20} KB" : "between")}");
}

sealed class Nothing : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
}
EOF

dotnet run measure.cs >seen
cat seen
diff seen - <<'EOF'
limit 10: less than 10 KB
limit 2000: more than 100 KB
limit 10000: more than 500 KB
EOF
