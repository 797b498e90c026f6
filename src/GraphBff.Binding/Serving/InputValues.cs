using System.Collections;
using System.Globalization;
using System.Numerics;
using Google.Protobuf.Reflection;
using GraphBff.Binding.Plans;
using GraphBff.Binding.Types;
using GraphBff.Engine.Errors;
using GraphBff.Engine.Inputs;
using GraphBff.Engine.Types;
using GraphBff.Upstream.Described;

namespace GraphBff.Binding.Serving;

/// <summary>Turns coerced arguments and inputs into fields of requests.</summary>
internal sealed class InputValues
{
    private readonly Dictionary<MessageDescriptor, TypePlan> _inputs;

    private readonly InputIds _ids;

    public InputValues(GraphPlan plan)
    {
        _inputs = plan.Types.Where(type => type.IsInput).ToDictionary(type => type.Message);
        _ids = new InputIds(plan);
    }

    /// <summary>Sets the field at a path of a request.</summary>
    /// <exception cref="GraphException">BAD_USER_INPUT: the value does not fit the field.</exception>
    public void Set(MessageDraft request, IReadOnlyList<FieldDescriptor> path, object value, string argument)
    {
        foreach (var field in path.SkipLast(1))
        {
            request = request.In(field);
        }

        Set(request, path[^1], value, [argument]);
    }

    /// <summary>Sets the fields of a message that an input object has.</summary>
    /// <exception cref="GraphException">BAD_USER_INPUT: a value does not fit its field, or two of one oneof are given.</exception>
    public void Fill(MessageDraft draft, InputObject input, IReadOnlyList<string> at)
    {
        foreach (var member in _inputs[draft.Message].Members)
        {
            if (input.TryGet(member.Name, out var value) && value is not null)
            {
                Set(draft, member.Field, value, [.. at, member.Name]);
            }
        }
    }

    private void Set(MessageDraft draft, FieldDescriptor field, object value, IReadOnlyList<string> at)
    {
        if (value is false && IsPresence(field))
        {
            return;
        }

        if (field.RealContainingOneof is { } oneof && oneof.Fields.Any(other => other != field && draft.Find(other) is not null))
        {
            throw Bad(at, $"Only one field of {oneof.Name} may be given.");
        }

        draft.Set(field, Value(field, value, at));
    }

    private object Value(FieldDescriptor field, object value, IReadOnlyList<string> at)
        => field.IsRepeated
            ? ((IEnumerable)value).Cast<object?>()
                .Select((item, i) => Item(field, item ?? throw Bad([.. at, $"{i}"], "Must not be null."), [.. at, $"{i}"])).ToArray()
            : Item(field, value, at);

    private object Item(FieldDescriptor field, object value, IReadOnlyList<string> at) => field.FieldType switch
    {
        _ when _ids.Has(field) => _ids.Value(field, (string)value, at[^1]) ?? throw Bad(at, "Is no id."),
        FieldType.Message or FieldType.Group => Message(field.MessageType, value, at),
        FieldType.Enum => value is string name
            ? field.EnumType.FindValueByName(name)?.Number ?? throw Bad(at, $"{field.EnumType.Name} has no such value.")
            : value,
        // An offset is a long.
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => value is long and (< int.MinValue or > int.MaxValue)
            ? throw Bad(at, "Is out of the range of 32 bits.")
            : Convert.ToInt32(value, CultureInfo.InvariantCulture),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        FieldType.UInt64 or FieldType.Fixed64 => value is int and < 0 or long and < 0
            ? throw Bad(at, "Must not be negative.")
            : Convert.ToUInt64(value, CultureInfo.InvariantCulture),
        FieldType.UInt32 or FieldType.Fixed32
            => Convert.ToInt64(value, CultureInfo.InvariantCulture) is >= 0 and <= uint.MaxValue and var number
                ? (uint)number
                : throw Bad(at, $"Must be 0 to {uint.MaxValue}."),
        FieldType.Float => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && float.IsFinite((float)number)
            ? (float)number
            : throw Bad(at, "Is out of the range of 32 bits."),
        FieldType.Double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => value,
    };

