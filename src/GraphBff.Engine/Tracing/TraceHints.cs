using System.Globalization;

namespace GraphBff.Engine.Tracing;

/// <summary>
/// Sentences about what is unusual in a trace: batches that were split into single calls, the service that took the time, failures.
/// </summary>
internal static class TraceHints
{
    private const string Unimplemented = "UNIMPLEMENTED";
    private const double LargeShare = 0.5;
    private const int ManyBatches = 3;

    public static List<string> Of(OperationTrace trace) => [
        .. MissingBatches(trace),
        .. BadKeys(trace),
        .. Chains(trace),
        .. Shares(trace),
        .. Failures(trace),
        .. Resent(trace),
        .. Unanswered(trace),
        .. Unlisted(trace),
    ];

    private static IEnumerable<string> MissingBatches(OperationTrace trace)
        => from call in trace.Calls
           let batch = call.Scope as BatchTrace
           where batch is { Fallback.Status: Unimplemented } && call.ShortMethod != batch.Fallback.Method
           group batch by (call.ShortMethod, batch!.Fallback!.Method) into calls
           let batches = calls.Distinct().Count()
           where calls.Count() > batches
           let method = calls.Key.Method.Length > 0 ? calls.Key.Method : "the batch method"
           let batchWord = batches == 1 ? "batch" : "batches"
           select Text($"{calls.Count()} {calls.Key.ShortMethod} calls instead of {batches} {batchWord}: {method} is {Unimplemented}.");

    private static IEnumerable<string> BadKeys(OperationTrace trace)
        => from batch in trace.Batches
           where batch.Fallback is { } fallback && fallback.Status != Unimplemented
           let calls = trace.Calls.Count(call => call.Scope == batch)
           where calls > 1
           select Text($"{calls} calls for {batch.Size} keys of {batch.Loader}: the batch failed with {batch.Fallback!.Status}, ")
               + "so the keys at fault were looked for.";

    // Loads that wait for each other, or pages that are read one after the other. No batch can combine them.
    private static IEnumerable<string> Chains(OperationTrace trace)
        => from batches in trace.Batches.GroupBy(batch => batch.Loader)
           let row = batches.ToList()
           where row.Count >= ManyBatches && row.Zip(row.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
           select Text($"{row.Count} batches of {batches.Key}, one after the other, for {row.Sum(batch => batch.Size)} keys.");

    private static IEnumerable<string> Shares(OperationTrace trace)
        => from service in ServiceTime.Of(trace.Calls, trace.End).Take(1)
           let share = service.Time.TotalMicroseconds / Math.Max(1, trace.End)
           where share >= LargeShare
           select Text($"{service.Service} took {Math.Min(1, share) * 100:0} % of the time.");

    private static IEnumerable<string> Failures(OperationTrace trace)
        => from call in trace.Calls
           where call.IsFailed && !(call.Scope is BatchTrace { Fallback: { } fallback } && fallback.Status == call.Status)
           group call by (call.Service, call.ShortMethod, call.Status) into failed
           let times = failed.Count() > 1 ? Text($", {failed.Count()} times") : ""
           select Text($"{failed.Key.Service} failed {failed.Key.ShortMethod} with {failed.Key.Status}{times}.");

    private static IEnumerable<string> Resent(OperationTrace trace)
        => from call in trace.Calls
           where call.Attempts > 1
           select Text($"{call.ShortMethod} was sent {call.Attempts} times: {call.Service} was UNAVAILABLE.");

    private static IEnumerable<string> Unanswered(OperationTrace trace)
        => from call in trace.Calls
           where call.Finish is null
           group call by (call.Service, call.ShortMethod) into open
           select Text($"{open.Key.Service} had not answered {open.Key.ShortMethod} when the operation ended.");

    private static IEnumerable<string> Unlisted(OperationTrace trace)
        => trace.Dropped > 0 ? [Text($"{trace.Dropped} more batches and calls are not listed.")] : [];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
