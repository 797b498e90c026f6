using GraphBff.Schema.Comparison;

namespace GraphBff.Schema.Protos;

/// <summary>Compares the versions of a field that kept its number.</summary>
internal static class MessageFieldComparison
{
    public static void Compare(string message, MessageField old, MessageField now, List<ProtoChange> changes)
    {
        void Add(Severity severity, string text) => changes.Add(new(severity, message, old.Field.Name, text));

        if (old.Type != now.Type)
        {
            var text = $"its type changed from {old.Type} to {now.Type}";
            if (old.WireGroup == now.WireGroup)
            {
                Add(Severity.Dangerous, $"{text}, which the wire takes");
            }
            else
            {
                Add(Severity.Breaking, text);
            }
        }

        if (old.IsRepeated != now.IsRepeated)
        {
            Add(Severity.Breaking, now.IsRepeated ? "it is repeated now" : "it is no longer repeated");
        }

        if (old.Field.Proto3Optional != now.Field.Proto3Optional)
        {
            Add(
                Severity.Dangerous,
                now.Field.Proto3Optional
                    ? "it has presence now: absent is not the default value"
                    : "it no longer has presence: absent is the default value");
        }

        if (old.OneOf != now.OneOf)
        {
            Add(Severity.Dangerous, now.OneOf is null ? $"it left the oneof {old.OneOf}" : $"it moved into the oneof {now.OneOf}");
        }

        var isDeprecated = now.Field.Options?.Deprecated ?? false;
        if ((old.Field.Options?.Deprecated ?? false) != isDeprecated)
        {
            Add(Severity.Safe, isDeprecated ? "it is deprecated" : "it is no longer deprecated");
        }
    }
}
