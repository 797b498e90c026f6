using GraphBff.Engine.Output;

namespace GraphBff.Engine.Tracing;

/// <summary>
/// Writes a trace, version 1. The first <c>start</c> is RFC 3339. Every other <c>start</c> and <c>duration</c> is whole microseconds, a
/// <c>start</c> since the operation began. Work that had not ended has no <c>duration</c>. Fields that do not apply are left out.
/// </summary>
/// <remarks>
/// <code>
/// { "version": 1, "start": "2026-01-31T12:00:00.123Z", "duration": 8123, "cancelled": true,
///   "operation": { "kind": "query", "name": "Orders", "cached": true },
///   "errors": { "count": 2, "codes": ["UNAVAILABLE"] },
///   "phases": [{ "name": "parse" | "validate" | "plan" | "write", "start": 3, "duration": 40 }],
///   "steps": [{ "path": ["orders", "nodes", "customer"], "field": "Order.customer", "parents": 20, "start": 4100, "duration": 2100,
///     "loader": "UserByIdLoader", "keys": { "asked": 20, "distinct": 14, "cacheHits": 2 },
///     "results": { "values": 19, "nulls": 1, "errors": 0 }, "error": "UNAVAILABLE", "batches": [0], "calls": [1] }],
///   "batches": [{ "loader": "UserByIdLoader", "size": 12, "start": 4200, "duration": 1900, "calls": [1],
///     "fallback": { "method": "BatchGetUsers", "status": "UNIMPLEMENTED" } }],
///   "calls": [{ "service": "users", "method": "user.v1.UserService/BatchGetUsers", "start": 4220, "duration": 1800, "status": "OK",
///     "keys": 12, "attempts": 1, "requestBytes": 180, "responseBytes": 900 }],
///   "dropped": 3, "hints": ["users took 82 % of the time."] }
/// </code>
/// The <c>batches</c> and <c>calls</c> of a step or a batch are indices into the lists of the operation. A step's calls are those of its
/// batches, and those that its own code made. A batch that several steps waited for is listed with each of them.
/// </remarks>
internal static class TraceJson
{
    public static void Write(JsonOutput output, OperationTrace trace)
    {
        output.Raw("{\"version\":1,\"start\":"u8);
        output.Moment(trace.StartTime);
        Number(output, ",\"duration\":"u8, trace.End);
        if (trace.IsCancelled)
        {
            output.Raw(",\"cancelled\":true"u8);
        }

        Operation(output, trace);
        Errors(output, trace);
        List(output, ",\"phases\":["u8, trace.Phases, Phase);
        var steps = trace.Steps.ToList();
        List(output, ",\"steps\":["u8, steps, (output, step) => Step(output, step, trace.Plan!, trace));
        List(output, ",\"batches\":["u8, trace.Batches, (output, batch) => Batch(output, batch, trace));
        List(output, ",\"calls\":["u8, trace.Calls, Call);
        if (trace.Dropped > 0)
        {
            Number(output, ",\"dropped\":"u8, trace.Dropped);
        }

        List(output, ",\"hints\":["u8, TraceHints.Of(trace), static (output, hint) => output.String(hint));
        output.Raw((byte)'}');
    }

    private static void Operation(JsonOutput output, OperationTrace trace)
    {
        if (trace.Kind.Length == 0)
        {
            return;
        }

        Text(output, ",\"operation\":{\"kind\":"u8, trace.Kind);
        if (trace.Name is { } name)
        {
            Text(output, ",\"name\":"u8, name);
        }

        output.Raw(",\"cached\":"u8);
        output.Boolean(trace.IsCached);
        output.Raw((byte)'}');
    }

    private static void Errors(JsonOutput output, OperationTrace trace)
    {
        if (trace.Errors > 0)
        {
            Number(output, ",\"errors\":{\"count\":"u8, trace.Errors);
            List(output, ",\"codes\":["u8, trace.ErrorCodes, static (output, code) => output.String(code));
            output.Raw((byte)'}');
        }
    }

    private static void Phase(JsonOutput output, PhaseTrace phase)
    {
        Text(output, "{\"name\":"u8, phase.Name);
        Span(output, phase.Start, phase.End);
        output.Raw((byte)'}');
    }

