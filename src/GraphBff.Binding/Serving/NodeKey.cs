using System.Globalization;
using System.Text.Json;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Output;
using GraphBff.Upstream.Described;
using GraphBff.Upstream.Wire;

namespace GraphBff.Binding.Serving;

/// <summary>The key of a node as text: a single part as it is, several parts as a JSON array.</summary>
internal sealed class NodeKey(TypePlan type)
{
    private readonly IReadOnlyList<KeyPart> _parts = type.Key;

    public string TypeName => type.Name;

    /// <summary>The key that an object holds; empty if a part is missing.</summary>
    public string Of(WireObject node)
    {
        var parts = new string[_parts.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var holder = WireReads.Follow(node, _parts[i].Held.SkipLast(1));
            parts[i] = holder is null ? "" : Text(_parts[i].Held[^1], holder.Message.Get(holder.Message.Type[_parts[i].Held[^1]]));
        }

        return Join(parts);
    }

    /// <summary>The key within a global id.</summary>
    /// <exception cref="GraphException">BAD_ID.</exception>
    public string Parse(string globalId, string argument) => GlobalId.Parse(globalId, type.Name, argument);

    /// <summary>Sets the fields of a request that ask for a key.</summary>
    /// <exception cref="GraphException">BAD_ID: no object can have such a key.</exception>
    public void Ask(MessageDraft request, string key)
    {
        var parts = Split(key);
        for (var i = 0; i < parts.Length; i++)
        {
            var asked = _parts[i].Asked;
            var draft = request;
            foreach (var field in asked.SkipLast(1))
            {
                draft = draft.In(field);
            }

            draft.Set(asked[^1], Value(asked[^1], parts[i]) ?? throw BadId());
        }
    }

    /// <summary>A key's value as text.</summary>
    public static string Text(FieldDescriptor field, WireValue value) => field.FieldType switch
    {
        FieldType.String => value.Text,
        FieldType.Bytes => Convert.ToBase64String(value.Bytes),
        FieldType.UInt64 or FieldType.Fixed64 => value.UInt64.ToString(CultureInfo.InvariantCulture),
        _ => value.Int64.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The value of a key's text; null if it is none.</summary>
    public static object? Value(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.String => text,
        FieldType.Bytes => Convert.TryFromBase64String(text, new byte[text.Length], out _) ? Convert.FromBase64String(text) : null,
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32
            => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        FieldType.UInt32 or FieldType.Fixed32
            => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        FieldType.UInt64 or FieldType.Fixed64
            => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private static string Join(string[] parts)
        => parts is [var only] ? only : Array.Exists(parts, part => part.Length == 0) ? "" : JsonSerializer.Serialize(parts);

    private string[] Split(string key)
    {
        if (_parts.Count == 1)
        {
            return [key];
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(key) is { } parts && parts.Length == _parts.Count && !parts.Contains(null)
                ? parts
                : throw BadId();
        }
        catch (JsonException)
        {
            throw BadId();
        }
    }

    private GraphException BadId() => new(ErrorCodes.BadId, $"This is not an id of a {type.Name}.");
}