    private MessageDraft Message(MessageDescriptor message, object value, IReadOnlyList<string> at)
    {
        var draft = new MessageDraft(message);
        switch (value)
        {
            case InputObject input:
                Fill(draft, input, at);
                break;
            case DateTimeOffset moment:
                var (seconds, nanos) = Times.Parts(moment);
                draft.Set(message.FindFieldByName("seconds"), seconds);
                draft.Set(message.FindFieldByName("nanos"), nanos);
                break;
            case DurationValue duration:
                draft.Set(message.FindFieldByName("seconds"), duration.Seconds);
                draft.Set(message.FindFieldByName("nanos"), duration.Nanos);
                break;
            case string text when message.FullName == "google.protobuf.FieldMask":
                var paths = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                draft.Set(message.FindFieldByName("paths"), paths.Select(path => (object)Masks.Snake(path)).ToArray());
                break;
            case var json when message.FullName is "google.protobuf.Struct" or "google.protobuf.Value" or "google.protobuf.ListValue":
                FillJson(draft, json, at);
                break;
            case var _ when message.FullName == "google.protobuf.Any":
                throw Bad(at, "A message of any type is not taken.");
            case var wrapped when WellKnown.Of(message) is not null && message.FindFieldByName("value") is { } field:
                draft.Set(field, Item(field, wrapped, at));
                break;
        }

        return draft;
    }

    private static void FillJson(MessageDraft draft, object? json, IReadOnlyList<string> at)
    {
        var message = draft.Message;
        switch (message.Name, json)
        {
            case ("Struct", IDictionary<string, object?> members):
                var entries = message.FindFieldByName("fields");
                draft.Set(entries, members.Select(member => (object)Entry(entries.MessageType, member.Key, member.Value, at)).ToArray());
                break;
            case ("ListValue", IEnumerable<object?> items):
                var values = message.FindFieldByName("values");
                draft.Set(values, items.Select(item => (object)Json(values.MessageType, item, at)).ToArray());
                break;
            case ("Value", _):
                SetKind(draft, json, at);
                break;
            default:
                throw Bad(at, message.Name == "Struct" ? "Must be a JSON object." : "Must be a JSON array.");
        }
    }

    private static void SetKind(MessageDraft value, object? json, IReadOnlyList<string> at)
    {
        var (kind, content) = json switch
        {
            null => ("null_value", 0),
            bool boolean => ("bool_value", (object)boolean),
            string text => ("string_value", text),
            IDictionary<string, object?> => ("struct_value", Json(KindOf("struct_value"), json, at)),
            IEnumerable<object?> => ("list_value", Json(KindOf("list_value"), json, at)),
            BigInteger number => ("number_value", (double)number),
            _ => ("number_value", Convert.ToDouble(json, CultureInfo.InvariantCulture)),
        };
        value.Set(value.Message.FindFieldByName(kind), content);

        MessageDescriptor KindOf(string field) => value.Message.FindFieldByName(field).MessageType;
    }

    private static MessageDraft Json(MessageDescriptor message, object? json, IReadOnlyList<string> at)
    {
        var draft = new MessageDraft(message);
        FillJson(draft, json, at);
        return draft;
    }

    private static MessageDraft Entry(MessageDescriptor entry, string key, object? value, IReadOnlyList<string> at)
    {
        var draft = new MessageDraft(entry);
        draft.Set(entry.FindFieldByNumber(1), key);
        draft.Set(entry.FindFieldByNumber(2), Json(entry.FindFieldByNumber(2).MessageType, value, at));
        return draft;
    }

    // A message without fields is given by true. False leaves it out.
    private static bool IsPresence(FieldDescriptor field)
        => !field.IsRepeated && field.IsMessage() && field.MessageType.IsEmpty(isInput: true);

    private static GraphException Bad(IReadOnlyList<string> path, string text) => new(
        new GraphError(ErrorCodes.BadUserInput, "Invalid input provided") { FieldViolations = [new(path, text)] });
}