    private static void Step(JsonOutput output, StepTrace step, ITracedPlan plan, OperationTrace trace)
    {
        List(output, "{\"path\":["u8, plan.PathOf(step.Index), static (output, key) => output.String(key));
        Text(output, ",\"field\":"u8, plan.FieldOf(step.Index));
        Number(output, ",\"parents\":"u8, step.Parents);
        Span(output, step.Start, step.End);
        if (step.Asked > 0)
        {
            if (step.Loader is { } loader)
            {
                Text(output, ",\"loader\":"u8, loader);
            }

            Number(output, ",\"keys\":{\"asked\":"u8, step.Asked);
            Number(output, ",\"distinct\":"u8, step.Distinct);
            Number(output, ",\"cacheHits\":"u8, step.CacheHits);
            output.Raw((byte)'}');
        }

        Number(output, ",\"results\":{\"values\":"u8, step.Values);
        Number(output, ",\"nulls\":"u8, step.Nulls);
        Number(output, ",\"errors\":"u8, step.Errors);
        output.Raw((byte)'}');
        if (step.Error is { } error)
        {
            Text(output, ",\"error\":"u8, error);
        }

        List(output, ",\"batches\":["u8, step.Batches, static (output, batch) => output.Number(batch.Index));
        Calls(output, trace, call => call.Scope == step || (call.Scope is BatchTrace batch && step.Batches.Contains(batch)));
        output.Raw((byte)'}');
    }

    private static void Batch(JsonOutput output, BatchTrace batch, OperationTrace trace)
    {
        Text(output, "{\"loader\":"u8, batch.Loader);
        Number(output, ",\"size\":"u8, batch.Size);
        Span(output, batch.Start, batch.End);
        Calls(output, trace, call => call.Scope == batch);
        if (batch.Fallback is { } fallback)
        {
            Text(output, ",\"fallback\":{\"method\":"u8, fallback.Method);
            Text(output, ",\"status\":"u8, fallback.Status);
            output.Raw((byte)'}');
        }

        output.Raw((byte)'}');
    }

    private static void Call(JsonOutput output, CallTrace call)
    {
        Text(output, "{\"service\":"u8, call.Service);
        Text(output, ",\"method\":"u8, call.Method);
        Span(output, call.Start, call.Finish);
        if (call.Status.Length > 0)
        {
            Text(output, ",\"status\":"u8, call.Status);
        }

        Positive(output, ",\"keys\":"u8, call.Keys);
        Positive(output, ",\"attempts\":"u8, call.Attempts);
        Positive(output, ",\"requestBytes\":"u8, call.RequestBytes ?? -1, least: 0);
        Positive(output, ",\"responseBytes\":"u8, call.ResponseBytes ?? -1, least: 0);
        output.Raw((byte)'}');
    }

    private static void Calls(JsonOutput output, OperationTrace trace, Func<CallTrace, bool> isOne)
    {
        var indices = Enumerable.Range(0, trace.Calls.Count).Where(index => isOne(trace.Calls[index]));
        List(output, ",\"calls\":["u8, indices, static (output, index) => output.Number(index));
    }

    private static void Span(JsonOutput output, long start, long? end)
    {
        Number(output, ",\"start\":"u8, start);
        if (end is { } ended)
        {
            Number(output, ",\"duration\":"u8, ended - start);
        }
    }

    private static void List<T>(JsonOutput output, ReadOnlySpan<byte> opening, IEnumerable<T> items, Action<JsonOutput, T> write)
    {
        output.Raw(opening);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
            {
                output.Raw((byte)',');
            }

            isFirst = false;
            write(output, item);
        }

        output.Raw((byte)']');
    }

    private static void Text(JsonOutput output, ReadOnlySpan<byte> opening, string value)
    {
        output.Raw(opening);
        output.String(value);
    }

    private static void Number(JsonOutput output, ReadOnlySpan<byte> opening, long value)
    {
        output.Raw(opening);
        output.Number(value);
    }

    private static void Positive(JsonOutput output, ReadOnlySpan<byte> opening, int value, int least = 1)
    {
        if (value >= least)
        {
            Number(output, opening, value);
        }
    }
}
