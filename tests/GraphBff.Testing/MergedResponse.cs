using System.Text.Json;
using System.Text.Json.Nodes;

namespace GraphBff.Testing;

/// <summary>
/// Merges the responses of an incremental delivery as a client does (<c>incrementalSpec=v0.2</c>), and checks every rule of the protocol.
/// </summary>
public sealed class MergedResponse
{
    private readonly Dictionary<string, JsonArray> _pending = [];
    private readonly JsonObject _whole;
    private readonly JsonArray _errors = [];
    private int _count;

    private MergedResponse(JsonObject first)
    {
        _whole = first;
        if (first["errors"] is JsonArray errors)
        {
            first.Remove("errors");
            AddErrors(errors);
        }
    }

    /// <summary>How many fragments or lists failed. The fields that would be null in a plain response are then missing.</summary>
    public int Failures { get; private set; }

    /// <summary>How many responses there were.</summary>
    public int Count => _count;

    /// <summary>The plain response that is equal to this one.</summary>
    public JsonElement Whole { get; private set; }

    /// <exception cref="InvalidDataException">The responses break a rule of the protocol.</exception>
    public static MergedResponse Of(IReadOnlyList<string> responses)
    {
        ArgumentNullException.ThrowIfNull(responses);
        var merged = new MergedResponse(JsonNode.Parse(responses[0])!.AsObject());
        for (var i = 0; i < responses.Count; i++)
        {
            merged.Take(
                i == 0 ? merged._whole : JsonNode.Parse(responses[i])!.AsObject(), isFirst: i == 0, isLast: i == responses.Count - 1);
        }

        merged.Finish();
        return merged;
    }

    private void Take(JsonObject response, bool isFirst, bool isLast)
    {
        _count++;
        var hasNext = response["hasNext"]?.GetValue<bool>() ?? false;
        Require(hasNext != isLast, "hasNext does not say whether more follows");
        Require(isFirst || response.ContainsKey("hasNext"), "a later response has no hasNext");
        Require(isFirst || !response.ContainsKey("data"), "a later response has data");
        foreach (var pending in Array(response, "pending"))
        {
            var path = pending!["path"]!.AsArray();
            Require(_pending.TryAdd(Id(pending), path), "an id is pending twice");
        }

        foreach (var incremental in Array(response, "incremental"))
        {
            Merge(incremental!.AsObject());
        }

        foreach (var pending in Array(response, "pending"))
        {
            Require(Find(pending!["path"]!.AsArray()) is not null, $"nothing stands at the pending path {pending["path"]!.ToJsonString()}");
        }

        foreach (var completed in Array(response, "completed"))
        {
            Require(_pending.Remove(Id(completed!)), "an id is completed that is not pending");
            if (completed!["errors"] is JsonArray errors)
            {
                Failures++;
                AddErrors(errors);
            }
        }

        Require(hasNext || _pending.Count == 0, $"{_pending.Count} deliveries were never completed");
    }

    private void Merge(JsonObject incremental)
    {
        Require(_pending.TryGetValue(Id(incremental), out var path), "data came for an id that is not pending");
        JsonNode?[] full = [.. path!, .. incremental["subPath"]?.AsArray() ?? []];
        var place = Find(full);
        if (incremental["items"] is JsonArray items)
        {
            Require(place is JsonArray, "items came for what is no list");
            foreach (var item in items.ToArray())
            {
                items.Remove(item);
                place!.AsArray().Add(item);
            }
        }
        else
        {
            Require(place is JsonObject, "data came for what is no object");
            Merge(place!.AsObject(), incremental["data"]!.AsObject());
        }

        if (incremental["errors"] is JsonArray errors)
        {
            AddErrors(errors);
        }
    }

    private static void Merge(JsonObject target, JsonObject source)
    {
        foreach (var (name, value) in source.ToArray())
        {
            source.Remove(name);
            if (target[name] is JsonObject inner && value is JsonObject more)
            {
                Merge(inner, more);
            }
            else
            {
                Require(!target.ContainsKey(name), $"{name} came twice");
                target[name] = value;
            }
        }
    }

    private void Finish()
    {
        _whole.Remove("pending");
        _whole.Remove("hasNext");
        if (_errors.Count > 0)
        {
            _whole["errors"] = _errors;
        }

        Whole = JsonSerializer.SerializeToElement(_whole);
    }

    private JsonNode? Find(IEnumerable<JsonNode?> path)
    {
        var node = _whole["data"];
        foreach (var segment in path)
        {
            node = segment!.GetValueKind() == JsonValueKind.Number ? node?[segment.GetValue<int>()] : node?[segment.GetValue<string>()];
        }

        return node;
    }

    private void AddErrors(JsonArray errors)
    {
        foreach (var error in errors)
        {
            _errors.Add(error!.DeepClone());
        }
    }

    private static JsonArray Array(JsonObject response, string name) => response[name]?.AsArray() ?? [];

    private static string Id(JsonNode node) => node["id"]!.GetValue<string>();

    private static void Require(bool condition, string rule)
    {
        if (!condition)
        {
            throw new InvalidDataException(rule);
        }
    }
}
