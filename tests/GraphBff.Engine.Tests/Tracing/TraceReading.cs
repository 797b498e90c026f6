using System.Text.Json;
using GraphBff.Engine.Output;
using GraphBff.Engine.Tracing;

namespace GraphBff.Engine.Tests.Tracing;

/// <summary>Reads traces in tests.</summary>
internal static class TraceReading
{
    public static JsonElement Read(this OperationTrace trace)
    {
        using var output = new JsonOutput();
        trace.Write(output);
        return JsonDocument.Parse(output.WrittenMemory).RootElement.Clone();
    }

    /// <summary>The step at a path, its keys joined by dots.</summary>
    public static JsonElement Step(this JsonElement trace, string path)
        => trace.List("steps").Single(step => string.Join('.', step.List("path")) == path);

    public static JsonElement[] List(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray()];

    public static string[] Texts(this JsonElement element, string name) => [.. element.List(name).Select(item => item.ToString())];

    /// <summary>The keys and results of a step, as <c>asked/distinct/hits values/nulls/errors</c>.</summary>
    public static string Counts(this JsonElement step)
    {
        var keys = step.TryGetProperty("keys", out var asked)
            ? $"{asked.GetProperty("asked")}/{asked.GetProperty("distinct")}/{asked.GetProperty("cacheHits")} "
            : "";
        var results = step.GetProperty("results");
        return $"{keys}{results.GetProperty("values")}/{results.GetProperty("nulls")}/{results.GetProperty("errors")}";
    }
}
