using System.Text;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Tests.Serving;

/// <summary>Valid messages of any type. The keys of nodes are set, and lists have one page.</summary>
internal sealed class RandomAnswers(GraphPlan plan, int seed)
{
    private const int MaxDepth = 4;

    private static readonly string[] Texts = ["a", "é 漢字 🚀", "line\nbreak\"\\", "some_path", new('x', 300), ""];

    private readonly Random _random = new(seed);

    public MessageDraft Next(MessageDescriptor type, int depth = 0)
    {
        var draft = new MessageDraft(type);
        if (IsWellKnown(draft, depth))
        {
            return draft;
        }

        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            var isMessage = field.FieldType is FieldType.Message or FieldType.Group;
            if ((!isMessage || depth < MaxDepth) && !field.Name.StartsWith("next_page", StringComparison.Ordinal) && _random.Next(5) > 0
                && (field.RealContainingOneof is not { } oneof || oneof.Fields.All(other => draft.Find(other) is null)))
            {
                draft.Set(field, field.IsRepeated ? Many(field, depth) : Value(field, depth));
            }
        }

        SetKey(draft, depth);
        return draft;
    }

    // All that a path leads through is there.
    public MessageDraft Along(MessageDescriptor type, IEnumerable<FieldDescriptor> path)
    {
        var draft = Next(type);
        var holder = draft;
        foreach (var field in path)
        {
            if (field.IsRepeated)
            {
                holder.Set(field, Many(field, 1));
                break;
            }

            var inner = Next(field.MessageType, 1);
            holder.Set(field, inner);
            holder = inner;
        }

        return draft;
    }

    private object[] Many(FieldDescriptor field, int depth)
    {
        var items = Enumerable.Range(0, _random.Next(depth < 2 ? 4 : 2)).Select(_ => Value(field, depth)).ToArray();
        return !field.IsMap ? items : [.. items.Cast<MessageDraft>().DistinctBy(entry => entry.Find(entry.Message.FindFieldByNumber(1)))];
    }

    private object Value(FieldDescriptor field, int depth)
    {
        switch (field.FieldType)
        {
            case FieldType.Message or FieldType.Group:
                return field.IsMap ? Entry(field.MessageType, depth + 1) : Next(field.MessageType, depth + 1);
            case FieldType.Enum:
                return field.EnumType.Values[_random.Next(field.EnumType.Values.Count)].Number;
            case FieldType.String:
                return Texts[_random.Next(Texts.Length)];
            case FieldType.Bytes:
                return Encoding.UTF8.GetBytes(Texts[_random.Next(Texts.Length)]);
            case FieldType.Bool:
                return _random.Next(2) == 0;
            case FieldType.Double:
                return _random.NextDouble() * 1e6;
            case FieldType.Float:
                return (float)(_random.NextDouble() * 1e3);
            case FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32:
                return _random.Next(int.MinValue, int.MaxValue);
            case FieldType.UInt32 or FieldType.Fixed32:
                return unchecked((uint)_random.Next(int.MinValue, int.MaxValue));
            case FieldType.UInt64 or FieldType.Fixed64:
                return unchecked((ulong)_random.NextInt64(long.MinValue, long.MaxValue));
            default:
                return _random.NextInt64(long.MinValue, long.MaxValue);
        }
    }

    private MessageDraft Entry(MessageDescriptor type, int depth)
    {
        var entry = new MessageDraft(type);
        entry.Set(type.FindFieldByNumber(1), Value(type.FindFieldByNumber(1), depth));
        entry.Set(type.FindFieldByNumber(2), Value(type.FindFieldByNumber(2), depth));
        return entry;
    }

    private bool IsWellKnown(MessageDraft draft, int depth)
    {
        var type = draft.Message;
        switch (type.FullName)
        {
            case "google.protobuf.Timestamp":
                draft.Set(type.FindFieldByName("seconds"), _random.NextInt64(-62_135_596_800, 253_402_300_800));
                draft.Set(type.FindFieldByName("nanos"), _random.Next(1_000_000_000));
                return true;
            case "google.protobuf.Duration":
                var sign = _random.Next(2) == 0 ? 1 : -1;
                draft.Set(type.FindFieldByName("seconds"), sign * _random.NextInt64(315_576_000_000));
                draft.Set(type.FindFieldByName("nanos"), sign * _random.Next(1_000_000_000));
                return true;
            case "google.protobuf.FieldMask":
                draft.Set(type.FindFieldByName("paths"), new object[] { "display_name", "a.b_c" });
                return true;
            case "google.protobuf.Value":
                draft.Set(type.FindFieldByName("string_value"), Texts[_random.Next(Texts.Length)]);
                return true;
            case "google.protobuf.Any":
                draft.Set(type.FindFieldByName("type_url"), $"type.googleapis.com/{type.FullName}");
                draft.Set(type.FindFieldByName("value"), Array.Empty<byte>());
                return true;
            default:
                return depth > MaxDepth;
        }
    }

    private void SetKey(MessageDraft draft, int depth)
    {
        var type = plan.Types.FirstOrDefault(type => !type.IsInput && type.Message == draft.Message);
        foreach (var held in type?.Key.Select(part => part.Held) ?? [])
        {
            var holder = held.SkipLast(1).Aggregate(draft, (outer, field) => outer.In(field));
            holder.Set(held[^1], held[^1].FieldType == FieldType.String ? $"key {_random.Next(1000)}" : Value(held[^1], depth));
        }
    }
}
